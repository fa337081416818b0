/** Fewer searches than these could point at a person: they are told only together, or not at all. */
export const AGREE = 5;

/** What was looked for and not found, of one month. */
export interface Missed {
  /** Facet lexemes of what was asked, or, where no topic was recognised, the filters: in order. */
  what: readonly string[];
  neighbourhood_id: string | null;
  times: number;
}

/** Where a line is about: a neighbourhood, none that was named, or several together because each alone is too few. */
export type Where = { neighbourhood_id: string } | 'unsaid' | 'several';

export interface Line {
  /** Empty: different things, each too seldom to be named. */
  what: readonly string[];
  where: Where;
  times: number;
}

/**
 * The lines of a month that may be shown: what at least five searches of one neighbourhood agree on; the rest of the same
 * thing over several neighbourhoods where those are at least five; what is left as one line, or not at all.
 */
export function gather(missed: readonly Missed[]): Line[] {
  const cells = new Map<string, Missed>();
  for (const one of missed) {
    const key = JSON.stringify([one.what, one.neighbourhood_id]);
    cells.set(key, { ...one, times: one.times + (cells.get(key)?.times ?? 0) });
  }
  const all = [...cells.values()];
  const lines = all
    .filter((one) => one.times >= AGREE)
    .map((one): Line => ({ what: one.what, where: placeOf(one), times: one.times }));
  const few = Map.groupBy(
    all.filter((one) => one.times < AGREE),
    (one) => JSON.stringify(one.what),
  );
  let left = 0;
  for (const some of few.values()) {
    const times = some.reduce((sum, one) => sum + one.times, 0);
    if (times >= AGREE) lines.push({ what: some[0]?.what ?? [], where: 'several', times });
    else left += times;
  }
  const sorted = lines.toSorted((a, b) => b.times - a.times || a.what.join().localeCompare(b.what.join()));
  return left >= AGREE ? [...sorted, { what: [], where: 'several', times: left }] : sorted;
}

const placeOf = ({ neighbourhood_id }: Missed): Where => (neighbourhood_id === null ? 'unsaid' : { neighbourhood_id });
