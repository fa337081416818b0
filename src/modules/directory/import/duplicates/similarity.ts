import { isColour, isHead, isNeverDropped, weightOf } from './vocabulary.ts';
import { type Parts, partsOf } from './words.ts';

/**
 * From which similarity on two names are put before a person as perhaps one body: the lowest at which at least 95 of 100 are
 * right on the tuning half of the labelled pairs, because a person looks anyway and a missed one is never seen.
 */
export const THRESHOLD = 0.64;

// All that the shorter name says is in the longer one, and it says something: worth a person's look, no more.
const WITHIN = 0.74;

/**
 * How likely two names in one municipality mean one body, from 0 to 1: legal forms and accents apart, each word weighs by
 * what it tells (a surname much, "associazione" little, the town's own name hardly anything), words are matched softly, and
 * the whole string of letters is compared by trigrams so that a space too many costs little. Symmetric; 1 for the same words.
 */
export const similarity = (a: string, b: string, municipality = ''): number =>
  similarityOf(partsOf(a), partsOf(b), wordsOfPlace(municipality));

/** The words of a municipality's name, which tell little within it. */
export const wordsOfPlace = (municipality: string): ReadonlySet<string> => new Set(partsOf(municipality).words);

/** `similarity` of names that were taken apart before (`partsOf`): whoever compares each with many does it once. */
export function similarityOf(one: Parts, two: Parts, place: ReadonlySet<string>): number {
  const scores = variants(one).flatMap((x) => variants(two).map((y) => compare(x, y, place)));
  const best = Math.max(...scores);
  return differ(one, two, place) ? best * 0.6 : best;
}

/** A name that spells its own initials out counts in both ways: with them and without. */
function variants({ words, explained }: Parts): string[][] {
  const spelt = words.filter((word) => !explained.includes(word));
  return explained.length > 0 && spelt.length > 0 ? [words, spelt] : [words];
}

function compare(one: readonly string[], two: readonly string[], place: ReadonlySet<string>): number {
  if (one.length === 0 || two.length === 0) return 0;
  const { dice, within } = softDice(one, two, place);
  const told = (list: readonly string[]) => list.filter((word) => weightOf(word, place) > 0.3).join('');
  const [core, other] = [told(one), told(two)];
  const letters = core === '' || other === '' ? dice : trigramDice(core, other);
  return Math.max(
    0.7 * dice + 0.3 * letters,
    letters >= 0.85 && core.length >= 8 ? letters * 0.95 : 0,
    within ? WITHIN : 0,
  );
}

/**
 * Legal forms that exclude each other, other colours, other places of one municipality, other kinds of thing (an oratory, a
 * choir), or a word that nobody drops on one side only: hardly one body, however alike the rest.
 */
function differ(one: Parts, two: Parts, place: ReadonlySet<string>): boolean {
  if (one.form && two.form && one.form !== two.form) return true;
  const lacks = (a: Parts, b: Parts, is: (word: string) => boolean) =>
    a.words.some((word) => is(word) && !b.words.includes(word));
  const unlike = (is: (word: string) => boolean) => lacks(one, two, is) && lacks(two, one, is);
  if (lacks(one, two, isNeverDropped) || lacks(two, one, isNeverDropped)) return true;
  return unlike(isColour) || unlike(isHead) || unlike((word) => place.has(word));
}

type Weighed = { word: string; weight: number; left: boolean };

function softDice(
  a: readonly string[],
  b: readonly string[],
  place: ReadonlySet<string>,
): { dice: number; within: boolean } {
  const weigh = (words: readonly string[]) =>
    words.map((word): Weighed => ({ word, weight: weightOf(word, place), left: true }));
  const [one, two] = [weigh(a), weigh(b)];
  let shared = 0;
  const pairs = one
    .flatMap((x) => two.map((y) => ({ x, y, alike: alike(x.word, y.word) })))
    .filter(({ alike }) => alike >= 0.8);
  for (const { x, y, alike } of pairs.toSorted((p, q) => q.alike - p.alike)) {
    if (!x.left || !y.left) continue;
    x.left = false;
    y.left = false;
    shared += alike * (x.weight + y.weight);
  }
  shared += initials(one, two) + initials(two, one);
  const all = [...one, ...two].reduce((sum, { weight }) => sum + weight, 0);
  return { dice: all === 0 ? 0 : Math.min(1, shared / all), within: [one, two].some(isWithin) };
}

const isWithin = (side: readonly Weighed[]) =>
  side.every(({ left, weight }) => !left || weight <= 0.3) &&
  side.reduce((sum, { weight }) => sum + (weight >= 0.5 ? weight : 0), 0) > 1.05;

/** `ADOS` beside `Associazione Donne Operate al Seno`: initials stand for the words whose first letters they are. */
function initials(short: readonly Weighed[], long: readonly Weighed[]): number {
  let shared = 0;
  for (const one of short) {
    if (!one.left || one.weight < 0.5 || one.word.length < 3 || one.word.length > 7) continue;
    const free = long.filter((word) => word.left);
    const from = free
      .map(({ word }) => word.charAt(0))
      .join('')
      .indexOf(one.word);
    if (from < 0) continue;
    const meant = free.slice(from, from + one.word.length);
    for (const word of [one, ...meant]) {
      word.left = false;
      shared += word.weight;
    }
  }
  return shared;
}

/** How alike two words are: the same, one cut short, or a letter or two apart. */
function alike(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (/\d/.test(a + b)) return 0;
  if (short.length === 1 && long.length >= 4 && long.startsWith(short)) return 0.8;
  if (short.length >= 4 && long.startsWith(short)) return 0.9;
  if (short.length < 4 || long.length - short.length > 2) return 0;
  const score = trigramDice(short, long);
  return score >= 0.6 ? 0.8 + score * 0.15 : 0;
}

/** What two strings share of their groups of three letters, from 0 to 1. */
export function trigramDice(a: string, b: string): number {
  const [one, two] = [trigrams(a), trigrams(b)];
  let shared = 0;
  for (const group of one) if (two.has(group)) shared += 1;
  return (2 * shared) / (one.size + two.size);
}

// Each of a thousand names is compared with the same others.
const taken = new Map<string, ReadonlySet<string>>();
const MOST_TAKEN = 5000;

function trigrams(text: string): ReadonlySet<string> {
  const known = taken.get(text);
  if (known) return known;
  const padded = `  ${text} `;
  const groups = new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
  if (taken.size >= MOST_TAKEN) taken.clear();
  taken.set(text, groups);
  return groups;
}
