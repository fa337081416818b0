import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Position } from '#platform/geo/index.ts';
import { similarity } from '../import/duplicates/similarity.ts';
import { ALIKE, MOST_OFFERED, NEAR } from './rules.ts';
import type { FindKind } from './schema.ts';

/** Something that a find may be the same as: an entry of the directory, or a find that waits. */
export interface Near {
  kind: string;
  id: string;
  name: string;
  address: string | null;
  metres: number | null;
}

interface Asked {
  id: string;
  kind: FindKind;
  name: string;
  position: Position | null;
  address: string | null;
}

/** A degree of latitude is 111 km: a box that surely holds the circle, even in the far north of Italy. */
const reach = NEAR / 111_000 / 0.65;

/**
 * What stands near the same spot under a similar name: entries, then finds that wait. Without a position, what has the same
 * address. What is missing is only compared with what else is missing there.
 */
export async function nearTo(db: Db, asked: Asked): Promise<Near[]> {
  const [entries, finds] = [await entriesAround(db, asked), await findsAround(db, asked)];
  const alike = (one: Near) => similarity(one.name, asked.name) >= ALIKE;
  if (asked.kind === 'missing') return finds.filter(({ kind }) => kind === 'missing');
  return [...entries.filter(alike), ...finds.filter((one) => one.kind !== 'missing' && alike(one))];
}

/** What a coordinator may join a find to: what is around, whatever its name, the most alike first. */
export async function joinable(db: Db, asked: Omit<Asked, 'id' | 'kind'>): Promise<Near[]> {
  const around = await entriesAround(db, asked);
  return around.sort((a, b) => similarity(b.name, asked.name) - similarity(a.name, asked.name)).slice(0, MOST_OFFERED);
}

/** All entries around a spot, the nearest first. */
async function entriesAround(db: Db, { position, address }: Omit<Asked, 'id' | 'kind' | 'name'>): Promise<Near[]> {
  if (position === null) return address === null ? [] : entriesAt(db, address);
  const { lat, lon } = position;
  const { rows } = await sql<Near>`
    select distinct on (kind, id) kind, id, title as name, address, round(metres_between(position, point(${lon}, ${lat})))::int as metres
    from search_entry where position <@ box(point(${lon - reach}, ${lat - reach}), point(${lon + reach}, ${lat + reach}))
      and metres_between(position, point(${lon}, ${lat})) <= ${NEAR}
    order by kind, id, metres limit 60`.execute(db);
  return rows.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0));
}

async function entriesAt(db: Db, address: string): Promise<Near[]> {
  const { rows } = await sql<Near>`
    select distinct on (kind, id) kind, id, title as name, address, null::int as metres from search_entry
    where starts_with(lower(address), ${address.toLowerCase().split(',')[0]?.trim() ?? ''}) order by kind, id limit 60`.execute(
    db,
  );
  return rows;
}

async function findsAround(db: Db, { id, position, address }: Asked): Promise<Near[]> {
  const metres = position
    ? sql`metres_between(point(longitude, latitude), point(${position.lon}, ${position.lat}))`
    : sql`null::float8`;
  const { rows } = await sql<Near>`
    select case when kind = 'missing' then 'missing' else 'find' end as kind, id, name, address, round(${metres})::int as metres
    from walk_find where state in ('unsure', 'waiting', 'noted') and id <> ${id}
      and (${metres} <= ${NEAR} or lower(address) = ${address?.toLowerCase() ?? null}) order by received_at limit 20`.execute(
    db,
  );
  return rows;
}
