import { sql } from 'kysely';
import { romeDate } from '#platform/calendar/index.ts';
import { signToken } from '#platform/crypto/index.ts';
import type { Commons, Db, Tx } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { writeMails } from '#platform/mail/index.ts';
import type { T } from '#platform/messages/index.ts';
import { type Asked, letterOf } from './letter.ts';
import { chosenRecipients, ownedEntries } from './owned.ts';
import { graceDays, linkDays, quietDays, reminderDays } from './rules.ts';
import { tellCoordinators } from './telling.ts';

/** What the nightly work needs to know of where it is. */
export interface Night {
  commons: Pick<Commons, 'name' | 'title'>;
  db: Db;
  now: Date;
  /** Where links lead, without a slash at the end. */
  origin: string;
  secret: string;
  /** Letters are in Italian: of an address nobody knows the language. */
  t: T;
}

/** What a link in a letter is good for: nothing but the reviews of one address in one commons. */
export const linkPurpose = (commons: Pick<Commons, 'name'>): string => `directory.review ${commons.name}`;

/** As many addresses as are written to in one transaction: whoever dies in between goes on from there, and nobody gets two letters. */
const atOnce = 500;

/**
 * One night of the review cycle: finds what is due, writes one letter to each address that must be asked or reminded,
 * hands what nobody answered to who coordinates, and tells them once a week. Done twice it writes nothing twice.
 * @returns how many letters were queued.
 */
export async function reviewEntries(night: Night): Promise<number> {
  await inTransaction(night.db, async (tx) => {
    await forgetPastReviews(tx, night.now);
    await settle(tx, night.now);
  });
  let letters = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const written = await inTransaction(night.db, (tx) => writeLetters(tx, night, after));
    letters += written.length;
    const last = written.at(-1);
    if (last === undefined) break;
    after = last;
  }
  return letters + (await inTransaction(night.db, (tx) => tellCoordinators(tx, night)));
}

/** Brings the reviews to what holds today: which entries are due, whom to ask about each, and which are asked about no more. */
async function settle(tx: Tx, now: Date): Promise<void> {
  const today = romeDate(now);
  await sql`
    update review v set ended_at = ${now}, ended = case when found.id is null then 'gone' else 'checked' end
    from review w left join lateral (select e.id, e.assured_on, e.stale_on from search_entry e
      where e.kind = w.kind and e.id = w.entry_id limit 1) found on true
    where v.id = w.id and v.ended_at is null
      and (found.id is null or found.stale_on - ${graceDays}::int > ${today}::date)`.execute(tx);
  const due = sql`(assured_on is null or stale_on <= ${today}::date + ${graceDays}::int)`;
  await sql`
    with ${ownedEntries(graceDays, due)}, ${chosenRecipients(now)},
    written as (insert into review_recipient (address, person_id)
      select address, min(person_id::text)::uuid from chosen where address is not null group by address
      on conflict (address) do nothing returning id, address),
    recipient as (select id, address from review_recipient union all select id, address from written)
    insert into review (kind, entry_id, due_on, via, recipient_id, handed_at)
    select c.kind, c.id, coalesce(c.due_on, ${today}::date), c.via, r.id, case when r.id is null then ${now}::timestamptz end
    from chosen c left join recipient r on r.address = c.address
    on conflict (kind, entry_id) where ended_at is null do update set via = excluded.via, recipient_id = excluded.recipient_id,
      asked_at = null, reminders = 0, handed_at = excluded.handed_at
    where review.recipient_id is distinct from excluded.recipient_id`.execute(tx);
  // Two reminders later it is the coordinator's turn.
  await sql`
    update review set handed_at = ${now}
    where ended_at is null and handed_at is null and reminders >= ${reminderDays.length}
      and asked_at <= ${now}::timestamptz - ${graceDays}::int * interval '1 day'`.execute(tx);
}

/** Open reviews that must be written about now: never asked, or a reminder is due. */
const waiting = (now: Date) =>
  sql`(v.ended_at is null and v.handed_at is null and (v.asked_at is null or ${sql.join(
    reminderDays.map(
      (days, nth) =>
        sql`(v.reminders = ${nth} and v.asked_at <= ${now}::timestamptz - ${days}::int * interval '1 day')`,
    ),
    sql` or `,
  )}))`;

/** One letter to each of the next addresses. Returns the ids of those that were written to, in order. */
async function writeLetters(tx: Tx, night: Night, after: string): Promise<string[]> {
  const { now, commons, origin, secret, t } = night;
  const { rows: recipients } = await sql<{ id: string; address: string; person_id: string | null }>`
    select r.id, r.address, r.person_id from review_recipient r
    where r.id > ${after}::uuid and (r.written_at is null or r.written_at <= ${now}::timestamptz - ${quietDays}::int * interval '1 day')
      and exists (select from review v where v.recipient_id = r.id and ${waiting(now)})
    order by r.id limit ${atOnce} for update`.execute(tx);
  if (recipients.length === 0) return [];
  const ids = recipients.map(({ id }) => id);
  const { rows: asked } = await sql<Asked & { recipient_id: string }>`
    select v.recipient_id, e.title, v.reminders, v.asked_at is not null as again
    from review v, lateral (select title from search_entry e where e.kind = v.kind and e.id = v.entry_id limit 1) e
    where v.recipient_id = any(${ids}::uuid[]) and v.ended_at is null and v.handed_at is null
    order by e.title, v.id`.execute(tx);
  const entries = Map.groupBy(asked, (one) => one.recipient_id);
  const until = new Date(now.getTime() + linkDays * 86_400_000);
  await writeMails(
    tx,
    origin,
    recipients.map(({ id, address, person_id }) => {
      const link = `${origin}/verifica/${signToken(secret, linkPurpose(commons), id, until)}`;
      return letterOf(t, commons.title, { address, personId: person_id, link, entries: entries.get(id) ?? [] });
    }),
  );
  await sql`
    update review v set reminders = case when v.asked_at is null then 0 else v.reminders + 1 end, asked_at = coalesce(v.asked_at, ${now})
    where v.recipient_id = any(${ids}::uuid[]) and ${waiting(now)}`.execute(tx);
  await sql`update review_recipient set written_at = ${now} where id = any(${ids}::uuid[])`.execute(tx);
  return ids;
}

/** What ended a year ago, and addresses that there has been nothing to ask for two months. */
async function forgetPastReviews(tx: Tx, now: Date): Promise<void> {
  await sql`delete from review where ended_at < ${now}::timestamptz - interval '1 year'`.execute(tx);
  await sql`
    delete from review_recipient r where greatest(r.written_at, r.told_at) < ${now}::timestamptz - interval '60 days'
      and not exists (select from review v where v.recipient_id = r.id and v.ended_at is null)`.execute(tx);
}
