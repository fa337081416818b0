import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { type Geometry, simplify } from '#platform/geo/index.ts';
import { shapesOf } from './territory/boundaries.ts';

/** An area to be drawn: without its shape, which is read only when somebody has not got it yet. */
interface Outline {
  table: 'municipality' | 'neighbourhood';
  id: string;
  name: string;
  slug: string | null;
  key: string;
  centre: { x: number; y: number } | null;
}

/** Borders to draw, and a tag that changes when any of them does. */
export interface Borders {
  etag: string;
  /** The GeoJSON text. Asked only when the reader has not got this version. */
  read(): Promise<string>;
}

/** Borders of neighbourhoods are drawn larger than those of municipalities: metres that a line may be off. */
const tolerance = { municipality: 25, neighbourhood: 8 } as const;
const MOST_KEPT = 24;
const kept = new Map<string, string>();

/** The neighbourhoods of the commons, by name. */
export async function neighbourhoodBorders(db: Db): Promise<Borders | null> {
  return bordersOf(db, await neighbourhoodOutlines(db));
}

/** One municipality's border; null where none is known. */
export async function municipalityBorder(db: Db, code: string): Promise<Borders | null> {
  return bordersOf(db, await municipalityOutlines(db, code));
}

/** What a map of the commons needs: its municipality's border, and its neighbourhoods. */
export async function commonsBorders(db: Db, municipality: string | null): Promise<Borders | null> {
  const around = municipality === null ? [] : await municipalityOutlines(db, municipality);
  return bordersOf(db, [...around, ...(await neighbourhoodOutlines(db))]);
}

async function neighbourhoodOutlines(db: Db): Promise<Outline[]> {
  const { rows } = await sql<Outline>`
    select 'neighbourhood' as "table", id::text as id, name, slug, boundary_key as key, position as centre
    from neighbourhood order by name, id`.execute(db);
  return rows;
}

async function municipalityOutlines(db: Db, code: string): Promise<Outline[]> {
  const { rows } = await sql<Outline>`
    select 'municipality' as "table", istat_code as id, name, null as slug, boundary_key as key, position as centre
    from municipality where istat_code = ${code} and boundary_key is not null`.execute(db);
  return rows;
}

function bordersOf(db: Db, outlines: Outline[]): Borders | null {
  if (outlines.length === 0) return null;
  const etag = createHash('sha256').update(JSON.stringify(outlines)).digest('base64url').slice(0, 22);
  return { etag, read: async () => kept.get(etag) ?? keep(etag, await draw(db, outlines)) };
}

async function draw(db: Db, outlines: Outline[]): Promise<string> {
  const shapes = await shapesOf(db, outlines);
  const features = outlines.flatMap((outline) => {
    const shape = shapes.get(outline.key);
    return shape === undefined ? [] : [featureOf(outline, simplify(shape, tolerance[outline.table]))];
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const featureOf = ({ table, id, name, slug, centre }: Outline, geometry: Geometry) => ({
  type: 'Feature',
  id,
  geometry,
  properties: { kind: table, name, slug, centre: centre === null ? null : [centre.x, centre.y] },
});

function keep(etag: string, text: string): string {
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(etag, text);
  return text;
}
