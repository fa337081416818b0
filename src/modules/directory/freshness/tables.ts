import type { Generated } from 'kysely';
import type { Instant } from '#platform/database/tables.ts';

/** An entry whose check is due, and how asking went. */
export interface ReviewTable {
  id: Generated<string>;
  kind: string;
  entry_id: string;
  due_on: string;
  via: string;
  recipient_id: string | null;
  asked_at: Instant | null;
  reminders: Generated<number>;
  handed_at: Instant | null;
  ended_at: Instant | null;
  ended: string | null;
}

export interface ReviewRecipientTable {
  id: Generated<string>;
  address: string;
  person_id: string | null;
  written_at: Instant | null;
  told_at: Instant | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    review: ReviewTable;
    review_recipient: ReviewRecipientTable;
  }
}
