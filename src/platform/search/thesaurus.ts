import { fold, isSilent, roughStem, wordsOf } from './fold.ts';

/** Expressions that mean the same to people, the facets they stand for, and the words that entries use instead. */
export interface SynonymGroup {
  say: readonly string[];
  /** Facet lexemes, such as '=t:bollette'. */
  facets: readonly string[];
  also: readonly string[];
}

export interface Meaning {
  /** How many words of the question it covers. */
  length: number;
  facets: string[];
  also: string[];
}

export interface Thesaurus {
  /** The longest known expression that begins at `at`, with or without silent words between its words. */
  at(words: readonly string[], at: number): Meaning | null;
  /** Whether the word occurs in any expression: then it is no typing error. */
  knows(word: string): boolean;
  /** Every word of every expression, folded. */
  words: readonly string[];
}

const longest = 6;

/** Builds the lookup once; all input is folded here. Groups that share an expression add up. */
export function makeThesaurus(groups: readonly SynonymGroup[]): Thesaurus {
  const meanings = new Map<string, { facets: Set<string>; also: Set<string> }>();
  const words = new Set<string>();
  for (const group of groups) {
    for (const expression of group.say) {
      for (const word of wordsOf(expression)) words.add(word);
      const key = keyOf(wordsOf(expression));
      if (key === '') continue;
      const meaning = meanings.get(key) ?? { facets: new Set<string>(), also: new Set<string>() };
      for (const facet of group.facets) meaning.facets.add(facet);
      for (const other of group.also) if (fold(other) !== fold(expression)) meaning.also.add(fold(other));
      meanings.set(key, meaning);
    }
  }
  return {
    words: [...words],
    knows: (word) => words.has(word),
    at: (question, at) => {
      for (let length = Math.min(longest, question.length - at); length > 0; length--) {
        const part = question.slice(at, at + length);
        const last = part.at(-1);
        if (last === undefined || (length > 1 && isSilent(last))) continue;
        const meaning = meanings.get(keyOf(part));
        if (meaning) return { length, facets: [...meaning.facets], also: [...meaning.also] };
      }
      return null;
    },
  };
}

function keyOf(words: readonly string[]): string {
  const spoken = words.filter((word) => !isSilent(word));
  return (spoken.length > 0 ? spoken : words).map(roughStem).join(' ');
}
