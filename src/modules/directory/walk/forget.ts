import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import { DAYS_KEPT, DAYS_NOTED, daysBefore } from './rules.ts';

/**
 * Removes what walks brought and nobody needs any more, photographs with it: what was left out or joined thirty days ago,
 * what its finder never said more of, what was missing a year ago. After a year nobody needs to know who walked either.
 */
export async function forgetWalks(tx: Tx, now: Date = new Date()): Promise<void> {
  const [month, year] = [daysBefore(now, DAYS_KEPT), daysBefore(now, DAYS_NOTED)];
  await sql`delete from walk_find where (state in ('left_out', 'joined') and decided_at < ${month})
    or (state = 'unsure' and received_at < ${month}) or (state = 'noted' and decided_at < ${year})`.execute(tx);
  await sql`update walk set walker_id = null where walker_id is not null and day < ${year}::date`.execute(tx);
  await sql`delete from walk w where day < ${month}::date
    and not exists (select from walk_find f where f.walk_id = w.id)`.execute(tx);
}
