import type { Generated } from 'kysely';
import type { Instant } from '#platform/database/tables.ts';
import type { Lang } from '#platform/messages/index.ts';
import type { KeptKind } from '../keeping/facts.ts';
import type { State } from './rules.ts';

export interface CorrectionTable {
  id: Generated<string>;
  code_hash: string | null;
  kind: KeptKind;
  entry_id: string | null;
  fact: string | null;
  said: string | null;
  wish: string | null;
  wish_key: string | null;
  email: string | null;
  lang: Lang;
  state: State;
  joined_to: string | null;
  outcome: string | null;
  arrived_at: Instant;
  settled_at: Instant | null;
  settled_by: string | null;
}

export interface ProposalTable {
  correction_id: string;
  name: string;
  description: string;
  where_text: string;
  contact: string;
}

export interface CorrectionNoticeTable {
  organization_id: string | null;
  told_at: Instant | null;
  queued: boolean;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    correction: CorrectionTable;
    proposal: ProposalTable;
    correction_notice: CorrectionNoticeTable;
  }
}
