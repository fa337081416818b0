import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/index.ts';
import { containsPoint, type Geometry, type Position, sizeOf } from '#platform/geo/index.ts';
import { type ShapeRef, shapesOf } from './boundaries.ts';

/** In which municipality and neighbourhood a position lies; null where no boundary that we have holds it. */
export interface Whereabouts {
  municipality_code: string | null;
  neighbourhood_id: string | null;
}

const nowhere: Whereabouts = { municipality_code: null, neighbourhood_id: null };
const AT_ONCE = 5_000;

interface Candidate extends ShapeRef {
  at: number;
  municipality_code: string;
}

/**
 * Tells for each position its municipality and neighbourhood, in the same order: point in polygon on the boundaries
 * that the commons has. Where neighbourhoods overlap, the smallest counts. Two queries for every 5,000 positions, and
 * one when their boundaries have been seen before.
 */
export async function placeRows(db: Db, positions: readonly (Position | null)[]): Promise<Whereabouts[]> {
  const placed: Whereabouts[] = [];
  for (let from = 0; from < positions.length; from += AT_ONCE) {
    placed.push(...(await placeSome(db, positions.slice(from, from + AT_ONCE))));
  }
  return placed;
}

/** The same for one position. */
export async function placeLocation(db: Db, position: Position): Promise<Whereabouts> {
  const [whereabouts = nowhere] = await placeRows(db, [position]);
  return whereabouts;
}

async function placeSome(db: Db, positions: readonly (Position | null)[]): Promise<Whereabouts[]> {
  const candidates = await boxesAround(db, positions);
  const shapes = await shapesOf(db, candidates);
  const sizes = new Map<string, number>();
  const found = positions.map(() => ({ ...nowhere, size: Infinity }));
  for (const candidate of candidates) {
    const position = positions[candidate.at];
    const whereabouts = found[candidate.at];
    const shape = shapes.get(candidate.key);
    if (!position || !whereabouts || !shape || !containsPoint(shape, position)) continue;
    if (candidate.table === 'municipality') {
      whereabouts.municipality_code = candidate.municipality_code;
      continue;
    }
    const size = sizeIn(sizes, candidate.key, shape);
    if (size >= whereabouts.size) continue;
    whereabouts.size = size;
    whereabouts.neighbourhood_id = candidate.id;
    whereabouts.municipality_code ??= candidate.municipality_code;
  }
  return found.map(({ municipality_code, neighbourhood_id }) => ({ municipality_code, neighbourhood_id }));
}

// Municipalities first, so that a neighbourhood names its own only where no boundary did.
async function boxesAround(db: Db, positions: readonly (Position | null)[]): Promise<Candidate[]> {
  const asked = positions.flatMap((position, at) => (position ? [{ at, ...position }] : []));
  if (asked.length === 0) return [];
  const { rows } = await sql<Candidate>`
    with asked as (
      select at, box(point(lon, lat), point(lon, lat)) as spot
      from unnest(${asked.map((one) => one.at)}::int[], ${asked.map((one) => one.lon)}::float8[],
        ${asked.map((one) => one.lat)}::float8[]) as one (at, lon, lat)
    )
    select 'municipality' as "table", m.istat_code as id, m.boundary_key as key, asked.at, m.istat_code as municipality_code
    from asked join municipality m on m.bounds @> asked.spot where m.boundary_key is not null
    union all
    select 'neighbourhood', n.id::text, n.boundary_key, asked.at, n.municipality_code
    from asked join neighbourhood n on n.bounds @> asked.spot`.execute(db);
  return rows;
}

function sizeIn(sizes: Map<string, number>, key: string, shape: Geometry): number {
  const known = sizes.get(key);
  if (known !== undefined) return known;
  const size = sizeOf(shape);
  sizes.set(key, size);
  return size;
}

/**
 * Looks again where every location with a position lies, after boundaries were drawn: its neighbourhood is set anew,
 * its municipality only where none was known (an address names it better than a rough position).
 * @returns the ids of the locations that changed.
 */
export async function settleLocations(tx: Tx): Promise<string[]> {
  const changed: string[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await tx
      .selectFrom('location')
      .select(['id', 'latitude', 'longitude', 'municipality_code', 'neighbourhood_id'])
      .where('latitude', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return changed;
    after = last.id;
    const places = await placeRows(
      tx,
      rows.map(({ latitude, longitude }) => ({ lat: latitude ?? 0, lon: longitude ?? 0 })),
    );
    const moved = rows.flatMap((row, i) => {
      const { municipality_code, neighbourhood_id } = places[i] ?? nowhere;
      const code = row.municipality_code ?? municipality_code;
      const same = row.neighbourhood_id === neighbourhood_id && row.municipality_code === code;
      return same ? [] : [{ id: row.id, municipality_code: code, neighbourhood_id }];
    });
    await writeMoved(tx, moved);
    changed.push(...moved.map(({ id }) => id));
  }
}

async function writeMoved(
  tx: Tx,
  moved: { id: string; municipality_code: string | null; neighbourhood_id: string | null }[],
) {
  if (moved.length === 0) return;
  await sql`
    update location l set municipality_code = moved.municipality_code, neighbourhood_id = moved.neighbourhood_id
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as moved (id uuid, municipality_code text, neighbourhood_id uuid)
    where l.id = moved.id`.execute(tx);
}
