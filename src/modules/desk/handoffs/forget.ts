import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';

/**
 * Every night: whom it was about to see, what was said and the code go 30 days after the end. What stays, for counting, says of
 * nobody who it was: states, days and reasons.
 */
export async function forgetHandoffs(tx: Tx, now: Date): Promise<void> {
  const over = sql`ended_at < ${now}::timestamptz - interval '30 days'`;
  await sql`update handoff_event set words = null where words is not null
    and handoff_id in (select id from handoff where ${over})`.execute(tx);
  await sql`delete from handoff_look where handoff_id in (select id from handoff where ${over})`.execute(tx);
  await sql`update handoff set office = null, slip = null, code_hash = null
    where ${over} and (office is not null or slip is not null or code_hash is not null)`.execute(tx);
}
