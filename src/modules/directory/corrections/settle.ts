import { sql } from 'kysely';
import { type Db, NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { later } from '#platform/jobs/index.ts';
import { changeFacts, type When } from '../keeping/change.ts';
import type { KeptKind } from '../keeping/facts.ts';
import { readWaiting, type Waiting, type WaitingSpot } from './inbox.ts';
import { correctionSettled } from './letters.ts';
import { maySettle } from './policy.ts';
import { hashOf } from './proof.ts';
import { tellSoon } from './report.ts';
import { asWritten, plainText, type State, saysItOtherwise } from './rules.ts';

/** `look`: it cannot be taken as it stands; somebody has to see what the entry says and write it. */
export type Accepted = 'accepted' | 'look';

/** What somebody read and wrote instead of taking the wish as it stands. */
export interface Rewritten {
  /** `sightOf` what the fact said when they looked. */
  seen: string;
  to: string;
}

/** What a form carries of what a fact said when it was looked at: lines end otherwise when they come back. */
export const sightOf = (says: string | null): string => hashOf(says ?? '');

/**
 * Takes a correction: the fact reads as wished, its history says why, and whoever asked is told. Where the wish is no
 * value of that fact, or the fact has changed since, nothing is written: 'look'.
 */
export async function acceptCorrection(
  tx: Tx,
  actor: Actor,
  id: string,
  rewritten: Rewritten | null,
  when: When,
): Promise<Accepted> {
  const { wish, spot } = await toSettle(tx, actor, id, ['open', 'held']);
  if (spot.entry === null || spot.fact === null) return 'look';
  const value = asWritten(spot.fact, rewritten?.to ?? wish.wish ?? '');
  if (value === null && rewritten !== null) throw new Refusal('corrections.not_a_value', 'valore');
  const says = spot.entry.says[spot.fact.name] ?? null;
  if (value === null || (rewritten === null && saysItOtherwise(spot.fact.name, says))) return 'look';
  if (rewritten !== null && rewritten.seen !== sightOf(says)) return 'look';
  const from = rewritten === null ? wish.said : says;
  const answer = await changeFacts(
    tx,
    actor,
    spot.entry,
    [{ fact: spot.fact.name, from, to: value }],
    { why: 'correction', id },
    when,
  );
  if (answer.conflicts.length > 0) return 'look';
  await end(tx, actor, wish, 'accepted', value, when.now);
  return 'accepted';
}

/**
 * The entry says already what was asked for, by another hand (hours are written in their own form): closed as accepted,
 * with what it `says` now.
 */
export async function closeAsDone(
  tx: Tx,
  actor: Actor,
  id: string,
  says: (spot: WaitingSpot) => Promise<string | null>,
  now: Date,
): Promise<void> {
  const { wish, spot } = await toSettle(tx, actor, id, ['open', 'held']);
  await end(tx, actor, wish, 'accepted', await says(spot), now);
}

/** Closes it with the editor's words, which whoever asked will read. */
export async function answerCorrection(tx: Tx, actor: Actor, id: string, words: string, now: Date): Promise<void> {
  const { wish } = await toSettle(tx, actor, id, ['open', 'held']);
  const said = plainText(words);
  if (said === '') throw new Refusal('corrections.answer_missing', 'parole');
  await end(tx, actor, wish, 'answered', said, now);
}

/** An advertisement or an insult: it is out of the way, and gone after seven days. Nobody is told. */
export async function setAside(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  const { wish } = await toSettle(tx, actor, id, ['open', 'held']);
  await close(tx, actor, wish, 'spam', null, now);
}

/** It was a correction after all: it waits again. */
export async function takeBack(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  const { wish } = await toSettle(tx, actor, id, ['held', 'spam']);
  const { rows } = await sql<{ id: string }>`select id from correction where entry_id = ${wish.entry_id}::uuid
    and fact = ${wish.fact} and state = 'open' and wish_key = (select wish_key from correction where id = ${id}::uuid)`.execute(
    tx,
  );
  const head = rows[0]?.id ?? null;
  await sql`update correction set state = ${head === null ? 'open' : 'joined'}, joined_to = ${head}::uuid,
    settled_at = null, settled_by = null where id = ${id}::uuid`.execute(tx);
  if (head !== null)
    await sql`update correction set joined_to = ${head}::uuid where joined_to = ${id}::uuid`.execute(tx);
  if (head === null) await tellSoon(tx, wish.organization_id, now);
}

/** For the page of one of them: what is not theirs to settle is not found. */
export async function readToSettle(db: Db, actor: Actor, id: string): Promise<{ wish: Waiting; spot: WaitingSpot }> {
  const found = await readWaiting(db, id);
  const { organization_id, fact } = found.wish;
  if (!maySettle(actor, { organization_id, proposed: fact === null })) throw new NotFound();
  return found;
}

/**
 * The correction that hours are being written for: it waits, it is about the hours of that entry, and theirs to settle. Null
 * for any other, so that an old address changes nothing.
 */
export async function hoursAskedFor(
  db: Db,
  actor: Actor,
  id: string,
  entry: { kind: KeptKind; id: string },
): Promise<Waiting | null> {
  const found = await readToSettle(db, actor, id).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (found?.spot.fact?.input !== 'hours') return null;
  const { wish } = found;
  const waits = wish.state === 'open' || wish.state === 'held';
  return waits && wish.kind === entry.kind && wish.entry_id === entry.id ? wish : null;
}

/** Locks it, so that of two who press at once the second is told. */
export async function toSettle(
  tx: Tx,
  actor: Actor,
  id: string,
  among: readonly State[],
): Promise<{ wish: Waiting; spot: WaitingSpot }> {
  await sql`select from correction where id::text = ${id} for update`.execute(tx);
  const found = await readToSettle(tx, actor, id);
  if (!among.includes(found.wish.state)) throw new Refusal('corrections.settled_already');
  return found;
}

/** Ends it and those that were joined to it, and has whoever asked told. */
export async function end(
  tx: Tx,
  actor: Actor,
  wish: Waiting,
  state: State,
  outcome: string | null,
  now: Date,
): Promise<void> {
  await close(tx, actor, wish, state, outcome, now);
  if (wish.awaited) await later(tx, correctionSettled, { id: wish.id });
}

async function close(
  tx: Tx,
  actor: Actor,
  wish: Waiting,
  state: State,
  outcome: string | null,
  now: Date,
): Promise<void> {
  await sql`update correction set state = ${state}, outcome = ${outcome}, settled_by = ${actor.person?.id ?? null}::uuid,
    settled_at = ${now} where id = ${wish.id}::uuid`.execute(tx);
  await sql`update correction set settled_at = ${now} where joined_to = ${wish.id}::uuid`.execute(tx);
}
