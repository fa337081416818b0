import { putOrganizationRows } from '#modules/organizations/index.ts';
import { putPlaceRows } from '#modules/places/index.ts';
import { romeDate } from '#platform/calendar/index.ts';
import { putRows, type Tx } from '#platform/database/index.ts';
import { demoTown } from './town.ts';

/**
 * Writes Borgovivo into the commons, as it looks on the day of `now`. The vocabularies must be there already. Loading
 * again on the same day changes nothing. Nothing is put into the search index here.
 */
export async function loadDemoTown(tx: Tx, now: Date): Promise<void> {
  const town = demoTown(romeDate(now));
  // In this order, because what comes later points at what comes before.
  for (const table of ['municipality', 'postcode', 'neighbourhood', 'street'] as const) {
    await putPlaceRows(tx, table, town[table]);
  }
  for (const table of ['organization', 'organization_identifier'] as const) {
    await putOrganizationRows(tx, table, town[table]);
  }
  for (const table of ['location', 'address', 'accessibility', 'point'] as const) {
    await putPlaceRows(tx, table, town[table]);
  }
  for (const table of ownTables) await putRows(tx, table, town[table]);
  await putRows(tx, 'translation', town.translation, { key: ['id', 'entity', 'lang', 'field'] });
}

const ownTables = [
  'service',
  'service_at_location',
  'asset',
  'procedure',
  'contact',
  'phone',
  'schedule',
  'cost_option',
  'language',
  'required_document',
  'service_area',
  'url',
  'attribute',
] as const;
