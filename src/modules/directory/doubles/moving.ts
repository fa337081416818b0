import { sql } from 'kysely';
import type { LoosePointer, Staying, Tx } from '#platform/database/index.ts';
import type { DoubleKind } from './likeness.ts';

/** What names an entry without the database knowing it. Rooms that are not there yet are passed over. */
export const loosePointers = (kind: DoubleKind): LoosePointer[] => [
  { table: 'attribute', column: 'link_id' },
  { table: 'metadata', column: 'resource_id' },
  { table: 'translation', column: 'id' },
  { table: 'import_row', column: 'entity_id' },
  { table: 'import_kept', column: 'entity_id' },
  { table: 'import_decision', column: 'same_as' },
  { table: 'joined_entry', column: 'into_id' },
  { table: 'correction', column: 'entry_id' },
  { table: 'review', column: 'entry_id' },
  { table: 'draft', column: 'entry_id' },
  ...(kind === 'organization'
    ? [{ table: 'role_grant', column: 'scope_id', where: { column: 'scope', is: 'organization' } }]
    : []),
];

export const ownColumn: Readonly<Record<DoubleKind, 'organization_id' | 'service_id' | 'location_id'>> = {
  organization: 'organization_id',
  service: 'service_id',
  place: 'location_id',
};

/** What two entries may both have: told alike by this, the second need not come along. */
const alike: Readonly<Record<string, string>> = {
  phone: `regexp_replace(number, '\\D', '', 'g')`,
  url: 'lower(url)',
  organization_identifier: `identifier_type || ' ' || identifier`,
  language: `coalesce(code, name)`,
  service_area: `coalesce(extent_type, '') || ' ' || coalesce(extent, name)`,
};
/** What says one thing only when it is said once: hours, papers, costs and addresses of both would contradict each other. */
const once = ['schedule', 'required_document', 'cost_option', 'address', 'accessibility'];

const columnsOf: Readonly<Record<DoubleKind, readonly string[]>> = {
  organization: ['phone', 'url', 'organization_identifier'],
  service: ['phone', 'url', 'language', 'service_area', 'schedule', 'required_document', 'cost_option'],
  place: ['phone', 'language', 'schedule', 'address', 'accessibility'],
};

/** Rows of the one that goes which the one that is kept has already: they stay behind. With which row stands for each. */
export async function whatStays(
  tx: Tx,
  kind: DoubleKind,
  from: string,
  into: string,
): Promise<{ staying: Staying; insteadOf: Map<string, string> }> {
  const column = sql.ref(ownColumn[kind]);
  const insteadOf = new Map<string, string>();
  const staying: Record<string, string[]> = {};
  const stay = (table: string, rows: readonly { id: string; instead: string | null }[]) => {
    staying[table] = rows.map(({ id }) => id);
    for (const { id, instead } of rows) if (instead) insteadOf.set(id, instead);
  };
  for (const table of columnsOf[kind]) {
    const name = sql.table(table);
    const same = alike[table];
    const { rows } = once.includes(table)
      ? await sql<{ id: string; instead: string | null }>`select t.id, null as instead from ${name} t
          where t.${column} = ${from}::uuid and exists (select from ${name} k where k.${column} = ${into}::uuid)`.execute(
          tx,
        )
      : await sql<{ id: string; instead: string | null }>`
          select distinct on (t.id) t.id, k.id as instead
          from (select id, ${column} as owner, ${sql.raw(same ?? 'id::text')} as said from ${name}) t
            join (select id, ${column} as owner, ${sql.raw(same ?? 'id::text')} as said from ${name}) k on k.said = t.said
          where t.owner = ${from}::uuid and k.owner = ${into}::uuid`.execute(tx);
    stay(table, rows);
  }
  const { rows } = await sql<{ id: string; instead: string | null }>`
    select distinct on (t.id) t.id, k.id as instead from attribute t join attribute k
      on k.taxonomy_term_id = t.taxonomy_term_id and k.value is not distinct from t.value
    where t.link_id = ${from}::uuid and k.link_id = ${into}::uuid`.execute(tx);
  stay('attribute', rows);
  return { staying, insteadOf };
}
