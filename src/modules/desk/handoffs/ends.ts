import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';

/** What became of a year's hand-offs to one entry of the directory; null gathers those to nobody in it. */
export interface Ends {
  to: string | null;
  begun: number;
  /** The person said yes, or partly. */
  helped: number;
  declined: number;
  lost: number;
  withdrawn: number;
  /** The person said no, or could not be reached. */
  not_helped: number;
}

/** Where hand-offs of a point die, and with whom, over the last year; what was a mistake does not count. */
export async function endsAt(db: Db, point: string, now: Date): Promise<Ends[]> {
  const passed = (state: string) =>
    sql`count(*) filter (where exists (select from handoff_event e where e.handoff_id = h.id and e.to_state = ${state}))::int`;
  const { rows } = await sql<Ends>`
    select (select min(s.title) from search_entry s where s.id = h.entry_id) as to, count(*)::int as begun,
      count(*) filter (where h.verdict in ('yes', 'partly'))::int as helped,
      ${passed('declined')} as declined, ${passed('lost')} as lost, ${passed('withdrawn')} as withdrawn,
      count(*) filter (where h.verdict in ('no', 'unreachable'))::int as not_helped
    from handoff h
    where h.point_id = ${point} and h.state not in ('draft', 'in_error') and h.opened_at >= ${now}::timestamptz - interval '1 year'
    group by 1 order by begun desc, 1 nulls last limit 30`.execute(db);
  return rows;
}
