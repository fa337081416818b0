import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { keepsFor } from '../keeping/policy.ts';

/** An entry that someone keeps, as their list shows it. */
export interface Mine {
  kind: string;
  id: string;
  name: string;
  status: string;
  assured_date: string | null;
}

export const PAGE = 50;

/** The entries that someone keeps, by name, a page at a time, withdrawn ones too. */
export async function entriesOf(
  db: Db,
  actor: Actor,
  { words, page }: { words: string; page: number },
): Promise<{ entries: Mine[]; total: number }> {
  const organizations = keepsFor(actor);
  const pattern = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const theirs = organizations === null ? sql`true` : sql`organization_id = any(${organizations}::uuid[])`;
  const which = sql`from (
      select 'service' as kind, id, name, status, assured_date, organization_id from service
      union all select 'organization', id, name, 'active', assured_date, id from organization
      union all select 'place', id, name, 'active', assured_date, organization_id from location where name is not null
      union all select 'asset', id, name, status, assured_date, organization_id from asset
      union all select 'procedure', id, name, status, assured_date, null from procedure) e
    where ${theirs} and name ilike ${pattern}`;
  const [entries, counted] = await Promise.all([
    sql<Mine>`select kind, id, name, status, assured_date ${which} order by name, id limit ${PAGE} offset ${(page - 1) * PAGE}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*)::int as total ${which}`.execute(db),
  ]);
  return { entries: entries.rows, total: counted.rows[0]?.total ?? 0 };
}
