import { fold, isSilent, wordsOf } from './fold.ts';
import { alike, roughStem } from './number.ts';

/** Expressions that mean the same to people, the facets they stand for, and the words that entries use instead. */
export interface SynonymGroup {
  say: readonly string[];
  /** Facet lexemes, such as '=t:bollette'. A group without facets and other words says nothing: it is passed over. */
  facets: readonly string[];
  also: readonly string[];
  /** Expressions that make an entry come first when they are its title: those that people say for the same thing. */
  akin?: readonly string[];
  /** Said in need: what it leads to comes first, whatever is said beside it. */
  urgent?: boolean | undefined;
}

export interface Meaning {
  /** How many words of the question it covers. */
  length: number;
  /** The words that entries may use for it as they stand; none where a single common word is left of an expression ('per strada'). */
  own: string[];
  facets: string[];
  also: string[];
  akin: string[];
  urgent: boolean;
}

export interface Thesaurus {
  /** The longest known expression that begins at `at`, with or without silent words between its words. */
  at(words: readonly string[], at: number): Meaning | null;
  /** What words that begin so stand for, while someone is typing. */
  beginning(word: string): Omit<Meaning, 'length' | 'own'> | null;
  /** Whether the word occurs in any expression: then it is no typing error. */
  knows(word: string): boolean;
  /** Every word of every expression, folded. */
  words: readonly string[];
}

interface Known {
  words: string[];
  facets: Set<string>;
  also: Set<string>;
  akin: Set<string>;
  urgent: boolean;
}

const longest = 6;

/** Builds the lookup once; all input is folded here. Groups that share an expression add up. */
export function makeThesaurus(groups: readonly SynonymGroup[]): Thesaurus {
  const shelves = { loose: new Map<string, Known[]>(), exact: new Map<string, Known[]>() };
  const words = new Set<string>();
  for (const group of groups) {
    for (const expression of group.say) {
      const all = wordsOf(expression);
      for (const word of all) words.add(word);
      // What is 'per strada' is not about every street: an expression of which one word is left must be said whole.
      const spoken = all.filter(tells);
      const loose = all.length === 1 || spoken.length > 1;
      const kept = loose && spoken.length > 0 ? spoken : all;
      if (kept.length > 0) keep(loose ? shelves.loose : shelves.exact, kept, group, fold(expression));
    }
  }
  return {
    words: [...words],
    knows: (word) => words.has(word),
    at: (question, at) => {
      for (let length = Math.min(longest, question.length - at); length > 0; length--) {
        const part = question.slice(at, at + length);
        const [first = '', last = ''] = [part[0], part.at(-1)];
        const spoken = part.filter(tells);
        // Silent words before a single one may begin another expression, and those at the end too.
        const ragged = length > 1 && (isSilent(last) || (spoken.length < 2 && !tells(first)));
        const whole = length > 1 ? look(shelves.exact, part) : null;
        const known = whole ?? (ragged ? null : look(shelves.loose, spoken.length > 0 ? spoken : part));
        if (!known) continue;
        const own = spoken.filter((word) => !isSilent(word));
        // Of 'fare lo spid' the spid is meant; of 'non va a scuola' not the school.
        const same = (one: Known | null) => one !== null && [...one.facets].some((facet) => known.facets.has(facet));
        const alone = own.length === 1 && known.words.length > 1 && !same(look(shelves.loose, own));
        return { length, own: alone ? [] : length === 1 ? part : own, ...contentsOf(known) };
      }
      return null;
    },
    beginning: (word) => {
      const one = ({ words: [first = '', more] }: Known) => more === undefined && first.startsWith(word);
      const begun = [...shelves.loose.values()].flat().filter(one);
      if (begun.length === 0) return null;
      const all = (kind: 'facets' | 'also') => [...new Set(begun.flatMap((known) => [...known[kind]]))];
      return { facets: all('facets'), also: all('also'), akin: [], urgent: false };
    },
  };
}

/** 'Non' is silent in a question and turns an expression round: who says 'mio figlio non va a scuola' has no child at school. */
const tells = (word: string) => word === 'non' || !isSilent(word);

const keyOf = (words: readonly string[]): string => words.map(roughStem).join(' ');

function keep(shelf: Map<string, Known[]>, words: string[], group: SynonymGroup, said: string): void {
  const neighbours = shelf.get(keyOf(words)) ?? [];
  shelf.set(keyOf(words), neighbours);
  let known = neighbours.find((one) => one.words.join(' ') === words.join(' '));
  if (!known) {
    known = { words, facets: new Set(), also: new Set(), akin: new Set(), urgent: false };
    neighbours.push(known);
  }
  if (group.urgent) known.urgent = true;
  for (const facet of group.facets) known.facets.add(facet);
  for (const other of group.also) if (fold(other) !== said) known.also.add(fold(other));
  for (const other of group.akin ?? []) if (fold(other) !== said) known.akin.add(fold(other));
}

/** What is known of these words: first as they stand, then in singular for plural. */
function look(shelf: Map<string, Known[]>, words: readonly string[]): Known | null {
  const neighbours = shelf.get(keyOf(words)) ?? [];
  return (
    neighbours.find((one) => one.words.every((word, at) => word === words[at])) ??
    neighbours.find((one) => one.words.every((word, at) => alike(word, words[at] ?? ''))) ??
    null
  );
}

const contentsOf = ({ facets, also, akin, urgent }: Known) => ({
  facets: [...facets],
  also: [...also],
  akin: [...akin],
  urgent,
});
