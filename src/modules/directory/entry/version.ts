import { sql } from 'kysely';
import { type Db, NotFound, prepared } from '#platform/database/index.ts';
import { type Ctx, type Fresh, makeKeptPages } from '#platform/http/index.ts';
import type { EntryKind } from '#platform/search/index.ts';

/** A rendered page, and the other entries that it names: when one of them changes or is withdrawn, the page is old. */
export interface Rendered extends Fresh {
  names: readonly string[];
}

const send = makeKeptPages();
const named = new Map<string, readonly string[]>();
const mostRemembered = 20_000;

/**
 * Answers with the page of an entry, rendered anew only when the entry, or another that the page names, has changed, or when
 * what it says of the time is over: one query otherwise. An entry that may not be seen is not found.
 */
export async function sendEntry(
  c: Ctx,
  kind: EntryKind,
  id: string,
  render: () => Promise<Rendered | null>,
): Promise<Response> {
  const { db, commons } = c.var.here;
  const key = `${commons.name} ${kind} ${id}`;
  const version = await versionOf(db, kind, id, named.get(key) ?? []);
  if (version === null) throw new NotFound();
  return send(c, version, async () => {
    const page = await render();
    if (page === null) throw new NotFound();
    if (named.size >= mostRemembered) named.clear();
    named.set(key, page.names);
    return page;
  });
}

/** When the entry and those that its page names last changed, in one small query: null when it may not be seen. */
export async function versionOf(
  db: Db,
  kind: EntryKind,
  id: string,
  names: readonly string[] = [],
): Promise<string | null> {
  const { rows } = await sql<{ own: string | null; others: string }>`${prepared}
    select (select max(updated_at)::text from search_entry where kind = ${kind} and id = ${id}::uuid) as own,
      (select concat(count(*), ' ', max(updated_at)) from search_entry where id = any(${[...names]}::uuid[])) as others`.execute(
    db,
  );
  const found = rows[0];
  return found?.own ? `${found.own} ${found.others}` : null;
}
