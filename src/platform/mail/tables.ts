import type { Generated } from 'kysely';
import type { Instant, InstantDefault } from '#platform/database/tables.ts';

export interface MailTable {
  id: Generated<string>;
  message_id: string;
  about: string;
  address: string;
  person_id: string | null;
  subject: string | null;
  body: string | null;
  queued_at: InstantDefault;
  due_at: InstantDefault;
  tries: Generated<number>;
  sent_at: Instant | null;
  failed_at: Instant | null;
  problem: string | null;
}

export interface MailRefusalTable {
  address: string;
  refused_at: InstantDefault;
  problem: string;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    mail: MailTable;
    mail_refusal: MailRefusalTable;
  }
}
