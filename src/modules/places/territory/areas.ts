import { Refusal } from '#platform/database/index.ts';
import { type GeoJsonRefusal, type Geometry, parseGeoJson } from '#platform/geo/index.ts';

const sentences: Record<GeoJsonRefusal, string> = {
  not_json: 'places.geojson.not_json',
  not_areas: 'places.geojson.not_areas',
  empty: 'places.geojson.empty',
  too_large: 'places.geojson.too_large',
  not_degrees: 'places.geojson.not_degrees',
  ring_open: 'places.geojson.ring_open',
  ring_too_short: 'places.geojson.ring_too_short',
};

/** One area of a file, and a way to read what it says of itself under one of several usual names, in any case. */
export interface Area {
  geometry: Geometry;
  properties: Record<string, unknown>;
  text(names: readonly string[]): string | undefined;
}

/** The areas of a GeoJSON text. Throws a Refusal with the reason, and the feature's number where it is one's fault. */
export function readAreas(geojson: string): Area[] {
  const read = parseGeoJson(geojson);
  if ('refused' in read) throw new Refusal(sentences[read.refused], 'file', { feature: read.feature ?? 0 });
  return read.features.map(({ geometry, properties }) => ({
    geometry,
    properties,
    text: (names) => textOf(properties, names),
  }));
}

function textOf(properties: Record<string, unknown>, names: readonly string[]): string | undefined {
  const byName = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of names) {
    const value = byName.get(name);
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}
