import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Thesaurus } from './thesaurus.ts';

/** A word that may have been meant, with how far it is from what was written: 1 for a letter. */
export interface Spelling {
  word: string;
  slips: number;
}

/**
 * For each of these folded words that neither the index nor the thesaurus knows: the words that look like it, nearest
 * first. Words that are known, short or numbers are not in the answer. One query at most.
 */
export async function spellingsOf(
  db: Db,
  words: readonly string[],
  thesaurus: Thesaurus,
  unfinished: string | null,
): Promise<Map<string, Spelling[]>> {
  const doubtful = [...new Set(words)].filter(
    (word) => word.length >= 4 && !/\d/.test(word) && !thesaurus.knows(word) && !thesaurus.at([word], 0),
  );
  if (doubtful.length === 0) return new Map();
  // Known is a word whose stem the index has, in Italian or in English; while it is typed, one that begins so.
  const { rows } = await sql<{ word: string; near: string[] | null }>`
    select asked.word,
      case when exists (select from search_word w where w.word like left(asked.word, 4) || '%' and (
        w.word = asked.word or ts_lexize('italian_stem', w.word) = ts_lexize('italian_stem', asked.word)
        or ts_lexize('english_stem', w.word) = ts_lexize('english_stem', asked.word)
        or (asked.word = ${unfinished}::text and starts_with(w.word, asked.word)))) then null
      else array(select w.word from search_word w where w.word % asked.word order by similarity(w.word, asked.word) desc, w.word limit 24)
      end as near
    from unnest(${doubtful}::text[]) as asked(word)`.execute(db);
  const spellings = new Map<string, Spelling[]>();
  for (const { word, near } of rows) {
    if (near !== null) spellings.set(word, nearest(word, near, thesaurus));
  }
  return spellings;
}

function nearest(written: string, indexed: readonly string[], thesaurus: Thesaurus): Spelling[] {
  const most = forgiven(written);
  const said = thesaurus.words.filter((word) => word.length >= 4 && Math.abs(word.length - written.length) <= 2);
  return [...new Set([...said, ...indexed])]
    .map((word) => ({ word, slips: slipsBetween(word, written, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
}

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
