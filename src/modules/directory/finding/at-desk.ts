import type { Db } from '#platform/database/index.ts';
import { type Found, readQuestion } from '#platform/search/index.ts';
import { findAny } from './answer.ts';
import { thesaurus } from './thesaurus.ts';

/** What a desk hears in someone's words. */
export interface Heard {
  /** Codes of everyday topics that the words stand for. */
  topics: string[];
  /** Said in need: the urgent numbers come first. */
  urgent: boolean;
  found: Found[];
}

/**
 * Topics and entries for what someone asks at a desk, in their words: among the best answers what is open now comes first, for
 * who stands there can be sent there. Nothing is noted as missing: whoever answers says whether there was an answer.
 */
export async function hearAtDesk(db: Db, words: string, now: Date, most = 8): Promise<Heard> {
  if (words.trim() === '') return { topics: [], urgent: false, found: [] };
  const [{ units }, found] = await Promise.all([readQuestion(db, words, thesaurus()), findAny(db, words, now, most)]);
  const facets = units.flatMap((unit) => unit.facets).filter((facet) => facet.startsWith('=t:'));
  const open = (one: Found) => (one.open_until === null ? 1 : 0);
  return {
    topics: [...new Set(facets.map((facet) => facet.slice(3)))].slice(0, 4),
    urgent: units.some((unit) => unit.urgent),
    found: found.toSorted((one, other) => open(one) - open(other)),
  };
}
