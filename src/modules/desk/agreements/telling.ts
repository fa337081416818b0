import { sql } from 'kysely';
import { romeDate } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { writeMails } from '#platform/mail/index.ts';
import type { T } from '#platform/messages/index.ts';
import { sayDate } from '../saying.ts';
import { daysUntil, tellingDue } from './rules.ts';

interface Ending {
  id: string;
  point_id: string;
  point: string;
  ends_on: string;
  told_60_at: Date | null;
  told_15_at: Date | null;
}

/**
 * One night of telling the coordinators of points that what they agreed on ends: sixty days before and fifteen, each letter
 * once; none where the next term is written down already. Where a point has no coordinator its manager is told, and where it
 * has neither the commons' coordinator. Returns how many letters were queued.
 */
export async function tellAgreementsEnd(
  tx: Tx,
  { now, origin, t }: { now: Date; origin: string; t: T },
): Promise<number> {
  const today = romeDate(now);
  const { rows } = await sql<Ending>`
    select a.id, a.point_id, p.name as point, a.ends_on, a.told_60_at, a.told_15_at
    from agreement a join point p on p.id = a.point_id
    where a.starts_on <= ${today}::date and a.ends_on between ${today}::date and ${today}::date + 60
      and not exists (select from agreement b where b.point_id = a.point_id and b.starts_on > a.ends_on)
    order by a.id for update of a`.execute(tx);
  let letters = 0;
  for (const ending of rows) {
    const due = tellingDue(ending, today);
    if (due === null) continue;
    await tx
      .updateTable('agreement')
      .set(due === 60 ? { told_60_at: now } : { told_15_at: now })
      .where('id', '=', ending.id)
      .execute();
    const whom = await toTell(tx, ending.point_id, now);
    await writeMails(
      tx,
      origin,
      whom.map(({ id, email }) => ({
        about: 'desk.agreement_ends',
        address: email,
        personId: id,
        subject: t('desk.agreement.letter_subject', { point: ending.point, days: daysUntil(today, ending.ends_on) }),
        paragraphs: [
          t('desk.agreement.letter', { point: ending.point, day: sayDate('it', ending.ends_on) }),
          t('desk.agreement.letter_after'),
          `${origin}/accordi/${ending.point_id}`,
        ],
      })),
    );
    letters += whom.length;
  }
  return letters;
}

/** The first of these that somebody is: the point's coordinators, its managers, the commons' coordinators. */
async function toTell(tx: Tx, point: string, now: Date): Promise<{ id: string; email: string }[]> {
  const { rows } = await sql<{ id: string; email: string; turn: number }>`
    select p.id, p.email, min(case r.role when 'desk_coordinator' then 1 when 'point_manager' then 2 else 3 end)::int as turn
    from role_grant r join person p on p.id = r.person_id
    where (r.ends_at is null or r.ends_at > ${now}) and (
      (r.role in ('desk_coordinator', 'point_manager') and (r.scope = 'commons' or r.scope_id = ${point}))
      or (r.role = 'commons_coordinator' and r.scope = 'commons'))
    group by p.id, p.email order by turn, p.email`.execute(tx);
  return rows.filter(({ turn }) => turn === rows[0]?.turn);
}
