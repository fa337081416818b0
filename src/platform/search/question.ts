import type { Db } from '#platform/database/index.ts';
import { isFaint, isSilent, wordsOf } from './fold.ts';
import { type Spelling, spellingsOf } from './spelling.ts';
import type { Thesaurus } from './thesaurus.ts';

/** One thing that the question is about: the words as written, and what else stands for them. */
export interface Unit {
  /** As it was understood (folded), to show it again. */
  said: string;
  /** Words of which all must occur, or one of the ways below. */
  own: string[];
  /** The last word while someone is typing: it may be only the beginning of one. */
  prefix: boolean;
  /** A word that tells little ('sportello'): who has it comes higher, who has it not is found all the same. */
  faint: boolean;
  /** Said in need ('ho paura'): what helps comes first, and nothing said beside it hides that. */
  urgent: boolean;
  /** Facet lexemes of the topics that the expression stands for. */
  facets: string[];
  /** Other expressions, each a list of words. */
  also: string[][];
  /** What people say for the same: a title with one of them is what they mean. */
  akin: string[][];
  /** What was written instead of `said`, where that occurs nowhere and looks like a slip. */
  mistyped: string | null;
}

export interface Question {
  units: Unit[];
  /** All that was written, folded and mended: whoever writes a whole title wants that. */
  text: string;
  /** Every word was silent ('dove posso'), or there was none. */
  empty: boolean;
}

/** Longer questions are cut: nobody looks for more, and each unit costs. */
const mostUnits = 8;
const longestWord = 40;
const mostAkin = 24;

/**
 * Reads what a person wrote: words folded, silent ones left out, typing errors mended from the index's own words,
 * expressions of the thesaurus recognised. One query at most, and none when the thesaurus knows every word.
 */
export async function readQuestion(db: Db, text: string, thesaurus: Thesaurus, typing = false): Promise<Question> {
  const written = wordsOf(text.slice(0, 200)).filter((word) => word.length <= longestWord);
  const spoken = written.filter((word) => !isSilent(word));
  const spellings = await spellingsOf(db, spoken, thesaurus, typing ? (written.at(-1) ?? null) : null);
  const words = mended(written, spellings, thesaurus);
  const units: Unit[] = [];
  for (let at = 0; at < words.length && units.length < mostUnits; ) {
    const meaning = thesaurus.at(words, at);
    const length = meaning?.length ?? 1;
    const part = words.slice(at, at + length);
    const before = written.slice(at, at + length);
    at += length;
    const own = meaning ? meaning.own : part.filter((word) => !isSilent(word));
    if (own.length === 0 && !meaning?.facets.length && !meaning?.also.length) continue;
    const prefix = typing && at >= words.length && before.join() === part.join();
    const [word] = own;
    const begun = prefix && !meaning && word && word.length >= 4 ? thesaurus.beginning(word) : null;
    const unit: Unit = {
      said: own.length > 0 ? trimmed(part).join(' ') : part.join(' '),
      own,
      prefix,
      faint: own.length === 1 && isFaint(word ?? '') && part.length === 1,
      urgent: meaning?.urgent ?? false,
      facets: (meaning ?? begun)?.facets ?? [],
      also: ((meaning ?? begun)?.also ?? []).map(wordsOf),
      akin: (meaning?.akin ?? []).slice(0, mostAkin).map(wordsOf),
      mistyped: before.join() === part.join() ? null : before.join(' '),
    };
    if (!units.some((one) => one.said === unit.said)) units.push(unit);
  }
  return { units, text: words.join(' '), empty: units.length === 0 };
}

/** Without silent words at the ends: 'la mensa' → 'mensa'. */
const trimmed = (part: readonly string[]) =>
  part.slice(
    part.findIndex((word) => !isSilent(word)),
    part.findLastIndex((word) => !isSilent(word)) + 1,
  );

/**
 * The words with what was probably meant in place of slips: the nearest spelling, and of those about as near the one that
 * makes an expression with its neighbours ('permesso sogiorno' is not a permission for a day), then one that people ask for.
 */
function mended(
  written: readonly string[],
  spellings: ReadonlyMap<string, Spelling[]>,
  thesaurus: Thesaurus,
): string[] {
  const words = [...written];
  for (const [at, word] of written.entries()) {
    const worth = ({ word: other, slips }: Spelling) => {
      const tried = words.with(at, other);
      return slips - (completes(tried, at, thesaurus) ? 1.1 : thesaurus.at([other], 0) ? 0.3 : 0);
    };
    const [best] = (spellings.get(word) ?? [])
      .map((one) => ({ one, cost: worth(one) }))
      .sort((a, b) => a.cost - b.cost);
    if (best) words[at] = best.one.word;
  }
  return words;
}

/** Whether an expression of several words covers this one. */
function completes(words: readonly string[], at: number, thesaurus: Thesaurus): boolean {
  for (let from = Math.max(0, at - 5); from <= at; from++) {
    const meaning = thesaurus.at(words, from);
    if (meaning && meaning.own.length > 1 && from + meaning.length > at) return true;
  }
  return false;
}
