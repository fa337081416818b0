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

export interface ShiftTable {
  id: Generated<string>;
  point_id: string;
  starts_at: Date;
  ends_at: Date;
  places: Generated<number>;
  confirmed_at: Date | null;
  confirmed_by: string | null;
  kept_from: Date | null;
  kept_to: Date | null;
}

export interface ShiftPlaceTable {
  id: Generated<string>;
  shift_id: string;
  person_id: string | null;
  swap_asked_at: Date | null;
  was_there: boolean | null;
  minutes: number | null;
}

export interface ShiftNoteTable {
  id: string;
  point_id: string;
  words: Buffer;
  written_at: Generated<Date>;
  written_by: string | null;
  done_at: Date | null;
  done_by: string | null;
}

export interface AgreementTable {
  id: Generated<string>;
  point_id: string;
  starts_on: string;
  ends_on: string;
  municipality: string;
  zone: string;
  zone_contact: string;
  zone_phone: string;
  quarter_council: string;
  duties: string;
  insurance: string;
  controller_municipality: string;
  controller_association: string;
  reply_days: number;
  allows_notes: boolean;
  allows_attachments: boolean;
  allows_inbox: boolean;
  written_at: Generated<Date>;
  written_by: string | null;
  told_60_at: Date | null;
  told_15_at: Date | null;
}

export interface ReminderTable {
  id: string;
  point_id: string;
  name: Buffer;
  phone: Buffer;
  promise: Buffer;
  phone_blind: Buffer;
  code_blind: Buffer;
  due_on: string;
  due_at: string | null;
  notice: string;
  notice_lang: string;
  basis: string;
  controller: string;
  made_at: Generated<Date>;
  made_by: string | null;
  done_at: Date | null;
  wrong_at: Date | null;
  wrong_words: Buffer | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    encounter: EncounterTable;
    request: RequestTable;
    answer: AnswerTable;
    shift: ShiftTable;
    shift_place: ShiftPlaceTable;
    shift_note: ShiftNoteTable;
    agreement: AgreementTable;
    reminder: ReminderTable;
  }
}
