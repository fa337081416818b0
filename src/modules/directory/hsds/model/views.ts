import { type HsdsTable, hsds, hsdsTables } from './model.ts';

/** Which nested fields each table carries in an answer. A table that is not named carries none. */
export type View = Readonly<Partial<Record<HsdsTable, readonly string[]>>>;

export interface Nested {
  table: HsdsTable;
  many: boolean;
}

/** What the API nests beyond the tables' own schemas: an organisation's services, and the service that is given somewhere. */
const crossings: Readonly<Record<string, Nested>> = {
  'organization.services': { table: 'service', many: true },
  'service_at_location.service': { table: 'service', many: false },
};

/** What stands in a nested field. Throws on a field that does not exist: that is a bug. */
export function nestedIn(table: HsdsTable, field: string): Nested {
  const { many, one } = hsds[table];
  const list = many[field];
  if (list) return { table: list, many: true };
  const single = one[field];
  if (single) return { table: single, many: false };
  const crossing = crossings[`${table}.${field}`];
  if (crossing) return crossing;
  throw new Error(`HSDS has nothing nested in ${table}.${field}`);
}

/** Everything that nests, as HSDS has it: no circle, since organisations do not carry their services there. */
const everything: View = Object.fromEntries(
  hsdsTables.map((table) => [table, [...Object.keys(hsds[table].one), ...Object.keys(hsds[table].many)]]),
);

function without(view: View, table: HsdsTable, ...fields: string[]): View {
  return { ...view, [table]: (view[table] ?? []).filter((field) => !fields.includes(field)) };
}

function adding(view: View, table: HsdsTable, ...fields: string[]): View {
  return { ...view, [table]: [...(view[table] ?? []), ...fields] };
}

// In a list an organisation leaves its places to its own address: with a thousand of them, each service would repeat all.
const inList = (view: View): View => without(view, 'organization', 'locations');

export const serviceList: View = { service: ['organization', 'program'] };
export const serviceFull: View = everything;
export const serviceFullList: View = inList(serviceFull);

export const serviceAtLocationList: View = { service_at_location: ['location', 'service'], ...serviceList };
export const serviceAtLocationFull: View = adding(
  without(everything, 'service', 'service_at_locations'),
  'service_at_location',
  'service',
);
export const serviceAtLocationFullList: View = inList(serviceAtLocationFull);

export const plain: View = {};
export const organizationFull: View = adding({ ...everything, service: [] }, 'organization', 'services');
export const organizationFullService: View = adding(
  without(everything, 'service', 'organization'),
  'organization',
  'services',
);

export const termWithTaxonomy: View = { taxonomy_term: ['taxonomy_detail'] };
export const taxonomyFull: View = { taxonomy: ['metadata'] };
export const termFull: View = { taxonomy_term: ['taxonomy_detail', 'metadata'], taxonomy: ['metadata'] };

/** The tables that a view reaches from a root, each after every other that names it. */
export function reached(view: View, root: HsdsTable): HsdsTable[] {
  const done: HsdsTable[] = [];
  const visit = (table: HsdsTable): void => {
    if (done.includes(table)) return;
    for (const field of view[table] ?? []) visit(nestedIn(table, field).table);
    done.unshift(table);
  };
  visit(root);
  return done;
}
