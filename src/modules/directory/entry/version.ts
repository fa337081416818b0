import { sql } from 'kysely';
import { type Db, NotFound, prepared } from '#platform/database/index.ts';
import { type Ctx, makeKeptPages } from '#platform/http/index.ts';
import type { EntryKind } from '#platform/search/index.ts';
import { joinedInto } from '../doubles/pairs.ts';
import { pathOf } from '../finding/saying.ts';

/** A rendered page, and the other entries that it names: when one of them changes or is withdrawn, the page is old. */
export interface Rendered {
  html: string;
  until: Date;
  names: readonly string[];
}

/** The entry and those that its page names, as they were when it was rendered. */
interface Version {
  own: string;
  names: readonly string[];
  others: string;
  /** Which transactions were to be seen when all this was last known to hold. */
  snapshot: string;
}

const send = makeKeptPages<Version>();

/**
 * Answers with the page of an entry, rendered anew only when the entry, or another that the page names, has changed, or when
 * what it says of the time is over: one query otherwise. An entry that may not be seen is not found.
 */
export function sendEntry(
  c: Ctx,
  kind: EntryKind,
  id: string,
  render: () => Promise<Rendered | null>,
): Promise<Response> {
  const { db, href } = c.var.here;
  return send(c, {
    holds: async (version) => {
      const now = await stampsOf(db, kind, id, version.names, version.snapshot);
      if (now === 'same') return true;
      if (now === null) throw new NotFound();
      version.snapshot = now.snapshot;
      return now.own === version.own && now.others === version.others;
    },
    render: async () => {
      // What is read before the entry is: what changes meanwhile makes the page old, never what tells it newer than it is.
      const before = await stampsOf(db, kind, id);
      const page = before && before !== 'same' && (await render());
      if (!before || before === 'same' || !page) throw new NotFound();
      const after = page.names.length > 0 ? await stampsOf(db, kind, id, page.names) : before;
      const others = after && after !== 'same' ? after.others : '';
      return { ...page, version: { own: before.own, names: page.names, others, snapshot: before.snapshot } };
    },
  }).catch(async (error) => {
    // An entry that was joined to another is found there, wherever its address was printed.
    const into = error instanceof NotFound ? await joinedInto(db, kind, id) : null;
    if (into === null) throw error;
    return c.redirect(href(pathOf(kind, into)), 301);
  });
}

/** Whether an entry may be seen. */
export const mayBeSeen = async (db: Db, kind: EntryKind, id: string): Promise<boolean> =>
  (await stampsOf(db, kind, id)) !== null;

interface Stamps {
  own: string;
  others: string;
  snapshot: string;
}

/**
 * What tells whether the entry, or one of the others, has changed, in one small query: null when the entry may not be seen,
 * 'same' when the database shows the very transactions of `snapshot`, and so nothing can have changed (the entries are then
 * not even looked at). The instants are added up, since of two changes the one that began first may be seen last.
 */
async function stampsOf(
  db: Db,
  kind: EntryKind,
  id: string,
  names: readonly string[] = [],
  snapshot = '',
): Promise<Stamps | 'same' | null> {
  // `array(select unnest())`: PostgreSQL would otherwise plan anew for each list of names, which takes thrice as long as asking.
  const { rows } = await sql<{ snapshot: string; own: string | null; others: string }>`${prepared}
    with here as materialized (select pg_current_snapshot()::text as snapshot)
    select here.snapshot, e.own, e.others from here, lateral (
      select sum(stamp) filter (where mine)::text as own,
        concat(count(*) filter (where not mine), ' ', sum(stamp) filter (where not mine)) as others
      from (select (date_part('epoch', updated_at) * 1e6)::bigint as stamp, id = ${id}::uuid and kind = ${kind} as mine
        from search_entry where id = any(array(select unnest(${[id, ...names]}::uuid[]))) offset 0) e
      where here.snapshot <> ${snapshot}) e`.execute(db);
  const [found] = rows;
  if (found?.snapshot === snapshot) return 'same';
  return found?.own ? { own: found.own, others: found.others, snapshot: found.snapshot } : null;
}
