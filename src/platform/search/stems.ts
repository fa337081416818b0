import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';

/** The languages whose stemmers the index knows. */
export const tongues = ['italian', 'english'] as const;
export type Tongue = (typeof tongues)[number];

/** Under which lexemes PostgreSQL files a folded word: none where it leaves it out ('della'). */
export type Stems = (word: string, tongue: Tongue) => readonly string[];

// Stemming depends on the word alone, so what was once asked is kept: most questions use the same few thousand words.
const known = new Map<string, Record<Tongue, string[]>>();
const mostKnown = 50_000;

/** The stems of these words: one small query, and none when all of them were asked before. */
export async function stemsOf(db: Db, words: readonly string[]): Promise<Stems> {
  const found = new Map<string, Record<Tongue, string[]>>();
  const unknown = new Set<string>();
  for (const word of words) {
    const kept = known.get(word);
    if (kept) found.set(word, kept);
    if (!kept) unknown.add(word);
  }
  if (unknown.size > 0) {
    const { rows } = await sql<{ word: string } & Record<Tongue, string[]>>`
      select word, tsvector_to_array(to_tsvector('italian', word)) as italian,
        tsvector_to_array(to_tsvector('english', word)) as english from unnest(${[...unknown]}::text[]) as word`.execute(
      db,
    );
    if (known.size + rows.length > mostKnown) known.clear();
    for (const { word, ...stems } of rows) {
      known.set(word, stems);
      found.set(word, stems);
    }
  }
  return (word, tongue) => found.get(word)?.[tongue] ?? [];
}
