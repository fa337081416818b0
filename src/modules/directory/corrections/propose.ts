import { sql } from 'kysely';
import { type Db, NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { later } from '#platform/jobs/index.ts';
import type { Lang } from '#platform/messages/index.ts';
import { findAny } from '../finding/answer.ts';
import { similarity } from '../import/duplicates/similarity.ts';
import { beginEntry } from '../keeping/begin.ts';
import type { When } from '../keeping/change.ts';
import { readKept } from '../keeping/entry.ts';
import { isKeptKind, type KeptKind } from '../keeping/facts.ts';
import type { Proposed } from './inbox.ts';
import { correctionSettled } from './letters.ts';
import { hashOf } from './proof.ts';
import { tellSoon } from './report.ts';
import { looksLikeAdvertising, type State, wishKey } from './rules.ts';
import { toSettle } from './settle.ts';

/** An entry that looks like the one that somebody misses. */
export interface Alike {
  kind: KeptKind;
  id: string;
  title: string;
  summary: string | null;
  place: string | null;
}

/** As many as one reads before pressing. */
const shown = 5;
/** From here on two names are worth a look: lower than for joining, because looking costs a moment. */
const ALIKE = 0.45;

/** Entries that may be meant: what the directory's own search finds by the name's words, those with a name alike first. */
export async function entriesAlike(db: Db, name: string, now: Date): Promise<Alike[]> {
  const found = await findAny(db, name, now);
  const rated = found.map((entry) => ({ entry, alike: similarity(name, entry.title) }));
  const once = rated.filter(({ entry }, at) => rated.findIndex((other) => other.entry.id === entry.id) === at);
  return once
    .filter(({ alike }) => alike >= ALIKE)
    .toSorted((one, other) => other.alike - one.alike)
    .slice(0, shown)
    .flatMap(({ entry }) => {
      if (!isKeptKind(entry.kind)) return [];
      const place = entry.place_name ?? entry.address ?? entry.municipality_name;
      return [{ kind: entry.kind, id: entry.id, title: entry.title, summary: entry.summary, place }];
    });
}

/** Keeps an entry that somebody misses, for whoever coordinates: once, however often the form arrives. */
export async function proposeEntry(
  tx: Tx,
  proposed: Proposed & { kind: KeptKind },
  by: { email: string | null; lang: Lang; code: string },
  now: Date,
): Promise<void> {
  const { kind, ...words } = proposed;
  const wish_key = wishKey('line', words.name);
  const { rows } = await sql<{ id: string }>`select id from correction
    where fact is null and state = 'open' and kind = ${kind} and wish_key = ${wish_key} order by arrived_at limit 1 for update`.execute(
    tx,
  );
  const advertising = looksLikeAdvertising(null, Object.values(words).join('\n'));
  const joined_to = advertising ? null : (rows[0]?.id ?? null);
  const state: State = advertising ? 'held' : joined_to === null ? 'open' : 'joined';
  const kept = await tx
    .insertInto('correction')
    .values({
      code_hash: hashOf(by.code),
      kind,
      wish_key,
      email: by.email,
      lang: by.lang,
      state,
      joined_to,
      arrived_at: now,
    })
    .onConflict((taken) => taken.constraint('correction_code_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!kept) return;
  await tx
    .insertInto('proposal')
    .values({ correction_id: kept.id, ...words })
    .execute();
  if (state === 'open') await tellSoon(tx, null, now);
}

/** What the editor made of a proposal. */
export interface Taken {
  kind: KeptKind;
  name: string;
  says: Readonly<Record<string, string | null>>;
  location_id: string | null;
}

/** The proposed entry stands in the directory from now on, found at once; its history says why. */
export async function acceptProposal(tx: Tx, actor: Actor, id: string, taken: Taken, when: When): Promise<string> {
  await ofProposal(tx, actor, id);
  if (taken.location_id !== null) await readKept(tx, 'place', taken.location_id);
  const entry_id = await beginEntry(tx, actor, taken, { why: 'correction', id }, when);
  await become(tx, actor, id, { state: 'accepted', kind: taken.kind, entry_id }, when.now);
  return entry_id;
}

/** It stood there already, under this entry ('service:ID'): whoever proposed it is shown where. */
export async function joinProposal(tx: Tx, actor: Actor, id: string, voce: string, now: Date): Promise<void> {
  await ofProposal(tx, actor, id);
  const [kind = '', entry_id = ''] = voce.split(':');
  if (!isKeptKind(kind)) throw new Refusal('corrections.one.choose_which', 'voce');
  await readKept(tx, kind, entry_id);
  await become(tx, actor, id, { state: 'known', kind, entry_id }, now);
}

async function ofProposal(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { wish } = await toSettle(tx, actor, id, ['open', 'held']);
  if (wish.proposal === null) throw new NotFound();
}

async function become(
  tx: Tx,
  actor: Actor,
  id: string,
  { state, kind, entry_id }: { state: State; kind: KeptKind; entry_id: string },
  now: Date,
): Promise<void> {
  await sql`update correction set state = ${state}, kind = ${kind}, entry_id = ${entry_id}::uuid, settled_at = ${now},
    settled_by = ${actor.person?.id ?? null}::uuid where id = ${id}::uuid`.execute(tx);
  await sql`update correction set settled_at = ${now} where joined_to = ${id}::uuid`.execute(tx);
  await later(tx, correctionSettled, { id });
}
