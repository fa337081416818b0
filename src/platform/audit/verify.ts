import type { Db } from '#platform/database/index.ts';
import { chainHash } from './chain.ts';

const BATCH = 1000;

export interface AuditState {
  /** Entries read, from the first. */
  entries: number;
  /** Number of the first entry that was changed, removed or put in from outside; null when the chain is whole. */
  broken: number | null;
}

/**
 * Reads the whole chain again and says where it breaks. Entries written meanwhile are left for the next time.
 * It finds what was changed by hand; whoever rewrites every entry from the change on, and the head, is found only by
 * comparing with a head noted elsewhere.
 */
export async function verifyAudit(db: Db): Promise<AuditState> {
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .select((eb) =>
      eb
        .selectFrom('audit_entry')
        .select((max) => max.fn.max('seq').as('seq'))
        .as('last'),
    )
    .executeTakeFirstOrThrow();
  let previous: Buffer = Buffer.from([0]);
  let entries = 0;
  while (entries < head.seq) {
    const lines = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('seq', '>', entries)
      .where('seq', '<=', head.seq)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const line of lines) {
      const expected = entries + 1;
      const whole =
        line.seq === expected && line.previous_hash.equals(previous) && line.hash.equals(chainHash(previous, line));
      if (!whole) return { entries, broken: expected };
      previous = line.hash;
      entries = expected;
    }
    if (lines.length === 0) return { entries, broken: entries + 1 };
  }
  // Read in one statement, so that a writer at work cannot make them differ.
  if ((head.last ?? 0) > head.seq) return { entries, broken: head.seq + 1 };
  return { entries, broken: previous.equals(head.hash) ? null : entries };
}
