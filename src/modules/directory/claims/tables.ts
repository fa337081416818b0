import type { Generated } from 'kysely';
import type { Instant, InstantDefault } from '#platform/database/tables.ts';
import type { State } from './rules.ts';

export interface ClaimTable {
  id: Generated<string>;
  organization_id: string;
  person_id: string;
  state: State;
  words: string | null;
  proven: Generated<boolean>;
  code_hash: Buffer | null;
  code_ends_at: Instant | null;
  tries: Generated<number>;
  asked_at: InstantDefault;
  decided_at: Instant | null;
  decided_by: string | null;
  answer: string | null;
}

export interface ClaimLetterTable {
  id: Generated<string>;
  organization_id: string;
  sent_at: InstantDefault;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    claim: ClaimTable;
    claim_letter: ClaimLetterTable;
  }
}
