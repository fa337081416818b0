import { sql } from 'kysely';
import { type HolidayCalendar, italianHolidays } from '#platform/calendar/index.ts';
import type { Commons, Db, Tx } from '#platform/database/index.ts';
import { dropEntries, type EntryKind, putEntries } from '#platform/search/index.ts';
import { otherDocs } from './others.ts';
import { serviceDocs } from './services.ts';

/** What changed and must be found as it now is, by kind. */
export type Touched = Partial<Record<EntryKind, readonly string[]>>;

const kinds = ['service', 'organization', 'place', 'asset', 'procedure'] as const;

/** Public holidays with the commons' patron. */
export function calendarOf(commons: Pick<Commons, 'patron_month' | 'patron_day' | 'patron_name'>): HolidayCalendar {
  const { patron_month: month, patron_day: day, patron_name } = commons;
  return italianHolidays(month !== null && day !== null ? { month, day, name: patron_name ?? '' } : undefined);
}

/**
 * Writes the index anew for these subjects, in the transaction that changed them: what may no longer be seen leaves it.
 * A few queries per kind, however many subjects.
 */
export async function reindex(tx: Tx, touched: Touched, calendar: HolidayCalendar, now: Date): Promise<void> {
  for (const kind of kinds) {
    const ids = [...new Set(touched[kind] ?? [])];
    if (ids.length === 0) continue;
    const docs =
      kind === 'service' ? await serviceDocs(tx, ids, calendar, now) : await otherDocs(tx, kind, ids, calendar, now);
    const seen = new Set(docs.map((doc) => doc.id));
    await dropEntries(
      tx,
      kind,
      ids.filter((id) => !seen.has(id)),
    );
    await putEntries(tx, docs);
  }
}

/**
 * The same for everything that is at these locations: the places themselves, the services given there, the assets and the
 * bodies that have their seat there.
 */
export async function reindexLocated(
  tx: Tx,
  locations: readonly string[],
  calendar: HolidayCalendar,
  now: Date,
): Promise<void> {
  for (let from = 0; from < locations.length; from += batch) {
    const place = locations.slice(from, from + batch);
    const { rows } = await sql<{ kind: EntryKind; ids: string[] }>`
      select 'service' as kind, array_agg(distinct service_id) as ids from service_at_location where location_id = any(${place}::uuid[])
      union all select 'asset', array_agg(id) from asset where location_id = any(${place}::uuid[])
      union all select 'organization', array_agg(distinct organization_id) from location where id = any(${place}::uuid[])`.execute(
      tx,
    );
    const there = Object.fromEntries(rows.map(({ kind, ids }) => [kind, (ids ?? []).filter((id) => id !== null)]));
    await reindex(tx, { place, ...there }, calendar, now);
  }
}

const batch = 500;

/** The whole index of a commons, in batches of a transaction each; also moves the written openings on. Returns how many subjects. */
export async function reindexAll(db: Db, calendar: HolidayCalendar, now: Date): Promise<number> {
  let done = 0;
  for (const kind of kinds) {
    const table = kind === 'place' ? 'location' : kind;
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const { rows } = await sql<{ id: string }>`
        select id from ${sql.table(table)} where id > ${after}::uuid order by id limit ${batch}`.execute(db);
      const last = rows.at(-1);
      if (!last) break;
      await db.transaction().execute((tx) => reindex(tx, { [kind]: rows.map((row) => row.id) }, calendar, now));
      done += rows.length;
      after = last.id;
    }
  }
  return done;
}
