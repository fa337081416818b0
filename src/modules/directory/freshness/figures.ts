import { sql } from 'kysely';
import { romeDate } from '#platform/calendar/index.ts';
import type { Db } from '#platform/database/index.ts';
import { type AnswerTimes, answerTimes } from '../corrections/ends.ts';
import type { KeptKind } from '../keeping/facts.ts';
import { addMonths } from './rules.ts';

/** Entries by how long ago somebody checked them. */
export interface Share {
  total: number;
  /** Within six months, and within twelve: these are among them. */
  six: number;
  twelve: number;
  never: number;
}

export interface Freshness {
  all: Share;
  kinds: readonly (Share & { kind: KeptKind })[];
  /** Of the last twelve months; null where nobody can send corrections yet. */
  answers: AnswerTimes | null;
}

const kept = new WeakMap<Db, { at: number; freshness: Promise<Freshness> }>();
const minute = 60_000;

/** How fresh the commons is, counted again when older than a minute. */
export function freshnessIn(db: Db, now: Date): Promise<Freshness> {
  const known = kept.get(db);
  if (known && Math.abs(now.getTime() - known.at) < minute) return known.freshness;
  const freshness = readFreshness(db, now);
  kept.set(db, { at: now.getTime(), freshness });
  // What failed is asked again by whoever comes next.
  freshness.catch(() => kept.delete(db));
  return freshness;
}

async function readFreshness(db: Db, now: Date): Promise<Freshness> {
  const today = romeDate(now);
  const { rows: kinds } = await countChecked(addMonths(today, -6), addMonths(today, -12)).execute(db);
  const sum = (of: keyof Share) => kinds.reduce((sofar, one) => sofar + one[of], 0);
  const all = { total: sum('total'), six: sum('six'), twelve: sum('twelve'), never: sum('never') };
  return { all, kinds, answers: await answerTimes(db, new Date(`${addMonths(today, -12)}T00:00:00Z`), now) };
}

/** Counted from the index alone, so that nothing hidden is among them; an entry with several places counts once. */
export const countChecked = (sixAgo: string, twelveAgo: string) => sql<Share & { kind: KeptKind }>`
  select kind, count(*)::int as total, count(*) filter (where on_ >= ${sixAgo}::date)::int as six,
    count(*) filter (where on_ >= ${twelveAgo}::date)::int as twelve, count(*) filter (where on_ is null)::int as never
  from (select kind, id, max(assured_on) as on_ from search_entry group by kind, id) e
  group by kind order by array_position(array['service', 'place', 'asset', 'organization', 'procedure'], kind)`;

/** Of a hundred, how many: never all where one is missing, never none where there is one. */
export function percent(part: number, whole: number): number {
  if (whole === 0) return 0;
  const exact = (part / whole) * 100;
  if (part > 0 && exact < 1) return 1;
  return part < whole ? Math.min(99, Math.round(exact)) : 100;
}
