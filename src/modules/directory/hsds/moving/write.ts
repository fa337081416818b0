import { putOrganizationRows } from '#modules/organizations/index.ts';
import { putPlaceRows } from '#modules/places/index.ts';
import { putRows, type Tx } from '#platform/database/index.ts';
import { stored } from '../model/own.ts';
import type { Row } from '../reading/load.ts';

type Write = (tx: Tx, rows: readonly Row[], key: readonly string[]) => Promise<number>;

const inOrganizations = (table: Parameters<typeof putOrganizationRows>[1]): Write => {
  return (tx, rows) => putOrganizationRows(tx, table, rows);
};
const inPlaces = (table: Parameters<typeof putPlaceRows>[1]): Write => {
  return (tx, rows) => putPlaceRows(tx, table, rows);
};
const here = (table: string): Write => {
  if (!isStored(table)) throw new Error(`${table} is no table that moves`);
  return (tx, rows, key) => putRows(tx, table, rows, { key });
};

function isStored(table: string): table is Parameters<typeof putRows>[1] {
  return stored.has(table);
}

/** Each table through the room that it stands in. */
const writers: Readonly<Record<string, Write>> = {
  organization: inOrganizations('organization'),
  organization_identifier: inOrganizations('organization_identifier'),
  program: inOrganizations('program'),
  municipality: inPlaces('municipality'),
  postcode: inPlaces('postcode'),
  neighbourhood: inPlaces('neighbourhood'),
  street: inPlaces('street'),
  location: inPlaces('location'),
  address: inPlaces('address'),
  accessibility: inPlaces('accessibility'),
  point: inPlaces('point'),
  taxonomy: here('taxonomy'),
  taxonomy_term: here('taxonomy_term'),
  term_label: here('term_label'),
  service: here('service'),
  service_at_location: here('service_at_location'),
  asset: here('asset'),
  procedure: here('procedure'),
  contact: here('contact'),
  phone: here('phone'),
  schedule: here('schedule'),
  cost_option: here('cost_option'),
  funding: here('funding'),
  language: here('language'),
  required_document: here('required_document'),
  service_area: here('service_area'),
  unit: here('unit'),
  service_capacity: here('service_capacity'),
  url: here('url'),
  attribute: here('attribute'),
  metadata: here('metadata'),
  translation: here('translation'),
  import_source: here('import_source'),
  import_row: here('import_row'),
};

/** Whether an import may write a table at all. */
export const isWritable = (table: string): boolean => Object.hasOwn(writers, table);

/** Writes whole rows, new or known by their key, through the room that the table stands in. Throws on a table that no import may write. */
export function putStored(tx: Tx, table: string, rows: readonly Row[], key: readonly string[]): Promise<number> {
  const write = writers[table];
  if (!write) throw new Error(`${table} is not written by imports`);
  return write(tx, rows, key);
}
