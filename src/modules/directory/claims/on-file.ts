import { sql } from 'kysely';
import { type Db, NotFound } from '#platform/database/index.ts';
import { daysOnFile } from './rules.ts';

/** An organisation as whoever asks to look after it must know it. */
export interface OnFile {
  id: string;
  name: string;
  /** Addresses that prove something, in a fixed order: what was changed by hand a few days ago does not. */
  addresses: readonly string[];
}

/** Reads the addresses on file of an organisation: its own and those of its contacts. Throws `NotFound` where there is none. */
export async function readOnFile(db: Db, organizationId: string, now: Date): Promise<OnFile> {
  const { rows } = await sql<{ name: string; email: string | null; fresh: boolean; contacts: string[] | null }>`
    select o.name, o.email,
      exists (select from metadata m join change_cause c on c.metadata_id = m.id
        where m.resource_id = o.id and m.field_name = 'email'
          and m.last_action_date > ${now}::timestamptz - make_interval(days => ${daysOnFile})) as fresh,
      (select array_agg(distinct lower(btrim(k.email)) order by lower(btrim(k.email))) from contact k
        where k.organization_id = o.id and k.email like '_%@_%') as contacts
    from organization o where o.id = ${organizationId}::uuid`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound();
  const own = found.email?.includes('@') && !found.fresh ? [found.email.trim().toLowerCase()] : [];
  return { id: organizationId, name: found.name, addresses: [...new Set([...own, ...(found.contacts ?? [])])] };
}
