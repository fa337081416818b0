import { sql } from 'kysely';
import type { HolidayCalendar } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { putStored } from '../hsds/moving/write.ts';
import { reindex, reindexLocated, type Touched } from '../indexing/index.ts';
import { type KeptEntry, type Row, readKept } from './entry.ts';
import { factOf, type KeptKind, tableOf } from './facts.ts';
import { type Door, putDoors } from './hours.ts';

/** What should become of a fact, and what it said when whoever wishes it looked. */
export interface Wish {
  fact: string;
  from: string | null;
  to: string | null;
  /** Of hours, which `to` has in words: what is to be written. */
  doors?: readonly Door[];
}

/** Somebody else changed the fact meanwhile: what it says now. */
export interface Conflict extends Wish {
  now: string | null;
}

/** Why a fact changes: a form, a correction that was accepted, a change taken back … with its id. */
export interface Cause {
  why: 'edit' | 'correction' | 'undo' | 'review' | 'claim' | 'join' | 'walk';
  id?: string;
}

export interface When {
  calendar: HolidayCalendar;
  now: Date;
}

/** With the batch under which the history has it, where anything changed. */
export type Changed =
  | { changed: readonly Wish[]; conflicts: readonly []; batch?: string }
  | { conflicts: readonly Conflict[] };

/**
 * Changes facts of an entry, all or, where somebody changed one of them meanwhile, none: then it says what stands. Each
 * change is written in the history, and what is found by searching is written anew. Whether the actor may is asked before.
 * Throws `NotFound` where there is no such entry.
 */
export async function changeFacts(
  tx: Tx,
  actor: Actor,
  { kind, id }: { kind: KeptKind; id: string },
  wishes: readonly Wish[],
  cause: Cause,
  { calendar, now }: When,
): Promise<Changed> {
  // Whoever comes second waits here, and then sees what the first has done.
  await sql`select from ${sql.table(tableOf(kind))} where id = ${id}::uuid for update`.execute(tx);
  const entry = await readKept(tx, kind, id);
  const conflicts = wishes.flatMap((wish) => {
    const says = entry.says[wish.fact] ?? null;
    return same(says, wish.from) || same(says, wish.to) ? [] : [{ ...wish, now: says }];
  });
  if (conflicts.length > 0) return { conflicts };
  const changed = wishes
    .map((wish) => ({ ...wish, from: entry.says[wish.fact] ?? null }))
    .filter(({ from, to }) => !same(from, to));
  if (changed.length === 0) return { changed, conflicts: [] };
  for (const wish of changed) await write(tx, entry, wish);
  await putRow(tx, entry, changed, now);
  const batch = await writeHistory(tx, actor, entry, changed, cause, now);
  await findAnew(tx, entry, changed, calendar, now);
  return { changed, conflicts: [], batch };
}

const same = (one: string | null, other: string | null): boolean => (one ?? '').trim() === (other ?? '').trim();

/** Facts that are rows of their own. */
async function write(tx: Tx, { kind, id, rows }: KeptEntry, { fact, to, doors }: Wish): Promise<void> {
  const kept = factOf(kind, fact)?.kept;
  switch (kept?.in) {
    case 'phone':
      if (to === null) {
        if (rows.phone) await sql`delete from phone where id = ${rows.phone.id}`.execute(tx);
        return;
      }
      await putStored(
        tx,
        'phone',
        [{ ...(rows.phone ?? { id: crypto.randomUUID(), [`${tableOf(kind)}_id`]: id }), number: to }],
        ['id'],
      );
      return;
    case 'documents':
      await sql`delete from required_document where service_id = ${id}::uuid`.execute(tx);
      await putStored(
        tx,
        'required_document',
        // The order in which they were written is the order of their ids.
        listed(to).map((document, at) => ({ id: ordered(at), service_id: id, document })),
        ['id'],
      );
      return;
    case 'address':
      // The next fact of the same address begins from here.
      rows.address = { ...(rows.address ?? blankAddress(id)), [kept.column]: to ?? '' };
      await putStored(tx, 'address', [rows.address], ['id']);
      return;
    case 'hours':
      if (!doors) throw new Error('hours are changed door by door');
      return putDoors(tx, doors);
    default:
      return;
  }
}

