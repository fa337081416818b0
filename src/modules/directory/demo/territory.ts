import { z } from 'zod';
import {
  boundsOf,
  centreOf,
  type Geometry,
  type LonLat,
  METRES_PER_DEGREE,
  type Position,
  toBox,
  toPoint,
} from '#platform/geo/index.ts';
import { demoId } from './ids.ts';
import type { DemoRows } from './rows.ts';
import drawn from './territory.json' with { type: 'json' };

const pair = z.tuple([z.number(), z.number()]);
const Territory = z.strictObject({
  centre: z.strictObject({ lon: z.number(), lat: z.number() }),
  /** Corners in metres east and north of the centre; neighbours share them, so that they tile. */
  corners: z.record(z.string(), pair),
  municipalities: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      province: z.string(),
      province_name: z.string(),
      postcodes: z.array(z.string()),
      ring: z.array(z.string()),
    }),
  ),
  neighbourhoods: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      postcode: z.string(),
      ring: z.array(z.string()),
      description: z.string(),
    }),
  ),
  streets: z.array(
    z.strictObject({
      name: z.string(),
      in: z.string(),
      line: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      last: z.number(),
    }),
  ),
});

/** The invented territory as it is drawn: two municipalities, five neighbourhoods, forty streets. */
export const territory = Territory.parse(drawn);

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function position(east: number, north: number): Position {
  const { lon, lat } = territory.centre;
  const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return { lon: rounded(lon + east / perLon), lat: rounded(lat + north / METRES_PER_DEGREE) };
}

function area(ring: readonly string[]): Geometry {
  const corners = [...ring, ...ring.slice(0, 1)].map((name): LonLat => {
    const corner = territory.corners[name];
    if (!corner) throw new Error(`no corner ${name}`);
    const { lon, lat } = position(corner[0], corner[1]);
    return [lon, lat];
  });
  return { type: 'Polygon', coordinates: [corners] };
}

type Street = (typeof territory.streets)[number];

/** Where a house number stands along its street. */
function along({ line: [x1, y1, x2, y2], last }: Street, number: number): Position {
  const share = Math.min(number, last) / last;
  // Even numbers stand on the right-hand side, nine metres off the middle.
  const side = number % 2 === 0 ? 9 : -9;
  const length = Math.hypot(x2 - x1, y2 - y1);
  return position(
    x1 + (x2 - x1) * share + (side * (y2 - y1)) / length,
    y1 + (y2 - y1) * share - (side * (x2 - x1)) / length,
  );
}

/** A house: its street, where it stands, in which neighbourhood, with which postcode. Throws where there is no such street. */
export function house(street: string, number: number, neighbourhood?: string) {
  const found = territory.streets.filter(
    (one) => one.name === street && (neighbourhood === undefined || one.in === neighbourhood),
  );
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} streets called ${street}`);
  const quarter = territory.neighbourhoods.find((one) => one.key === only.in);
  if (!quarter) throw new Error(`no neighbourhood ${only.in}`);
  return {
    address_1: `${street} ${number}`,
    postal_code: quarter.postcode,
    neighbourhood_id: demoId('neighbourhood', quarter.key),
    position: along(only, number),
  };
}

/** Municipalities, postcodes, neighbourhoods and streets. */
export function addTerritory(rows: DemoRows): void {
  for (const { code, name, province, province_name, postcodes, ring } of territory.municipalities) {
    const boundary = area(ring);
    const centre = toPoint(centreOf(boundary));
    rows.municipality.push({
      istat_code: code,
      name,
      province,
      province_name,
      region: '',
      position: centre,
      boundary,
      bounds: toBox(boundsOf(boundary)),
      invented: true,
    });
    for (const postcode of postcodes) {
      rows.postcode.push({ code: postcode, municipality_code: code, position: postcodeCentre(postcode) ?? centre });
    }
  }
  const home = territory.municipalities[0]?.code ?? '';
  for (const { key, name, ring, description } of territory.neighbourhoods) {
    const boundary = area(ring);
    rows.neighbourhood.push({
      id: demoId('neighbourhood', key),
      name,
      slug: key,
      description,
      municipality_code: home,
      boundary,
      position: toPoint(centreOf(boundary)),
      bounds: toBox(boundsOf(boundary)),
    });
  }
  for (const street of territory.streets) {
    rows.street.push({
      id: demoId('street', `${street.in}/${street.name}`),
      name: street.name,
      municipality_code: home,
      neighbourhood_id: demoId('neighbourhood', street.in),
      position: toPoint(along(street, street.last / 2)),
    });
  }
}

/** A postcode's point is that of its first neighbourhood; a village with none has its municipality's. */
function postcodeCentre(postcode: string): string | undefined {
  const first = territory.neighbourhoods.find((one) => one.postcode === postcode);
  return first && toPoint(centreOf(area(first.ring)));
}
