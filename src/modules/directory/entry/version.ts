import { sql } from 'kysely';
import { type Db, NotFound, prepared } from '#platform/database/index.ts';
import { type Ctx, makeKeptPages } from '#platform/http/index.ts';
import type { EntryKind } from '#platform/search/index.ts';

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
  const { db } = c.var.here;
  return send(c, {
    holds: async ({ own, names, others }) => {
      const now = await stampsOf(db, kind, id, names);
      if (now === null) throw new NotFound();
      return now.own === own && now.others === others;
    },
    render: async () => {
      // The entry's own stamp is taken before it is read: what changes meanwhile makes the page old, never the stamp new.
      const before = await stampsOf(db, kind, id, []);
      const page = before && (await render());
      if (!before || !page) throw new NotFound();
      const others = page.names.length > 0 ? ((await stampsOf(db, kind, id, page.names))?.others ?? '') : before.others;
      return { ...page, version: { own: before.own, names: page.names, others } };
    },
  });
}

/** Whether an entry may be seen. */
export const mayBeSeen = async (db: Db, kind: EntryKind, id: string): Promise<boolean> =>
  (await stampsOf(db, kind, id, [])) !== null;

/**
 * What tells whether the entry, or one of the others, has changed, in one small query: null when the entry may not be seen.
 * The instants are added up, since of two changes the one that began first may be seen last.
 */
async function stampsOf(
  db: Db,
  kind: EntryKind,
  id: string,
  names: readonly string[],
): Promise<{ own: string; others: string } | null> {
  // `array(select unnest())`: PostgreSQL would otherwise plan anew for each list of names, which takes thrice as long as asking.
  const { rows } = await sql<{ own: string | null; others: string }>`${prepared}
    select sum(stamp) filter (where mine)::text as own, concat(count(*) filter (where not mine), ' ', sum(stamp) filter (where not mine)) as others
    from (select (date_part('epoch', updated_at) * 1e6)::bigint as stamp, id = ${id}::uuid and kind = ${kind} as mine
      from search_entry where id = any(array(select unnest(${[id, ...names]}::uuid[]))) offset 0) e`.execute(db);
  const [found] = rows;
  return found?.own ? { own: found.own, others: found.others } : null;
}
