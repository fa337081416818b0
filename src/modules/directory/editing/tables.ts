import type { ColumnType, Generated } from 'kysely';
import type { Door } from '../keeping/hours.ts';

/** A `jsonb` that only this room writes: read as what it was, written as text. */
type Json<T> = ColumnType<T, string, string>;

export interface DraftTable {
  person_id: string;
  kind: string;
  entry_id: string;
  new_entry: ColumnType<NewEntry | null, string | null, string | null>;
  said: Json<Record<string, string>>;
  saved_at: Date;
}

/** Of an entry that is not there yet: whose it will be, where it happens, what it is about. */
export interface NewEntry {
  organization_id: string | null;
  location_id: string | null;
  topics: readonly string[];
}

export interface ScheduleChangeTable {
  metadata_id: string;
  before: Json<Door[]>;
  after: Json<Door[]>;
}

export interface PhotoTable {
  id: Generated<string>;
  service_id: string | null;
  organization_id: string | null;
  location_id: string | null;
  asset_id: string | null;
  alt: string;
  hash: string;
  type: string;
  width: number;
  height: number;
  bytes: Buffer;
  person_id: string | null;
  added_at: Date;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    draft: DraftTable;
    schedule_change: ScheduleChangeTable;
    photo: PhotoTable;
  }
}
