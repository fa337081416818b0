import { sql } from 'kysely';
import { type Db, NotFound } from '#platform/database/index.ts';

/** The neighbourhoods of the commons, by name. */
export async function neighbourhoodsOf(db: Db): Promise<{ id: string; name: string; slug: string }[]> {
  return db.selectFrom('neighbourhood').select(['id', 'name', 'slug']).orderBy('folded').orderBy('name').execute();
}

/** A point to ask: the nearest Punto Comunità, whose work is listening; another kind where there is none. */
export async function pointToAsk(
  db: Db,
  near: { lat: number; lon: number } | null,
): Promise<{ id: string; name: string; phone: string | null; address: string | null; location_id: string } | null> {
  const distance = near
    ? sql`metres_between(point(l.longitude, l.latitude), point(${near.lon}, ${near.lat}))`
    : sql`null::float8`;
  const { rows } = await sql<{
    id: string;
    name: string;
    phone: string | null;
    address: string | null;
    location_id: string;
  }>`
    select p.id, p.name, p.location_id, (select number from phone where location_id = l.id order by id limit 1) as phone,
      (select address_1 from address where location_id = l.id order by id limit 1) as address
    from point p join location l on l.id = p.location_id 
    order by (p.kind = 'punto_comunita') desc, ${distance} nulls last, p.name limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Where a point is, and by which number it is called. */
export interface PointCard {
  id: string;
  name: string;
  phone: string | null;
  address: string | null;
}

/** Throws `NotFound` for a point that is not there. */
export async function pointCard(db: Db, point: string): Promise<PointCard> {
  const { rows } = await sql<PointCard>`
    select p.id, p.name, (select number from phone where location_id = p.location_id order by id limit 1) as phone,
      (select address_1 from address where location_id = p.location_id order by id limit 1) as address
    from point p where p.id = ${point}`.execute(db);
  const [card] = rows;
  if (!card) throw new NotFound();
  return card;
}

export interface NamedEntry {
  kind: string;
  id: string;
  title: string;
  title_en: string | null;
}

/** What these entries are called now, in the order asked; what is no longer shown is left out. */
export async function entriesNamed(db: Db, entries: readonly { kind: string; id: string }[]): Promise<NamedEntry[]> {
  if (entries.length === 0) return [];
  const { rows } = await sql<NamedEntry>`select distinct on (kind, id) kind, id, title, title_en from search_entry
    where (kind, id) in (select * from unnest(${entries.map(({ kind }) => kind)}::text[], ${entries.map(({ id }) => id)}::uuid[]))`.execute(
    db,
  );
  return entries.flatMap(({ kind, id }) => rows.find((row) => row.kind === kind && row.id === id) ?? []);
}

/** The services that a town calls its emergency social service, with a number to call. */
export async function emergencySocialService(db: Db): Promise<{ id: string; name: string; phone: string }[]> {
  const { rows } = await sql<{ id: string; name: string; phone: string }>`
    select distinct on (title, id) id, title as name, phone from search_entry
    where kind = 'service' and phone is not null
      and title ~* '(pronto intervento|emergenza|urgenza) sociale|emergency social'
    order by title, id limit 3`.execute(db);
  return rows;
}
