import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';

/** Identifiers, so that nothing personal waits in the queue. */
export type Payload = Readonly<Record<string, string | number | null>>;

export const channel = 'comunanza_later';

/**
 * Queues a fact in the transaction of its cause: it is told to whoever listens (`app/jobs.ts`) once that is committed,
 * at `due` or as soon as possible, and again after a while when the telling fails. Nothing is told of what was undone.
 */
export async function later(tx: Tx, name: string, payload: Payload = {}, due: Date | null = null): Promise<void> {
  await sql`insert into later (name, payload, due_at)
    values (${name}, ${JSON.stringify(payload)}::jsonb, coalesce(${due}::timestamptz, now()))`.execute(tx);
  await sql`select pg_notify(${channel}, current_schema())`.execute(tx);
}