const ordered = (at: number): string => `${at.toString(16).padStart(8, '0')}${crypto.randomUUID().slice(8)}`;
const listed = (to: string | null): string[] =>
  (to ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const blankAddress = (location: string): Row => ({
  id: crypto.randomUUID(),
  location_id: location,
  address_1: '',
  city: '',
  state_province: '',
  postal_code: '',
  country: 'IT',
  address_type: 'physical',
});

/** The entry's own row, whole: its columns that change, and the moment. */
async function putRow(tx: Tx, { kind, rows }: KeptEntry, changed: readonly Wish[], now: Date): Promise<void> {
  const columns = changed.flatMap(({ fact, to }): [string, unknown][] => {
    const kept = factOf(kind, fact)?.kept;
    if (kept?.in === 'list') return [[kept.column, listed(to)]];
    if (kept?.in !== 'row') return [];
    const empty = neverNull.has(`${kind}.${kept.column}`) ? '' : null;
    return [[kept.column, to === null || to.trim() === '' ? empty : to.trim()]];
  });
  const row = { ...rows.own, ...Object.fromEntries(columns), last_modified: now.toISOString() };
  await putStored(tx, tableOf(kind), [row], ['id']);
}

const neverNull = new Set(['organization.description', 'asset.description', 'procedure.purpose']);

/** Lines of the history, of one press: what each fact said, what it says, and why. The id of the press is given back. */
export async function writeHistory(
  tx: Tx,
  actor: Actor,
  { kind, id, doors: before }: Pick<KeptEntry, 'kind' | 'id' | 'doors'>,
  changed: readonly Wish[],
  { why, id: whyId }: Cause,
  now: Date,
): Promise<string> {
  const batch = crypto.randomUUID();
  const lines = changed.map(({ fact, from, to }) => ({
    id: crypto.randomUUID(),
    resource_id: id,
    resource_type: tableOf(kind),
    last_action_date: now.toISOString(),
    last_action_type: 'update',
    field_name: fact,
    previous_value: from ?? '',
    replacement_value: to ?? '',
    // Names stay out of what is published: who it was stands beside, for those who keep the entry.
    updated_by: 'editor',
  }));
  await putStored(tx, 'metadata', lines, ['id']);
  await tx
    .insertInto('change_cause')
    .values(
      lines.map((line) => ({
        metadata_id: line.id,
        batch,
        person_id: actor.person?.id ?? null,
        why,
        why_id: whyId ?? null,
      })),
    )
    .execute();
  for (const [at, { doors }] of changed.entries()) {
    const metadata_id = lines[at]?.id;
    if (!doors || metadata_id === undefined) continue;
    const rows = { before: JSON.stringify(before), after: JSON.stringify(doors) };
    await tx
      .insertInto('schedule_change')
      .values({ metadata_id, ...rows })
      .execute();
  }
  return batch;
}

/** Writes the index anew: the entry, and what carries its name or its place. */
export async function findAnew(
  tx: Tx,
  { kind, id }: KeptEntry,
  changed: readonly Wish[],
  calendar: HolidayCalendar,
  now: Date,
): Promise<void> {
  if (kind === 'place') return reindexLocated(tx, [id], calendar, now);
  const touched: Touched = { [kind]: [id] };
  if (kind === 'organization' && changed.some(({ fact }) => fact === 'name')) {
    const { rows } = await sql<{ service: string[] | null; asset: string[] | null }>`
      select (select array_agg(id) from service where organization_id = ${id}::uuid) as service,
        (select array_agg(id) from asset where organization_id = ${id}::uuid) as asset`.execute(tx);
    return reindex(tx, { ...touched, service: rows[0]?.service ?? [], asset: rows[0]?.asset ?? [] }, calendar, now);
  }
  return reindex(tx, touched, calendar, now);
}
