import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { isSilent, wordsOf } from './fold.ts';
import type { Thesaurus } from './thesaurus.ts';

/** One thing that the question is about: the words as written, and what else stands for them. */
export interface Unit {
  /** As written (folded), to show it again. */
  said: string;
  /** Words of which all must occur, or one of the ways below. */
  own: string[];
  /** The last word while someone is typing: it may be only the beginning of one. */
  prefix: boolean;
  /** Facet lexemes of the topics that the expression stands for. */
  facets: string[];
  /** Other expressions, each a list of words. */
  also: string[][];
  /** Words of the index that look like what was written, where what was written occurs nowhere. */
  corrected: string[];
}

export interface Question {
  units: Unit[];
  /** Every word was silent ('dove posso'), or there was none. */
  empty: boolean;
}

/** Longer questions are cut: nobody looks for more, and each unit costs. */
const mostUnits = 8;
const longestWord = 40;

/**
 * Reads what a person wrote: words folded, silent ones left out, expressions of the thesaurus recognised, typing errors
 * mended from the index's own words. One query at most, and none when the thesaurus knows every word.
 */
export async function readQuestion(db: Db, text: string, thesaurus: Thesaurus, typing = false): Promise<Question> {
  const words = wordsOf(text.slice(0, 200)).filter((word) => word.length <= longestWord);
  const units: Unit[] = [];
  for (let at = 0; at < words.length && units.length < mostUnits; ) {
    const meaning = thesaurus.at(words, at);
    const length = meaning?.length ?? 1;
    const own = words.slice(at, at + length).filter((word) => !isSilent(word));
    at += length;
    if (own.length === 0 && !meaning) continue;
    units.push({
      said: own.join(' '),
      own,
      prefix: typing && at >= words.length,
      facets: meaning?.facets ?? [],
      also: (meaning?.also ?? []).map(wordsOf),
      corrected: [],
    });
  }
  await mend(db, units, thesaurus);
  return { units, empty: units.length === 0 };
}

async function mend(db: Db, units: Unit[], thesaurus: Thesaurus): Promise<void> {
  const doubtful = units.filter((unit) => unit.own.length === 1 && unit.facets.length === 0 && !unit.prefix);
  const words = doubtful.flatMap((unit) => unit.own).filter((word) => word.length >= 4 && !/^\d+$/.test(word));
  if (words.length === 0) return;
  // Nearest words first by trigrams, then by what fingers do: at most one letter in four may differ.
  const { rows } = await sql<{ word: string; near: string[] | null }>`
    select asked.word,
      case when exists (select from search_word w where w.word like left(asked.word, greatest(4, length(asked.word) - 1)) || '%') then null
      else array(select w.word from search_word w where w.word % asked.word order by similarity(w.word, asked.word) desc, w.word limit 12)
      end as near
    from unnest(${words}::text[]) as asked(word)`.execute(db);
  for (const unit of doubtful) {
    const row = rows.find((one) => one.word === unit.own[0]);
    const word = unit.own[0];
    if (!row || word === undefined || row.near === null || thesaurus.knows(word)) continue;
    const candidates = [...row.near, ...thesaurus.words.filter((known) => Math.abs(known.length - word.length) <= 2)];
    const allowed = word.length >= 8 ? 2 : 1;
    const near = candidates.filter((known) => distance(known, word, allowed) <= allowed);
    near.sort((a, b) => distance(a, word, allowed) - distance(b, word, allowed));
    unit.corrected = [...new Set(near)].slice(0, 3);
    for (const corrected of unit.corrected) {
      const meaning = thesaurus.at([corrected], 0);
      if (!meaning) continue;
      unit.facets.push(...meaning.facets);
      unit.also.push(...meaning.also.map(wordsOf));
    }
  }
}

/** Optimal string alignment distance (a swap of neighbours counts one), given up beyond `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
