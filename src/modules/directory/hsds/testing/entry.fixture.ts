import { type EntryKind, nowhere, type SearchDoc } from '#platform/search/index.ts';

/** What the index keeps of a subject of which only the name matters. */
export const entry = (kind: EntryKind, id: string, title: string): SearchDoc => ({
  kind,
  id,
  at: nowhere,
  title,
  summary: '',
  title_en: null,
  summary_en: null,
  place_name: null,
  address: null,
  organization_name: null,
  position: null,
  municipality_code: null,
  municipality_name: null,
  neighbourhood_id: null,
  ages: null,
  openings: null,
  phone: null,
  free: false,
  assured_on: null,
  stale_on: null,
  weight: 1,
  words: { b: '', c: '', d: '' },
  english: null,
  facets: [],
});
