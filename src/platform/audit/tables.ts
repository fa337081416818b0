import type { Generated } from 'kysely';
import type { InstantDefault } from '#platform/database/tables.ts';

export interface AuditEntryTable {
  seq: number;
  at: InstantDefault;
  actor_id: string | null;
  action: string;
  entity: string | null;
  entity_id: string | null;
  outcome: string;
  request_id: string | null;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface AuditHeadTable {
  only_one: Generated<boolean>;
  seq: number;
  hash: Buffer;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    audit_entry: AuditEntryTable;
    audit_head: AuditHeadTable;
  }
}
