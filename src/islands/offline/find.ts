import type { Copy, Entry } from './copy.ts';
import { folded } from './folded.ts';

/** An entry with its words made ready: each text begins every word with a space. */
interface Ready {
  entry: Entry;
  title: string;
  topics: string;
  rest: string;
}

const silent = new Set(
  `a ad al alla alle ai agli con da dal dalla dei del della delle di e gli i il in la le lo l un una uno d per su che chi come dove
   cerco cerca vorrei bisogno ho mi si o the for and of to my i need where how with or`.split(/\s+/),
);

const ready = (texts: (string | undefined)[]): string => ` ${folded(texts.filter(Boolean).join(' '))}`;

/** Makes a copy ready to be asked. */
export function makeReady({ entries, topics, quarters }: Copy): Ready[] {
  const words = topics.map((topic) => topic.join(' '));
  return entries.map((entry) => ({
    entry,
    title: ready([entry.t]),
    topics: ready(entry.s.map((at) => words[at])),
    rest: ready([
      entry.d,
      entry.o,
      ...entry.at.flatMap(({ p, a, q }) => [p, a, q === undefined ? undefined : quarters[q]]),
    ]),
  }));
}

/** What a word weighs in an entry: 0 where it is not there. The last letter of a longer word is its number and gender. */
function weigh({ title, topics, rest }: Ready, word: string): number {
  const stem = ` ${word.length > 4 ? word.slice(0, -1) : word}`;
  return (title.includes(stem) ? 8 : 0) + (topics.includes(stem) ? 4 : 0) + (rest.includes(stem) ? 1 : 0);
}

/**
 * The entries that have every word, best first; where none has them all, those that have some. Accents and apostrophes are
 * forgiven. No words: everything, by name.
 */
export function findIn(all: readonly Ready[], text: string, quarter: number | null): Entry[] {
  const words = folded(text)
    .split(' ')
    .filter((word) => word !== '' && !silent.has(word));
  const there = all.filter(({ entry }) => quarter === null || entry.at.some(({ q }) => q === quarter));
  if (words.length === 0) return there.map(({ entry }) => entry);
  const weighed = there.map((one) => {
    const weights = words.map((word) => weigh(one, word));
    return { one, found: weights.filter((weight) => weight > 0).length, sum: weights.reduce((a, b) => a + b, 0) };
  });
  const most = Math.max(0, ...weighed.map(({ found }) => found));
  return weighed
    .filter(({ found }) => found > 0 && found === most)
    .sort((a, b) => b.sum - a.sum || a.one.entry.t.localeCompare(b.one.entry.t))
    .map(({ one }) => one.entry);
}
