import { sql } from 'kysely';
import { romeDate } from '#platform/calendar/index.ts';
import { type Db, NotFound, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { type Flag, flagOf, type Patience, usualPatience, type WorkingDays } from './clocks.ts';
import { partiesOf } from './policy.ts';
import type { HandoffState } from './rules.ts';

/** A hand-off that wants to be looked at. */
export interface Raised {
  id: string;
  state: HandoffState;
  flag: Flag;
  number: number;
}

interface Ticking {
  id: string;
  state: HandoffState;
  news_on: string;
  expected_on: string | null;
  appointment_on: string | null;
  looked: string[];
}

/** The flags of a point that nobody has looked at, the oldest news first. */
export async function flagsAt(
  db: Db,
  point: string,
  now: Date,
  days: WorkingDays,
  patience: Patience = usualPatience,
): Promise<Raised[]> {
  const { rows } = await sql<Ticking>`
    select h.id, h.state, h.news_on, h.expected_on, h.appointment_on,
      array(select l.flag || ' ' || l.number from handoff_look l where l.handoff_id = h.id and l.after_event = h.last_event) as looked
    from handoff h where h.point_id = ${point} and h.state not in ('closed', 'in_error') order by h.news_on, h.id`.execute(
    db,
  );
  const today = romeDate(now);
  return rows.flatMap((row) => {
    const raised = flagOf(row, today, days, patience);
    if (!raised || row.looked.includes(`${raised.flag} ${raised.number}`)) return [];
    return [{ id: row.id, state: row.state, ...raised }];
  });
}

/**
 * Writes down who looked at the flag of today: it is not raised again, until the next number. Where there is none (any more)
 * nothing is written. Throws `NotFound` for whoever does not act for the sender.
 */
export async function lookAtFlag(
  tx: Tx,
  actor: Actor,
  handoff: string,
  { point, now, days, patience = usualPatience }: { point: string; now: Date; days: WorkingDays; patience?: Patience },
): Promise<void> {
  const row = await tx.selectFrom('handoff').selectAll().where('id', '=', handoff).forUpdate().executeTakeFirst();
  if (!row || row.point_id !== point || !partiesOf(actor, row).some((party) => party !== 'receiver'))
    throw new NotFound();
  const raised = flagOf(row, romeDate(now), days, patience);
  if (!raised) return;
  await tx
    .insertInto('handoff_look')
    .values({
      handoff_id: row.id,
      after_event: row.last_event ?? 0,
      ...raised,
      looked_by: actor.person?.id ?? null,
      looked_at: now,
    })
    .onConflict((there) => there.doNothing())
    .execute();
}
