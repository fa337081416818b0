import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import { bodiesToCompare, placesToCompare, servicesToCompare } from './compared.ts';
import { bodiesAlike, type DoubleKind, keysOf, type Likeness, placesAlike, servicesAlike } from './likeness.ts';

/** Milliseconds: whoever is searching meanwhile waits so long for this at most. */
const TURN = 20;
/** A key that more entries share tells nothing: a federation's name in a large town still fits. */
const CROWD = 60;
/** A pair is shown beside a better one of the same entry only when it is nearly as good. */
const NEARLY = 0.1;

interface Pair extends Likeness {
  kind: DoubleKind;
  one: string;
  other: string;
}

export interface Search {
  pairs: number;
  compared: number;
  milliseconds: number;
}

/**
 * Looks for entries that are perhaps one, in the whole commons, and remembers the pairs in place of those found before;
 * what a person said to be two stays so. Entries are compared only with those that share a key with them.
 */
export async function findDoubles(tx: Tx, now: Date): Promise<Search> {
  const since = performance.now();
  const turns = takingTurns();
  const compared = { times: 0 };
  const pairs = [
    ...(await bodies(tx, turns, compared)),
    ...(await services(tx, turns, compared)),
    ...(await places(tx, turns, compared)),
  ];
  await sql`delete from double_pair where apart_at is null`.execute(tx);
  await sql`insert into double_pair (kind, one, other, likeness, why, found_at)
    select kind, one, other, likeness, why, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (kind text, one uuid, other uuid, likeness real, why text[])
    on conflict (kind, one, other) do nothing`.execute(tx);
  const milliseconds = Math.round(performance.now() - since);
  await sql`insert into double_search (only_one, at, milliseconds, compared)
    values (true, ${now}::timestamptz, ${milliseconds}, ${compared.times})
    on conflict (only_one) do update set at = excluded.at, milliseconds = excluded.milliseconds,
      compared = excluded.compared`.execute(tx);
  return { pairs: pairs.length, compared: compared.times, milliseconds };
}

type Turns = () => Promise<void>;
type Count = { times: number };

function takingTurns(): Turns {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN) return;
    await setImmediate();
    since = performance.now();
  };
}

async function bodies(tx: Tx, turn: Turns, count: Count): Promise<Pair[]> {
  const all = await bodiesToCompare(tx);
  const blocks = blocksOf(all, (one) => [
    ...keysOf(one.parts, one.townName).map((key) => `${one.town ?? ''} ${key}`),
    ...one.phones.map((phone) => `tel ${phone}`),
    ...(one.email ? [`mail ${one.email}`] : []),
    ...(one.site ? [`site ${one.site}`] : []),
  ]);
  return compareAll('organization', blocks, bodiesAlike, turn, count);
}

async function services(tx: Tx, turn: Turns, count: Count): Promise<Pair[]> {
  const all = await servicesToCompare(tx);
  const blocks = blocksOf(all, (one) => one.spots.map((spot) => `${one.owner} ${spot}`));
  return compareAll('service', blocks, (one, other) => servicesAlike(one, other, one.townName), turn, count);
}

async function places(tx: Tx, turn: Turns, count: Count): Promise<Pair[]> {
  const all = await placesToCompare(tx);
  const same = blocksOf(all, (one) => (one.address ? [`${one.town ?? ''} ${one.address}`] : []));
  const near = blocksOf(all, (one) => one.cells);
  return best([
    ...(await compareAll('place', same, (one, other) => placesAlike(one, other, 'address', one.townName), turn, count)),
    ...(await compareAll('place', near, (one, other) => placesAlike(one, other, 'spot', one.townName), turn, count)),
  ]);
}

/** Entries that share a key, key by key; a key of one entry alone, or of a crowd, compares nothing. */
function blocksOf<E extends { id: string }>(all: readonly E[], keys: (one: E) => readonly string[]): E[][] {
  const blocks = new Map<string, E[]>();
  for (const one of all) {
    for (const key of new Set(keys(one))) {
      const block = blocks.get(key);
      if (block) block.push(one);
      else blocks.set(key, [one]);
    }
  }
  return [...blocks.values()].filter((block) => block.length > 1 && block.length <= CROWD);
}

async function compareAll<E extends { id: string }>(
  kind: DoubleKind,
  blocks: readonly E[][],
  alike: (one: E, other: E) => Likeness | null,
  turn: Turns,
  count: Count,
): Promise<Pair[]> {
  const seen = new Set<string>();
  const pairs: Pair[] = [];
  for (const block of blocks) {
    for (const [at, a] of block.entries()) {
      for (const b of block.slice(at + 1)) {
        const [one, other] = a.id < b.id ? [a, b] : [b, a];
        const key = `${one.id}${other.id}`;
        if (seen.has(key)) continue;
        seen.add(key);
        count.times += 1;
        const found = alike(one, other);
        if (found) pairs.push({ kind, one: one.id, other: other.id, ...found });
      }
      await turn();
    }
  }
  return best(pairs);
}

/** Without those that have a clearly better one on either side: of three sections of one federation, the town's own. */
function best(pairs: readonly Pair[]): Pair[] {
  const most = new Map<string, number>();
  for (const { one, other, likeness } of pairs) {
    for (const id of [one, other]) most.set(id, Math.max(most.get(id) ?? 0, likeness));
  }
  const good = pairs.filter(
    ({ one, other, likeness }) => likeness >= Math.max(most.get(one) ?? 0, most.get(other) ?? 0) - NEARLY,
  );
  return [...new Map(good.map((pair) => [`${pair.one}${pair.other}`, pair])).values()];
}
