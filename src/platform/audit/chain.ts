import { createHash } from 'node:crypto';

/** What an entry says, in the columns' names. */
export interface AuditLine {
  seq: number;
  at: Date;
  actor_id: string | null;
  action: string;
  entity: string | null;
  entity_id: string | null;
  outcome: string;
  request_id: string | null;
}

/** An entry's fingerprint: SHA-256 over the one before it and over what it says, in a fixed order. */
export function chainHash(previous: Buffer, line: AuditLine): Buffer {
  const said = [
    line.seq,
    line.at.toISOString(),
    line.actor_id,
    line.action,
    line.entity,
    line.entity_id,
    line.outcome,
    line.request_id,
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest();
}
