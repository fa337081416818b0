import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index.ts';
import { ENTITIES, type Entity, type KnownIds } from './planned.ts';

const Fields = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const Given = z.record(z.string(), z.object({ entity: z.enum(ENTITIES), id: z.string(), fields: Fields }));
/** What a source said of a thing last time: its rows by slot. */
export type Given = z.infer<typeof Given>;

export type KnownRow = { key: string; entity_id: string; given: Given };

/** Rows that are known under their key as it is written are known from now on under the one that forgives case and spaces. */
export async function forgiveKeys(
  tx: Tx,
  source: string,
  drafts: readonly { key: string; keyAsWritten: string }[],
): Promise<void> {
  const pairs = drafts.flatMap(({ key, keyAsWritten: old }) => (key === old ? [] : [{ key, old }]));
  if (pairs.length === 0) return;
  await sql`update import_row r set key = p.key from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (key text, old text)
    where r.source = ${source} and r.key = p.old
      and not exists (select from import_row k where k.source = ${source} and k.key = p.key)`.execute(tx);
}

/** What the source said before under these keys. */
export async function knownRows(tx: Tx, source: string, keys: readonly string[]): Promise<Map<string, KnownRow>> {
  const { rows } = await sql<{ key: string; entity_id: string; given: unknown }>`
    select key, entity_id, given from import_row where source = ${source} and key = any(${[...keys]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.key, { ...row, given: Given.parse(row.given) }]));
}

/** A body that is there already under a codice fiscale, with the id of the identifier's row and the key this source knows it by. */
export type Coded = { identifier: string; id: string; organization_id: string; key: string | null };

/** Bodies by codice fiscale. */
export async function bodiesByCode(tx: Tx, source: string, codes: readonly string[]): Promise<Map<string, Coded>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<Coded>`
    select i.identifier, i.id, i.organization_id, r.key
    from organization_identifier i left join import_row r on r.source = ${source} and r.entity_id = i.organization_id
    where i.identifier_type = 'IT-CF' and i.identifier = any(${[...codes]}::text[]) and i.organization_id is not null`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.identifier, row]));
}

/** Bodies whose name is exactly one of these, whatever the capitals. The oldest where there are several. */
export async function bodiesByName(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; id: string }>`
    select distinct on (lower(name)) lower(name) as name, id from organization
    where lower(name) = any(${names.map((name) => name.toLowerCase())}::text[])
    order by lower(name), last_modified, id`.execute(tx);
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Slots that existing things fill already with rows of other hands: the same term, the same telephone. */
export async function slotsTaken(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownIds>> {
  const taken = new Map<string, Record<string, string>>();
  if (ids.length === 0) return taken;
  const list = [...ids];
  const { rows } = await sql<{ owner: string; slot: string; id: string }>`
    select a.link_id as owner, 'term/' || a.link_entity || '/' || x.code || '/' || t.code as slot, a.id
    from attribute a join taxonomy_term t on t.id = a.taxonomy_term_id join taxonomy x on x.id = t.taxonomy_id
    where a.link_id = any(${list}::uuid[])
    union all
    select coalesce(p.organization_id, p.service_id, p.location_id, p.asset_id), 'phone/' || regexp_replace(p.number, '\\D', '', 'g'), p.id
    from phone p where p.organization_id = any(${list}::uuid[]) or p.service_id = any(${list}::uuid[])
      or p.location_id = any(${list}::uuid[]) or p.asset_id = any(${list}::uuid[])
    union all
    select i.organization_id, 'fiscal_code', i.id from organization_identifier i
    where i.identifier_type = 'IT-CF' and i.organization_id = any(${list}::uuid[])`.execute(tx);
  for (const { owner, slot, id } of rows) taken.set(owner, { ...taken.get(owner), [slot]: id });
  return taken;
}

const table: Record<Entity, RawBuilder<unknown>> = {
  organization: sql`organization`,
  organization_identifier: sql`organization_identifier`,
  location: sql`location`,
  address: sql`address`,
  service: sql`service`,
  service_at_location: sql`service_at_location`,
  asset: sql`asset`,
  phone: sql`phone`,
  url: sql`url`,
  attribute: sql`attribute`,
};

/** Whole rows as they stand now, by id. */
export async function rowsAsTheyAre(
  tx: Tx,
  entity: Entity,
  ids: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ row: Record<string, unknown> & { id: string } }>`
    select to_jsonb(t) as row from ${table[entity]} t where t.id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ row }) => [row.id, row]));
}

const DELETABLE = ['phone', 'url', 'attribute'] as const;

/** Whether a row may go when its source no longer names it: only what hangs on other things, in the directory's own tables. */
export const mayGo = (entity: Entity): boolean => DELETABLE.some((one) => one === entity);

/** Takes away telephones, links and terms that their source no longer names. */
export async function takeAway(tx: Tx, entity: Entity, ids: readonly string[]): Promise<void> {
  if (ids.length === 0 || !mayGo(entity)) return;
  await sql`delete from ${table[entity]} where id = any(${[...ids]}::uuid[])`.execute(tx);
}
