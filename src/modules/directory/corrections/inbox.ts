import { sql } from 'kysely';
import { type Db, NotFound } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { type KeptEntry, readKept } from '../keeping/entry.ts';
import { type Fact, factOf, type KeptKind } from '../keeping/facts.ts';
import { keepsFor } from '../keeping/policy.ts';
import type { State } from './rules.ts';

/** A correction as whoever settles it sees it: never who wrote it, only whether they want to be told. */
export interface Waiting {
  id: string;
  kind: KeptKind;
  entry_id: string | null;
  fact: string | null;
  organization_id: string | null;
  said: string | null;
  wish: string | null;
  state: State;
  arrived_at: Date;
  /** Somebody is told what becomes of it. */
  awaited: boolean;
  /** How many said the same later. */
  also: number;
  proposal: Proposed | null;
}

export interface Proposed {
  name: string;
  description: string;
  where_text: string;
  contact: string;
}

/** Wishes for one fact stand together. */
export interface WaitingSpot {
  entry: KeptEntry | null;
  fact: Fact | null;
  wishes: readonly [Waiting, ...Waiting[]];
}

const most = 200;

/** Whose the entry is that a correction `c` is about. */
export const ownerOf = sql`(case when c.fact is null then null when c.kind = 'organization' then c.entry_id
  when c.kind = 'service' then (select s.organization_id from service s where s.id = c.entry_id)
  when c.kind = 'place' then (select l.organization_id from location l where l.id = c.entry_id)
  when c.kind = 'asset' then (select a.organization_id from asset a where a.id = c.entry_id) end)`;

const columns = sql`c.id, c.kind, c.entry_id, c.fact, c.said, c.wish, c.state, c.arrived_at,
  ${ownerOf} as organization_id, (select count(*)::int from correction j where j.joined_to = c.id) as also,
  exists (select from correction j where (j.id = c.id or j.joined_to = c.id) and j.email is not null) as awaited,
  (select jsonb_build_object('name', p.name, 'description', p.description, 'where_text', p.where_text, 'contact', p.contact)
    from proposal p where p.correction_id = c.id) as proposal`;

/**
 * What waits for this person, the oldest first; for whoever coordinates first what no organisation looks after. At most
 * two hundred at a time.
 */
export async function waitingFor(db: Db, actor: Actor, among: readonly State[] = ['open']): Promise<Waiting[]> {
  const mine = keepsFor(actor);
  const only = mine === null ? sql`true` : sql`w.organization_id = any(${mine}::uuid[])`;
  const first = mine === null ? sql`(w.organization_id is not null), ` : sql``;
  const { rows } = await sql<Waiting>`select w.* from (select ${columns} from correction c
      where c.state = any(${[...among]}::text[])) w
    where ${only} order by ${first} w.arrived_at, w.id limit ${most}`.execute(db);
  return rows;
}

/** The same with what the entries say now, wish beside wish. */
export async function spotsWaiting(db: Db, actor: Actor): Promise<WaitingSpot[]> {
  const spots = new Map<string, [Waiting, ...Waiting[]]>();
  for (const wish of await waitingFor(db, actor)) {
    const key = wish.fact === null ? wish.id : `${wish.entry_id} ${wish.fact}`;
    const known = spots.get(key);
    if (known) known.push(wish);
    if (!known) spots.set(key, [wish]);
  }
  const entries = await readEntries(
    db,
    [...spots.values()].map(([first]) => first),
  );
  return [...spots.values()].map((wishes) => spotOf(wishes, entries));
}

function spotOf(wishes: readonly [Waiting, ...Waiting[]], entries: ReadonlyMap<string, KeptEntry>): WaitingSpot {
  const [{ kind, entry_id, fact }] = wishes;
  return { wishes, entry: entries.get(entry_id ?? '') ?? null, fact: factOf(kind, fact ?? '') ?? null };
}

async function readEntries(db: Db, wishes: readonly Waiting[]): Promise<Map<string, KeptEntry>> {
  const entries = new Map<string, KeptEntry>();
  for (const { kind, entry_id } of wishes) {
    if (entry_id === null || entries.has(entry_id)) continue;
    const entry = await readKept(db, kind, entry_id).catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
    if (entry) entries.set(entry_id, entry);
  }
  return entries;
}

/** One of them with its entry, whatever has become of it. Throws `NotFound` where there is none. */
export async function readWaiting(db: Db, id: string): Promise<{ wish: Waiting; spot: WaitingSpot }> {
  const { rows } = await sql<Waiting>`select ${columns} from correction c where c.id::text = ${id}`.execute(db);
  const [wish] = rows;
  if (!wish) throw new NotFound();
  return { wish, spot: spotOf([wish], await readEntries(db, [wish])) };
}
