import type { Insertable } from 'kysely';
import type { Tables } from '#platform/database/tables.ts';
import { termId } from '../vocabularies/index.ts';
import { demoId } from './ids.ts';

type DemoTable =
  | 'municipality'
  | 'postcode'
  | 'neighbourhood'
  | 'street'
  | 'organization'
  | 'organization_identifier'
  | 'location'
  | 'address'
  | 'accessibility'
  | 'point'
  | 'service'
  | 'service_at_location'
  | 'asset'
  | 'procedure'
  | 'contact'
  | 'phone'
  | 'schedule'
  | 'cost_option'
  | 'language'
  | 'required_document'
  | 'service_area'
  | 'url'
  | 'attribute'
  | 'translation';

/** Whole rows by table. Rows of one table all have the same columns, so that they can be written in one statement. */
export type DemoRows = { [T in DemoTable]: Insertable<Tables[T]>[] };

/** No rows yet. */
export const noRows = (): DemoRows => ({
  municipality: [],
  postcode: [],
  neighbourhood: [],
  street: [],
  organization: [],
  organization_identifier: [],
  location: [],
  address: [],
  accessibility: [],
  point: [],
  service: [],
  service_at_location: [],
  asset: [],
  procedure: [],
  contact: [],
  phone: [],
  schedule: [],
  cost_option: [],
  language: [],
  required_document: [],
  service_area: [],
  url: [],
  attribute: [],
  translation: [],
});

type Marked = 'organization' | 'location' | 'service' | 'asset' | 'procedure' | 'schedule';

/** Says what something is with terms of a shipped taxonomy; a code that does not exist is refused by the foreign key. */
export function mark(rows: DemoRows, entity: Marked, id: string, taxonomy: string, codes: readonly string[]): void {
  for (const code of codes) {
    rows.attribute.push({
      id: demoId('attribute', `${id}/${taxonomy}/${code}`),
      link_id: id,
      taxonomy_term_id: termId(taxonomy, code),
      link_type: taxonomy,
      link_entity: entity,
      value: null,
      label: null,
    });
  }
}

/** The English of a row, field by field. */
export function translate(rows: DemoRows, entity: Marked, id: string, texts: Record<string, string>): void {
  for (const [field, text] of Object.entries(texts)) rows.translation.push({ entity, id, lang: 'en', field, text });
}
