import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/index.ts';

/** How long corrections wait until somebody accepts or answers them. */
export interface AnswerTimes {
  /** How many were accepted or answered. */
  answered: number;
  /** Hours until half of them had an answer; null where none had. */
  median_hours: number | null;
  /** Of those that are answered or have waited seven days already, the part that was answered within seven; null of none. */
  within_week: number | null;
}

/** Of the corrections that have arrived since then, until now. Those that said the same as an earlier one count once. */
export async function answerTimes(db: Db, since: Date, now: Date): Promise<AnswerTimes> {
  const { rows } = await sql<AnswerTimes>`
    select count(settled_at)::int as answered,
      percentile_cont(0.5) within group (order by date_part('epoch', settled_at - arrived_at) / 3600) as median_hours,
      (count(*) filter (where settled_at - arrived_at <= interval '7 days'))::float8
        / nullif(count(*) filter (where settled_at is not null or arrived_at < ${now}::timestamptz - interval '7 days'), 0) as within_week
    from correction where fact is not null and state in ('open', 'accepted', 'answered')
      and arrived_at >= ${since}::timestamptz and arrived_at <= ${now}::timestamptz`.execute(db);
  return rows[0] ?? { answered: 0, median_hours: null, within_week: null };
}

/**
 * Every night: what was no correction goes after 7 days, an address 30 days after the end, the words a year after it. What
 * stays is when something arrived and when it ended, for the time that answers take.
 */
export async function forgetCorrections(tx: Tx, now: Date): Promise<void> {
  await sql`delete from correction where state = 'spam' and settled_at < ${now}::timestamptz - interval '7 days'`.execute(
    tx,
  );
  await sql`update correction set email = null
    where email is not null and settled_at < ${now}::timestamptz - interval '30 days'`.execute(tx);
  await sql`delete from proposal p using correction c
    where c.id = p.correction_id and c.settled_at < ${now}::timestamptz - interval '1 year'`.execute(tx);
  await sql`update correction set said = null, wish = null, wish_key = null, outcome = null, code_hash = null
    where code_hash is not null and settled_at < ${now}::timestamptz - interval '1 year'`.execute(tx);
}
