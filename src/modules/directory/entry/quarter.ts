import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { type Geometry, geometryOf } from '#platform/geo/index.ts';

/** A neighbourhood, with its border. */
export interface Quarter {
  id: string;
  name: string;
  slug: string;
  description: string;
  municipality: string;
  shape: Geometry | null;
  /** How many entries of each kind lie in it. */
  counts: Record<string, number>;
}

interface Row extends Omit<Quarter, 'shape' | 'counts'> {
  boundary: unknown;
  counts: Record<string, number> | null;
}

/** Every neighbourhood of the commons, by name, with how much there is in each. */
export async function readQuarters(db: Db): Promise<Quarter[]> {
  const { rows } = await sql<Row>`
    with counted as (select neighbourhood_id, kind, count(distinct id)::int as n from search_entry
      where neighbourhood_id is not null group by neighbourhood_id, kind)
    select q.id, q.name, q.slug, q.description, m.name as municipality, q.boundary,
      (select json_object_agg(c.kind, c.n) from counted c where c.neighbourhood_id = q.id) as counts
    from neighbourhood q join municipality m on m.istat_code = q.municipality_code order by q.folded, q.name, q.id`.execute(
    db,
  );
  return rows.map(({ boundary, counts, ...row }) => ({ ...row, shape: geometryOf(boundary), counts: counts ?? {} }));
}

/** What its border and its words are by now: null when there is no such neighbourhood. */
export async function quarterVersion(db: Db, slug: string): Promise<string | null> {
  const { rows } = await sql<{ version: string }>`
    select concat(boundary_key, md5(concat(name, description))) as version from neighbourhood where slug = ${slug}`.execute(
    db,
  );
  return rows[0]?.version ?? null;
}
