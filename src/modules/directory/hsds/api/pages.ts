import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { HsdsTable } from '../model/model.ts';
import {
  organizationFull,
  organizationFullService,
  plain,
  serviceAtLocationFull,
  serviceAtLocationFullList,
  serviceAtLocationList,
  serviceFull,
  serviceFullList,
  serviceList,
  taxonomyFull,
  termFull,
  termWithTaxonomy,
  type View,
} from '../model/views.ts';
import { publicObjects } from '../reading/answers.ts';
import type { HsdsObject } from '../reading/assemble.ts';
import { isEverything, rowsAsked, searched } from './filters.ts';
import { type Asked, mostPerPage, usualPerPage } from './parameters.ts';

/** A page as HSDS defines it. */
export interface Page {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: HsdsObject[];
}

/** The entries that fulfil what is asked, in the order of their ids, one page of them: two queries and one per table shown. */
export async function pageOf(db: Db, table: HsdsTable, asked: Asked): Promise<Page> {
  const perPage = Math.min(asked.per_page ?? usualPerPage, mostPerPage);
  const number = asked.page ?? 1;
  const { total, ids } = await foundOn(db, table, asked, { offset: (number - 1) * perPage, limit: perPage });
  const contents = await entriesOf(db, table, asked, ids);
  const pages = Math.ceil(total / perPage);
  const standing = { page_number: number, first_page: number === 1, last_page: number >= pages };
  return { ...standing, ...sizes(total, pages, contents.length), contents };
}

const sizes = (total: number, pages: number, size: number) => ({
  total_items: total,
  total_pages: pages,
  size,
  empty: size === 0,
});

/** What a page says of itself when everything is on it. */
export const wholePage = (total: number): Omit<Page, 'contents'> => ({
  ...sizes(total, Math.min(total, 1), total),
  page_number: 1,
  first_page: true,
  last_page: true,
});

/** Whether everything is asked for in one page, which HSDS wants of `minimal`. */
export const isOnePage = (asked: Asked): boolean =>
  asked.minimal === true && asked.page === undefined && asked.per_page === undefined;

/** Every entry that fulfils what is asked, in the order of their ids, some hundred at a time: however many, little is held. */
export async function* allOf(db: Db, table: HsdsTable, asked: Asked): AsyncGenerator<HsdsObject[]> {
  const more = await searched(db, table, asked);
  const limit = asked.minimal ? 4 * mostPerPage : asked.full ? 100 : mostPerPage;
  for (let after: string | undefined; ; ) {
    const ids = await idsOf(db, table, asked, { after, offset: 0, limit }, more);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield await entriesOf(db, table, asked, ids);
    if (ids.length < limit) return;
    after = last;
  }
}

/** One entry with everything, or undefined where there is none. */
export async function entryOf(db: Db, table: HsdsTable, id: string, asked: Asked): Promise<HsdsObject | undefined> {
  const [entry] = await publicObjects(db, singleView(table, asked), table, [id]);
  // Of a service that strangers may not see, they may not see where it is given either.
  return table === 'service_at_location' && !entry?.service ? undefined : entry;
}

function entriesOf(db: Db, table: HsdsTable, asked: Asked, ids: readonly string[]): Promise<HsdsObject[]> {
  // HSDS speaks of id and the date alone, its schema also asks for name and status: we keep to the schema.
  if (asked.minimal) return publicObjects(db, plain, table, ids, ['id', 'name', 'status', 'last_modified']);
  return publicObjects(db, listView(table, asked), table, ids);
}

function listView(table: HsdsTable, asked: Asked): View {
  if (table === 'service') return asked.full ? serviceFullList : serviceList;
  if (table === 'service_at_location') return asked.full ? serviceAtLocationFullList : serviceAtLocationList;
  if (table === 'organization' && asked.full_service) return organizationFullService;
  if (table === 'organization') return asked.full ? organizationFull : plain;
  return table === 'taxonomy_term' ? termWithTaxonomy : plain;
}

function singleView(table: HsdsTable, asked: Asked): View {
  if (table === 'service') return serviceFull;
  if (table === 'service_at_location') return serviceAtLocationFull;
  if (table === 'organization') return asked.full_service ? organizationFullService : organizationFull;
  return table === 'taxonomy_term' ? termFull : taxonomyFull;
}

interface Stretch {
  after?: string;
  offset: number;
  limit: number;
}

/** How many fulfil what is asked, and which of them stand on the page. */
async function foundOn(
  db: Db,
  table: HsdsTable,
  asked: Asked,
  stretch: Stretch,
): Promise<{ total: number; ids: string[] }> {
  if (isEverything(asked)) {
    const counted = sql<{ total: number }>`select count(*)::int as total from ${rowsAsked(table, asked)}`.execute(db);
    const [{ rows }, ids] = await Promise.all([counted, idsOf(db, table, asked, stretch)]);
    return { total: rows[0]?.total ?? 0, ids };
  }
  const more = await searched(db, table, asked);
  // Filters cost more than what they find: they are asked once for both.
  const { rows } = await sql<{ total: number; ids: string[] }>`
    with found as materialized (select ${sql.ref(`${table}.id`)} as id from ${rowsAsked(table, asked, more)})
    select (select count(*)::int from found) as total,
      array(select id from found order by id limit ${stretch.limit} offset ${stretch.offset}) as ids`.execute(db);
  return rows[0] ?? { total: 0, ids: [] };
}

async function idsOf(
  db: Db,
  table: HsdsTable,
  asked: Asked,
  { after, offset, limit }: Stretch,
  more: readonly RawBuilder<unknown>[] = [],
): Promise<string[]> {
  const id = sql.ref(`${table}.id`);
  const beyond = after === undefined ? more : [...more, sql`${id} > ${after}`];
  const { rows } = await sql<{ id: string }>`
    select ${id} as id from ${rowsAsked(table, asked, beyond)} order by ${id} limit ${limit} offset ${offset}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
