import { sql } from 'kysely';
import { type Db, NotFound, type Tx } from '#platform/database/index.ts';
import { nobody } from '#platform/identity/index.ts';
import { readSchedules, type ScheduleSheet } from '../indexing/read.ts';
import { type Changed, changeFacts, type When, type Wish } from '../keeping/change.ts';
import { type KeptEntry, readKept } from '../keeping/entry.ts';
import type { KeptKind } from '../keeping/facts.ts';
import { assureEntry } from './assure.ts';

/** An entry that the holder of a link is asked about. */
export interface OpenReview {
  id: string;
  kind: KeptKind;
  entry_id: string;
  title: string;
  assured_on: string | null;
  stale_on: string | null;
}

/** As many as a page asks about; the next come when these are answered. */
export const shownAtOnce = 20;

/** What this recipient is asked about now, in the order in which the letter names them. */
export async function openReviews(db: Db, recipientId: string): Promise<OpenReview[]> {
  const { rows } = await sql<OpenReview>`
    select v.id, v.kind, v.entry_id, e.title, e.assured_on, e.stale_on
    from review v, lateral (select title, assured_on::text, stale_on::text from search_entry e
      where e.kind = v.kind and e.id = v.entry_id limit 1) e
    where v.recipient_id = ${recipientId}::uuid and v.ended_at is null order by e.title, v.id`.execute(db);
  return rows;
}

/** Whether we still know this recipient: who asked to be forgotten has no more links. */
export async function isRecipient(db: Db, recipientId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from review_recipient where id::text = ${recipientId}`.execute(db);
  return rows.length > 0;
}

/** One of them with all its facts. Throws `NotFound` where this recipient is not asked about it, or no more. */
export async function openReview(db: Db, recipientId: string, reviewId: string): Promise<KeptEntry> {
  const { rows } = await sql<{ kind: KeptKind; entry_id: string }>`
    select kind, entry_id from review where id::text = ${reviewId} and recipient_id = ${recipientId}::uuid and ended_at is null`.execute(
    db,
  );
  if (!rows[0]) throw new NotFound();
  return readKept(db, rows[0].kind, rows[0].entry_id);
}

/**
 * "Still right", of one entry or of all that this recipient was shown. What was answered meanwhile is left alone.
 * @returns how many entries this answered.
 */
export async function confirm(tx: Tx, recipientId: string, reviewIds: readonly string[], when: When): Promise<number> {
  const { rows } = await sql<{ id: string; kind: KeptKind; entry_id: string }>`
    select id, kind, entry_id from review
    where recipient_id = ${recipientId}::uuid and id::text = any(${[...reviewIds]}) and ended_at is null order by id for update`.execute(
    tx,
  );
  for (const { id, kind, entry_id } of rows)
    await assureEntry(tx, nobody, { kind, id: entry_id }, 'confirmed', { why: 'review', id }, when);
  return rows.length;
}

/**
 * "Change this": what the holder of a link wrote is written at once. The link went to an address that is on file for the
 * entry, its organisation or its editor: whoever reads mail there is who gives the entry, and may take it back. The history
 * names the review, without a person. With the changes the whole entry counts as checked.
 */
export async function changeByLink(
  tx: Tx,
  { kind, id }: Pick<KeptEntry, 'kind' | 'id'>,
  reviewId: string,
  wishes: readonly Wish[],
  when: When,
): Promise<Changed> {
  const cause = { why: 'review', id: reviewId } as const;
  const answer = await changeFacts(tx, nobody, { kind, id }, wishes, cause, when);
  if (answer.conflicts.length > 0) return answer;
  await assureEntry(tx, nobody, { kind, id }, wishes.length > 0 ? 'changed' : 'confirmed', cause, when);
  return answer;
}

/** Opening hours that a page says of these entries, by entry. */
export async function hoursOf(db: Db, entries: readonly OpenReview[]): Promise<Map<string, ScheduleSheet[]>> {
  const services = entries.flatMap((one) => (one.kind === 'service' ? [one.entry_id] : []));
  const { rows: given } = await sql<{ id: string; service_id: string }>`
    select id, service_id from service_at_location where service_id = any(${services}::uuid[])`.execute(db);
  const schedules = await readSchedules(db, [...entries.map((one) => one.entry_id), ...given.map((one) => one.id)]);
  const serviceOf = new Map(given.map((one) => [one.id, one.service_id]));
  return Map.groupBy(schedules, (one) => {
    const at = one.service_at_location_id;
    return one.service_id ?? one.asset_id ?? (at ? serviceOf.get(at) : null) ?? one.location_id ?? '';
  });
}
