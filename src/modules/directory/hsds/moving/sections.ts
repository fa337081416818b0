import { type RawBuilder, sql } from 'kysely';
import { type HsdsTable, hsds, hsdsTables } from '../model/model.ts';
import { madeTables } from '../model/own.ts';
import type { View } from '../model/views.ts';

/** The lists of an export in JSON, each of whole objects: every row stands once, in the list of what it belongs to. */
export const sections: Readonly<Record<string, HsdsTable>> = {
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
  organizations: 'organization',
  locations: 'location',
  services: 'service',
};

/** Named by id here, because they stand in a list of their own. */
const elsewhere: readonly string[] = [
  'service.organization',
  'service.program',
  'service_at_location.location',
  'organization.locations',
  'attribute.taxonomy_term',
  'taxonomy_term.taxonomy_detail',
];

/** What nests in an export: everything that belongs to one thing alone. */
export const exportView: View = Object.fromEntries(
  hsdsTables.map((table) => [
    table,
    [...Object.keys(hsds[table].one), ...Object.keys(hsds[table].many)].filter(
      (field) => !elsewhere.includes(`${table}.${field}`),
    ),
  ]),
);

/** Rows of a table that no list carries, because they hang on nothing that HSDS nests them in; undefined where all are carried. */
export function loose(table: HsdsTable): RawBuilder<unknown> | undefined {
  if (madeTables.includes(table) || Object.values(sections).includes(table)) return undefined;
  const parents = hsdsTables.filter((parent) => nests(parent, table) && !madeTables.includes(parent));
  const carried = parents.map((parent) => {
    if (table === 'unit') return sql`exists (select from ${sql.table(parent)} p where p.unit_id = unit.id)`;
    if (table === 'attribute') return linked(parent, 'attribute.link_entity', 'attribute.link_id');
    if (table === 'metadata') return linked(parent, 'metadata.resource_type', 'metadata.resource_id');
    return sql`${sql.ref(`${table}.${parent}_id`)} is not null`;
  });
  return carried.length > 0 ? sql`not (${sql.join(carried, sql` or `)})` : undefined;
}

function nests(parent: HsdsTable, table: HsdsTable): boolean {
  return (exportView[parent] ?? []).some((field) => (hsds[parent].many[field] ?? hsds[parent].one[field]) === table);
}

function linked(parent: HsdsTable, entity: string, id: string): RawBuilder<unknown> {
  return sql`(${sql.ref(entity)} = ${parent} and exists (select from ${sql.table(parent)} p where p.id = ${sql.ref(id)}))`;
}
