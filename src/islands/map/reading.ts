import type { FeatureCollection } from 'geojson';

/** A result of the list that has a position. */
export interface Pin {
  /** As the list numbers it. */
  number: number;
  /** Id of the result's card on the page. */
  key: string;
  title: string;
  href: string | null;
  lon: number;
  lat: number;
}

/** Where the person asked for: a position and how far around it. */
export interface Around {
  lon: number;
  lat: number;
  /** Metres. */
  radius: number;
}

export interface Results {
  pins: Pin[];
  around: Around | null;
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

async function fetchJson(url: string, send?: string): Promise<unknown> {
  const headers = { Accept: 'application/geo+json, application/json' };
  const answer = await fetch(
    url,
    send === undefined ? { headers } : { headers, method: 'POST', body: new URLSearchParams(send) },
  );
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/**
 * Reads the results: a FeatureCollection of points with `pin` (their number), `result` (their card's id), `title` and
 * `url` among their properties, and beside the features an optional `centre` with `lat`, `lon` and `radius`.
 */
export async function fetchResults(url: string, send?: string): Promise<Results> {
  const read = record(await fetchJson(url, send));
  const features: unknown[] = Array.isArray(read.features) ? read.features : [];
  const pins = features.flatMap((feature, index) => pinOf(record(feature), index + 1) ?? []);
  const { lat, lon, radius } = record(read.centre);
  const around = { lat: number(lat), lon: number(lon), radius: number(radius) };
  return {
    pins: pins.sort((a, b) => a.number - b.number),
    around: Number.isFinite(around.lat + around.lon + around.radius) ? around : null,
  };
}

function pinOf(feature: Record<string, unknown>, place: number): Pin | null {
  const { pin, result, title, url } = record(feature.properties);
  const { type, coordinates } = record(feature.geometry);
  if (type !== 'Point' || !Array.isArray(coordinates)) return null;
  const [lon, lat] = coordinates.map(number);
  if (lon === undefined || lat === undefined || !Number.isFinite(lon + lat)) return null;
  return {
    number: Number.isInteger(pin) ? number(pin) : place,
    key: text(result) || `place-${place}`,
    title: text(title),
    href: text(url) || null,
    lon,
    lat,
  };
}

/** A neighbourhood's name and where to write it. */
export interface AreaName {
  name: string;
  lon: number;
  lat: number;
}

export interface Territory {
  shapes: FeatureCollection;
  names: AreaName[];
}

/** Reads the borders: areas whose `kind` is `municipality` or `neighbourhood`, each with its `name` and `centre`. */
export async function fetchTerritory(url: string): Promise<Territory> {
  const read = record(await fetchJson(url));
  const features: FeatureCollection['features'] = Array.isArray(read.features) ? read.features : [];
  const names = features.flatMap(({ properties }) => {
    const { kind, name, centre } = record(properties);
    const [lon, lat] = Array.isArray(centre) ? centre.map(number) : [];
    return kind === 'neighbourhood' && lon !== undefined && lat !== undefined ? [{ name: text(name), lon, lat }] : [];
  });
  return { shapes: { type: 'FeatureCollection', features }, names };
}
