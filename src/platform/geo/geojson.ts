import { z } from 'zod';
import type { Geometry, LonLat } from './shapes.ts';

/** Why a GeoJSON text is refused. */
export type GeoJsonRefusal =
  | 'not_json'
  | 'not_areas'
  | 'empty'
  | 'too_large'
  | 'not_degrees'
  | 'ring_open'
  | 'ring_too_short';

export interface Feature {
  type: 'Feature';
  geometry: Geometry;
  properties: Record<string, unknown>;
}

export interface FeatureCollection {
  type: 'FeatureCollection';
  features: Feature[];
}

const MOST_CHARACTERS = 60_000_000;
const MOST_FEATURES = 10_000;
const MOST_CORNERS = 1_000_000;

// Altitudes are allowed by RFC 7946 and dropped here.
const corner = z
  .array(z.number())
  .min(2)
  .max(4)
  .transform(([lon = 0, lat = 0]): LonLat => [lon, lat]);
const surface = z.array(z.array(corner)).min(1);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: surface }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(surface).min(1) }),
]);
const feature = z.object({
  type: z.literal('Feature'),
  geometry,
  properties: z.record(z.string(), z.unknown()).nullish(),
});
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(feature) });
const document = z.union([
  collection,
  feature.transform((one) => ({ type: 'FeatureCollection' as const, features: [one] })),
]);

/**
 * Reads a GeoJSON text (RFC 7946) of areas: a FeatureCollection, or one Feature, of Polygons and MultiPolygons in
 * degrees of WGS 84, every ring closed. What is anything else is refused with the reason and, where it is one
 * feature's fault, its number counted from 1.
 */
export function parseGeoJson(text: string): FeatureCollection | { refused: GeoJsonRefusal; feature?: number } {
  if (text.length > MOST_CHARACTERS) return { refused: 'too_large' };
  const json = jsonOf(text);
  if (json === undefined) return { refused: 'not_json' };
  const parsed = document.safeParse(json);
  if (!parsed.success) return { refused: 'not_areas' };
  const { features } = parsed.data;
  if (features.length === 0) return { refused: 'empty' };
  if (features.length > MOST_FEATURES) return { refused: 'too_large' };
  let corners = 0;
  for (const [index, { geometry: area }] of features.entries()) {
    for (const ring of ringsOf(area)) {
      const reason = flawOf(ring);
      if (reason !== null) return { refused: reason, feature: index + 1 };
      corners += ring.length;
    }
  }
  if (corners > MOST_CORNERS) return { refused: 'too_large' };
  return {
    type: 'FeatureCollection',
    features: features.map((one) => ({ type: 'Feature', geometry: one.geometry, properties: one.properties ?? {} })),
  };
}

/** A geometry as the database kept it, checked again at the door. Null when it is none. */
export function geometryOf(stored: unknown): Geometry | null {
  const parsed = geometry.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

const ringsOf = (area: Geometry) => (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat());

function flawOf(ring: LonLat[]): GeoJsonRefusal | null {
  // Metres of a national grid (Gauss-Boaga, UTM) are the usual mistake: they are far above 180.
  if (ring.some(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))) return 'not_degrees';
  if (ring.length < 4) return 'ring_too_short';
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1] ? null : 'ring_open';
}
