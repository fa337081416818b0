import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';

/** Whom to name beside a thing that came from outside: CC BY and like licences ask for it wherever the thing is shown. */
export type Attribution = { title: string; url: string | null; licence: string; said_on: string | null };

/** The sources that spoke of each of these things, by their ids. Things written here by hand have none. */
export async function attributionOf(db: Db, ids: readonly string[]): Promise<Map<string, Attribution[]>> {
  const { rows } = await sql<Attribution & { id: string }>`
    select r.entity_id as id, s.title, s.url, s.licence, s.said_on::text as said_on
    from import_row r join import_source s on s.name = r.source
    where r.entity_id = any(${[...ids]}::uuid[]) order by s.title`.execute(db);
  return Map.groupBy(rows, (row) => row.id);
}
