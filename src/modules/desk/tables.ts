import type { Generated } from 'kysely';

export interface EncounterTable {
  id: string;
  point_id: string;
  day: string;
  recorded_at: Generated<Date>;
  recorded_by: string | null;
  how: string;
  for_whom: string;
  came_for: string;
  outcome: string;
  age_band: string | null;
  neighbourhood_id: string | null;
  first_time: boolean | null;
  again_today: Generated<boolean>;
  language: string | null;
  on_paper: Generated<boolean>;
}

export interface RequestTable {
  encounter_id: string;
  number: number;
  words: Buffer | null;
  topics: Generated<string[]>;
}

export interface AnswerTable {
  encounter_id: string;
  kind: string;
  entry_id: string;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    encounter: EncounterTable;
    request: RequestTable;
    answer: AnswerTable;
  }
}
