import type { Generated } from 'kysely';
import type { InstantDefault, PointColumn } from '#platform/database/tables.ts';

export interface SearchEntryTable {
  kind: string;
  id: string;
  at: Generated<string>;
  title: string;
  summary: Generated<string>;
  title_en: string | null;
  summary_en: string | null;
  place_name: string | null;
  address: string | null;
  organization_name: string | null;
  terms: string;
  facets: Generated<string[]>;
  position: PointColumn | null;
  municipality_code: string | null;
  municipality_name: string | null;
  neighbourhood_id: string | null;
  ages: string | null;
  openings: string | null;
  phone: string | null;
  free: Generated<boolean>;
  assured_on: string | null;
  stale_on: string | null;
  weight: Generated<number>;
  updated_at: InstantDefault;
}

export interface SearchWordTable {
  word: string;
}

export interface SearchGapTable {
  month: string;
  topics: string[];
  filters: string[];
  neighbourhood_id: string | null;
  times: Generated<number>;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    search_entry: SearchEntryTable;
    search_word: SearchWordTable;
    search_gap: SearchGapTable;
  }
}
