import { sql } from 'kysely';
import { romeDate } from '#platform/calendar/index.ts';
import type { Db } from '#platform/database/index.ts';

export interface Gap {
  /** Facet lexemes of the topics that were recognised: never what the person wrote. */
  topics: readonly string[];
  filters: readonly string[];
  neighbourhood_id: string | null;
  now: Date;
}

/** Remembers that something was looked for and not found: topics, filters, neighbourhood and month, added up. */
export async function noteGap(db: Db, gap: Gap): Promise<void> {
  const month = `${romeDate(gap.now).slice(0, 7)}-01`;
  await sql`insert into search_gap as known (month, topics, filters, neighbourhood_id)
    values (${month}, ${[...new Set(gap.topics)].sort()}, ${[...new Set(gap.filters)].sort()}, ${gap.neighbourhood_id})
    on conflict on constraint search_gap_once do update set times = known.times + 1`.execute(db);
}
