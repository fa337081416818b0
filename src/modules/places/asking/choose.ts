import { bareName, foldedStreet, foldName, forgiven, slips, withoutKind } from '../rules.ts';
import type { Candidate, NamedKind } from './candidates.ts';
import { oncePerStreet, type Place, placeFrom } from './place.ts';
import { namesOf } from './text.ts';

/** The place that was meant; or several between which only the person can choose; or none, with the nearest spellings. */
export type Resolution =
  | { found: Place; several?: undefined; none?: undefined; near?: undefined }
  | { several: Place[]; found?: undefined; none?: undefined; near?: undefined }
  | { none: true; near: Place[]; found?: undefined; several?: undefined };

const MOST_OFFERED = 8;
const weight: Record<NamedKind, number> = { municipality: 40, neighbourhood: 30, point: 20, street: 10 };

// What is at home comes before all else; then a municipality before a street; then the commons' own province.
const rank = (row: Candidate): number => (row.home === 2 ? 100 : row.home) + weight[row.kind];

const ranked = (rows: readonly Candidate[]): Candidate[] => oncePerStreet(rows).sort((a, b) => rank(b) - rank(a));

/** What may stand beside a name to say which one is meant: its municipality, province, region, neighbourhood. */
function surroundings(row: Candidate): Set<string> {
  const names = [row.municipality_name, row.province, row.province_name, row.region, row.neighbourhood_name];
  const said = names.flatMap((name) => (name ? [name, ...name.split('/')] : []));
  return new Set(said.map(foldName));
}

/** Whether the row is where the rest of what was said places it. */
export function standsWithin(row: Candidate, rest: readonly string[]): boolean {
  if (rest.length === 0) return true;
  const around = surroundings(row);
  return rest.every((part) => namesOf(part).some((name) => around.has(name)));
}

/** Rows that bear one part of the reading as their name and lie within all the others. */
export const wholly = (reading: readonly string[], rows: readonly Candidate[]): Candidate[] =>
  rows.filter((row) =>
    reading.some((part, i) => namesOf(part).includes(row.folded) && standsWithin(row, reading.toSpliced(i, 1))),
  );

/** Among rows of the same name: the one that stands out, or all of them. Null when there is none. */
export function pick(rows: readonly Candidate[]): Resolution | null {
  const [first, second] = ranked(rows);
  if (first === undefined) return null;
  if (second === undefined || rank(first) > rank(second)) return { found: placeFrom(first) };
  return offer(rows);
}

/** The same among rows whose name only begins so: one at home stands out, as does one alone. */
export function pickBeginning(rows: readonly Candidate[]): Resolution | null {
  const all = ranked(rows);
  const atHome = all.filter((row) => row.home === 2);
  const [only] = atHome.length === 1 ? atHome : all;
  if (only === undefined) return null;
  return atHome.length === 1 || all.length === 1 ? { found: placeFrom(only) } : offer(all);
}

const offer = (rows: readonly Candidate[]): Resolution => ({
  several: ranked(rows).slice(0, MOST_OFFERED).map(placeFrom),
});

/** Among rows that look like what was written: the one with the fewest slips, when they are few enough to forgive. */
export function pickSimilar(written: string, rows: readonly Candidate[]): Resolution | null {
  const spellings = [...new Set([written, foldedStreet(written), withoutKind(written)])];
  const apart = (name: string) =>
    Math.min(...spellings.flatMap((said) => [slips(said, name), slips(bareName(said), bareName(name))]));
  const measured = rows
    .map((row) => ({ row, count: apart(row.folded) }))
    .filter(({ row, count }) => count <= forgiven(Math.min(written.length, row.folded.length)));
  const least = Math.min(...measured.map(({ count }) => count));
  return pick(measured.filter(({ count }) => count === least).map(({ row }) => row));
}

/** No place: the nearest spellings, so that the answer is not a dead end. */
export const noneBut = (rows: readonly Candidate[]): Resolution => ({
  none: true,
  near: oncePerStreet(rows).slice(0, 5).map(placeFrom),
});
