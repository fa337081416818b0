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
