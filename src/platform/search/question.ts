import type { Db } from '#platform/database/index.ts';
import { isFaint, isSilent, wordsOf } from './fold.ts';
import { homophones, type Spelling, spellingsOf } from './spelling.ts';
import type { Meaning, Thesaurus } from './thesaurus.ts';

/** One thing that the question is about: the words as written, and what else stands for them. */
export interface Unit {
  /** As it was understood, to show it again. */
  said: string;
  /** The same, folded. */
  folded: string;
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
  /** Whether such a title is an answer too: when nothing else is. */
  kindred: boolean;
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
 * expressions of the thesaurus recognised. One query at most, and none when they cover every word.
 */
export async function readQuestion(db: Db, text: string, thesaurus: Thesaurus, typing = false): Promise<Question> {
  const spans = spansOf(text.slice(0, 200));
  const written = spans.map((span) => span.word);
  const doubtful = written.filter((word, at) => !isSilent(word) && !covered(written, at, thesaurus, 1));
  const spellings = await spellingsOf(db, doubtful, thesaurus, typing ? (written.at(-1) ?? null) : null);
  const words = mended(written, spellings, thesaurus);
  const units: Unit[] = [];
  for (let at = 0; at < words.length && units.length < mostUnits; ) {
    const meaning = thesaurus.at(words, at);
    const end = at + (meaning?.length ?? 1);
    // Of 'per strada' no word is left to look for, and all of it is said again.
    const [from, to] = meaning?.own.length === 0 ? [at, end] : spokenOf(words, at, end);
    const folded = words.slice(from, to).join(' ');
    const before = text.slice(spans[from]?.from, spans[to - 1]?.to).replace(/\s+/g, ' ');
    const slipped = written.slice(from, to).join(' ') !== folded;
    const unit = {
      ...unitOf(words.slice(at, end), meaning, typing && end === words.length && !slipped, thesaurus),
      said: slipped ? folded : before,
      folded,
      mistyped: slipped ? before : null,
    };
    at = end;
    const tells = unit.own.length + unit.facets.length + unit.also.length > 0;
    if (tells && !units.some((one) => one.folded === folded)) units.push(unit);
  }
  return { units, text: words.join(' '), empty: units.length === 0 };
}

/** What these words are about; `prefix` where the last of them may not be finished. */
function unitOf(part: readonly string[], meaning: Meaning | null, prefix: boolean, thesaurus: Thesaurus) {
  const own = meaning ? meaning.own : part.filter((word) => !isSilent(word));
  const [word = ''] = own;
  const begun = prefix && !meaning && word.length >= 4 ? thesaurus.beginning(word) : null;
  const { facets = [], also = [], akin = [], urgent = false } = meaning ?? begun ?? {};
  return {
    own,
    prefix,
    faint: part.length === 1 && isFaint(word),
    urgent,
    facets,
    also: also.map(wordsOf),
    akin: akin.slice(0, mostAkin).map(wordsOf),
    kindred: false,
  };
}

/** The folded words of a text, each with where it stands in it. */
function spansOf(text: string): { word: string; from: number; to: number }[] {
  const runs = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const spans = runs.flatMap((run) =>
    wordsOf(run[0]).map((word) => ({ word, from: run.index, to: run.index + run[0].length })),
  );
  return spans.filter(({ word }) => word.length <= longestWord);
}

/** The stretch without silent words at its ends: 'la mensa' → 'mensa'. */
function spokenOf(words: readonly string[], from: number, to: number): [number, number] {
  const drops = (word = '') => isSilent(word) && word !== 'non';
  let [first, last] = [from, to];
  while (first < last - 1 && drops(words[first])) first += 1;
  while (last > first + 1 && drops(words[last - 1])) last -= 1;
  return [first, last];
}

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
    if (isSilent(word) || covered(words, at, thesaurus, 2)) continue;
    const completing = ({ word: other }: Spelling) => covered(words.with(at, other), at, thesaurus, 2);
    const worth = (one: Spelling) => one.slips - (completing(one) ? 1.1 : thesaurus.at([one.word], 0) ? 0.3 : 0);
    // A word that exists is changed only where that makes sense of its neighbours: 'cassa popolare'.
    const meant = spellings.get(word) ?? homophones(word, thesaurus).filter(completing);
    const [best] = meant.map((one) => ({ one, cost: worth(one) })).sort((a, b) => a.cost - b.cost);
    if (best) words[at] = best.one.word;
  }
  return words;
}

/** Whether an expression of at least so many words covers this one. */
function covered(words: readonly string[], at: number, thesaurus: Thesaurus, least: 1 | 2): boolean {
  for (let from = Math.max(0, at - 5); from <= at; from++) {
    const meaning = thesaurus.at(words, from);
    if (meaning && (least === 1 || meaning.own.length > 1) && from + meaning.length > at) return true;
  }
  return false;
}
