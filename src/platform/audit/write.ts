import type { Db, Tx } from '#platform/database/index.ts';
import { type AuditLine, chainHash } from './chain.ts';

/** Something that was done, or that was asked and refused. Identifiers only: no name, no address, no text of anyone. */
export interface AuditFact {
  actor: { person: { id: string } | null };
  /** What was done, as `room.verb`: 'people.role_granted'. */
  action: string;
  entity?: string;
  entityId?: string | null;
  outcome: 'done' | 'denied';
  requestId: string | null;
}

/** What an identifier looks like: a space or an @ means that someone's name or address got in. */
const identifier = /^[^\s@]{1,200}$/;

/**
 * Adds an entry to the chain, within the transaction of what it tells of: rolled back together. Call it last, because
 * it locks the chain's head until the commit and everyone else who writes waits.
 * Throws on an `entityId` that is no identifier.
 */
export async function writeAudit(tx: Tx, fact: AuditFact): Promise<void> {
  const entityId = fact.entityId ?? null;
  if (entityId !== null && !identifier.test(entityId))
    throw new Error(`${fact.action}: the audit keeps identifiers only`);
  const head = await tx.selectFrom('audit_head').select(['seq', 'hash']).forUpdate().executeTakeFirstOrThrow();
  const line: AuditLine = {
    seq: head.seq + 1,
    at: new Date(),
    actor_id: fact.actor.person?.id ?? null,
    action: fact.action,
    entity: fact.entity ?? null,
    entity_id: entityId,
    outcome: fact.outcome,
    request_id: fact.requestId,
  };
  const hash = chainHash(head.hash, line);
  await tx
    .with('entry', (qb) => qb.insertInto('audit_entry').values({ ...line, previous_hash: head.hash, hash }))
    .updateTable('audit_head')
    .set({ seq: line.seq, hash })
    .execute();
}

/** Writes down a refusal in a transaction of its own, since that of the command was rolled back. */
export async function writeDenial(db: Db, fact: AuditFact): Promise<void> {
  await db.transaction().execute((tx) => writeAudit(tx, { ...fact, outcome: 'denied' }));
}
