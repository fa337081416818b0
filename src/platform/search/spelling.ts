import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Thesaurus } from './thesaurus.ts';

/** A word that may have been meant, with how far it is from what was written: 1 for a letter. */
export interface Spelling {
  word: string;
  slips: number;
}

/**
 * For each of these folded words that the index does not know: the words that may have been meant, nearest first. Words
 * that are known, short or numbers are not in the answer. One query at most.
 */
export async function spellingsOf(
  db: Db,
  words: readonly string[],
  thesaurus: Thesaurus,
  unfinished: string | null,
): Promise<Map<string, Spelling[]>> {
  const doubtful = [...new Set(words)].filter((word) => word.length >= 4 && !/\d/.test(word));
  if (doubtful.length === 0) return new Map();
  // Known is a word whose stem the index has, in Italian or in English; while it is typed, one that begins so.
  const { rows } = await sql<{ word: string; exact: boolean; stem: boolean; near: string[] }>`
    with asked as (select word, exists (select from search_word w where w.word = a.word) as exact,
        exists (select from search_word w where w.word like left(a.word, 4) || '%' and (
          ts_lexize('italian_stem', w.word) = ts_lexize('italian_stem', a.word)
          or ts_lexize('english_stem', w.word) = ts_lexize('english_stem', a.word)
          or (a.word = ${unfinished}::text and starts_with(w.word, a.word)))) as stem
      from unnest(${doubtful}::text[]) as a(word))
    select word, exact, stem, case when stem then '{}' else array(select w.word from search_word w where w.word % asked.word
      order by similarity(w.word, asked.word) desc, w.word limit 24) end as near from asked where not exact`.execute(
    db,
  );
  return new Map(
    rows.flatMap(({ word, stem, near }): [string, Spelling[]][] => {
      // 'bollete' has the stem of 'bollo', and is 'bollette' all the same.
      const meant = stem
        ? homophones(word, thesaurus).filter((one) => thesaurus.at([one.word], 0))
        : nearest(word, near, thesaurus);
      return meant.length > 0 ? [[word, meant]] : [];
    }),
  );
}

function nearest(written: string, indexed: readonly string[], thesaurus: Thesaurus): Spelling[] {
  const most = forgiven(written);
  const all = [...new Set([...thesaurus.words.filter((word) => word.length >= 4), ...indexed])];
  const spelt = all.map((word) => ({ word, slips: slipsBetween(word, written, most) }));
  const meant = spelt.filter(({ slips }) => slips <= most).sort((a, b) => a.slips - b.slips);
  if (meant.length > 0 && !thesaurus.knows(written)) return meant;
  // No slip, but a word that nobody here uses: one of its family leads on, 'infermieristico' to 'infermiere'.
  if (written.length < 8) return [];
  const root = written.slice(0, Math.max(6, Math.ceil(written.length * 0.6)));
  const family = all.filter((word) => word.startsWith(root) && word !== written).sort((a, b) => a.length - b.length);
  return family.slice(0, 3).map((word) => ({ word, slips: most }));
}

/** Words of the thesaurus that are heard as this one ('cassa' for 'casa'): known itself, it may still be a slip. */
export const homophones = (word: string, thesaurus: Thesaurus): Spelling[] =>
  thesaurus.words
    .filter((other) => other[0] === word[0] && Math.abs(other.length - word.length) === 1)
    .map((other) => ({ word: other, slips: slipsBetween(other, word, 0.5) }))
    .filter(({ slips }) => slips <= 0.5);

/** Two letters of a long word, one of a short one. */
const forgiven = (word: string): number => (word.length >= 8 ? 2 : 1);

/**
 * How many letters lie between two words, given up beyond `most`. A swap of neighbours counts one; a double letter written
 * single or the other way round, or an h, counts half: they are heard alike ('bolete', 'biblioteccha').
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > 2 * most) return most + 1;
  const slight = (word: string, at: number) => (word[at] === word[at - 1] || word[at] === 'h' ? 0.5 : 1);
  let before: number[] = [];
  let last = [0];
  for (let j = 1; j <= b.length; j++) last.push((last[j - 1] ?? 0) + slight(b, j - 1));
  for (let i = 1; i <= a.length; i++) {
    // A swap looks two rows back: with both beyond the limit nothing comes below it again.
    if (Math.min(...last) > most && Math.min(...before) > most) return most + 1;
    const row = [(last[0] ?? 0) + slight(a, i - 1)];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        (last[j] ?? 0) + slight(a, i - 1),
        (row[j - 1] ?? 0) + slight(b, j - 1),
        (last[j - 1] ?? 0) + cost,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
