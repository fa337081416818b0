import type { Said } from '#platform/messages/index.ts';
import type { Row } from '../reading/load.ts';

// The rules of the database that data of others break, each in words: its name alone helps nobody.
const sentences: Record<string, string> = {
  location_latitude_range: 'hsds.import.latitude',
  location_longitude_range: 'hsds.import.longitude',
  location_position_whole: 'hsds.import.half_position',
  service_ages_ordered: 'hsds.import.ages',
  schedule_valid_ordered: 'hsds.import.valid',
};

/** What to say of a row that a rule of the database keeps out; one that has no sentence of its own is named. */
export function saidOf(rule: string, row: Row): Said {
  if (rule.endsWith('_name_given')) return { key: 'hsds.import.missing', values: { column: 'name' } };
  const key = sentences[rule];
  if (key === undefined) return { key: 'hsds.import.rule', values: { rule } };
  return { key, values: Object.fromEntries(valuesIn(row)) };
}

const valuesIn = (row: Row): [string, string][] =>
  ['latitude', 'longitude', 'minimum_age', 'maximum_age', 'valid_from', 'valid_to'].map((name) => [
    name,
    String(row[name] ?? ''),
  ]);
