import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { type EntryKind, readQuestion, wholeQuery } from '#platform/search/index.ts';
import { thesaurus } from '../../finding/thesaurus.ts';
import type { HsdsTable } from '../model/model.ts';
import { hiddenStatuses } from '../model/public.ts';
import { type Asked, asUtc } from './parameters.ts';

/** A condition on the rows of a table, which the query calls by its own name. */
type Condition = RawBuilder<unknown>;

/** The rows that fulfil all that is asked (HSDS: parameters are cumulative), as what follows `from` in a query. */
export function rowsAsked(table: HsdsTable, asked: Asked, more: readonly Condition[] = []): Condition {
  const conditions = [...(makers[table]?.(asked) ?? []), ...more];
  const where = conditions.length > 0 ? sql` where ${sql.join(conditions, sql` and `)}` : sql``;
  return sql`${sql.table(table)}${table === 'service_at_location' ? beside(asked) : sql``}${where}`;
}

/** Parameters that say how an answer looks, and not what is in it. */
const shaping = ['page', 'per_page', 'format', 'full', 'full_service', 'minimal'];

/** Whether a list is of everything. */
export const isEverything = (asked: Asked): boolean =>
  Object.entries(asked).every(([name, value]) => value === undefined || shaping.includes(name));

/** What is asked of the service or of the place of a service at a location is looked up there, and only then. */
function beside(asked: Asked): Condition {
  const ofService = [asked.organization_id, asked.modified_after, asked.minimum_age, asked.maximum_age];
  const ofPlace = [asked.modified_after, asked.proximity];
  const joins: Condition[] = [];
  if (ofService.some((one) => one !== undefined)) joins.push(sql` join service on service.id = service_id`);
  if (ofPlace.some((one) => one !== undefined)) joins.push(sql` join location on location.id = location_id`);
  return joins.length > 0 ? sql.join(joins, sql``) : sql``;
}

const hidden = sql`${[...hiddenStatuses]}::text[]`;

const makers: Partial<Record<HsdsTable, (asked: Asked) => Condition[]>> = {
  service: (asked) => [
    sql`service.status <> all (${hidden})`,
    ...classified(asked, { service: 'service.id' }),
    ...ofServices(asked, [sql`service.last_modified`]),
    ...open(asked, false),
  ],
  service_at_location: (asked) => [
    // One whose service or place is not known is no place where anything is given.
    sql`service_at_location.service_id is not null and service_at_location.location_id is not null`,
    sql`service_at_location.service_id not in (select w.id from service w where w.status = any (${hidden}))`,
    ...classified(asked, {
      service: 'service_at_location.service_id',
      service_at_location: 'service_at_location.id',
    }),
    ...ofServices(asked, [sql`service.last_modified`, sql`location.last_modified`]),
    ...open(asked, true),
    ...placeConditions(asked),
  ],
  organization: (asked) => classified(asked, { organization: 'organization.id' }),
  taxonomy: (asked) => named('taxonomy', asked),
  taxonomy_term: (asked) => {
    const conditions = named('taxonomy_term', asked);
    if (asked.taxonomy_id) conditions.push(sql`taxonomy_term.taxonomy_id = ${asked.taxonomy_id}`);
    if (asked.parent_id) conditions.push(sql`taxonomy_term.parent_id = ${asked.parent_id}`);
    if (asked.top_only) conditions.push(sql`taxonomy_term.parent_id is null`);
    return conditions;
  },
};

function ofServices(asked: Asked, changed: readonly Condition[]): Condition[] {
  const conditions: Condition[] = [];
  if (asked.organization_id) conditions.push(sql`service.organization_id = ${asked.organization_id}`);
  if (asked.modified_after) {
    const since = sql`${asUtc(asked.modified_after)}::timestamptz`;
    conditions.push(anyOf(changed.map((column) => sql`${column} >= ${since}`)));
  }
  // Someone between the two ages may come: the ages that are asked for and those that are served have a year in common.
  if (asked.minimum_age !== undefined) {
    conditions.push(sql`coalesce(service.maximum_age, 'infinity') >= ${asked.minimum_age}::float8`);
  }
  if (asked.maximum_age !== undefined) {
    conditions.push(sql`coalesce(service.minimum_age, 0) <= ${asked.maximum_age}::float8`);
  }
  return conditions;
}

/**
 * What the words that are searched come to: the same index, synonyms and mended typing errors as on the search page.
 * Nothing where none are searched, or where names are looked through as they stand (vocabularies).
 */
export async function searched(db: Db, table: HsdsTable, { search }: Asked): Promise<Condition[]> {
  const place = indexed[table];
  if (search === undefined || !place) return [];
  const terms = await wholeQuery(db, await readQuestion(db, search, thesaurus()));
  return [
    sql`${sql.ref(place.id)} in (select e.id from search_entry e where e.kind = ${place.kind} and e.terms @@ ${terms})`,
  ];
}

const indexed: Partial<Record<HsdsTable, { kind: EntryKind; id: string }>> = {
  service: { kind: 'service', id: 'service.id' },
  service_at_location: { kind: 'service', id: 'service_at_location.service_id' },
  organization: { kind: 'organization', id: 'organization.id' },
};

function named(table: 'taxonomy' | 'taxonomy_term', asked: Asked): Condition[] {
  if (asked.search === undefined) return [];
  const part = `%${asked.search.replace(/[\\%_]/g, '\\$&')}%`;
  return [
    anyOf([sql`${sql.ref(`${table}.name`)} ilike ${part}`, sql`${sql.ref(`${table}.description`)} ilike ${part}`]),
  ];
}

// Each set is worked out once and then looked up: a condition that PostgreSQL would ask again for every row costs seconds.

/** Carries the term, or any term of the taxonomy; both, when both are asked. */
function classified(asked: Asked, holders: Readonly<Record<string, string>>): Condition[] {
  const carrying = (what: Condition): Condition =>
    anyOf(
      Object.entries(holders).map(
        ([table, id]) =>
          sql`${sql.ref(id)} in (select a.link_id from attribute a where a.link_entity = ${table} and ${what})`,
      ),
    );
  const conditions: Condition[] = [];
  if (asked.taxonomy_term_id) conditions.push(carrying(sql`a.taxonomy_term_id = ${asked.taxonomy_term_id}`));
  if (asked.taxonomy_id) {
    const terms = sql`select t.id from taxonomy_term t where t.taxonomy_id = ${asked.taxonomy_id}`;
    conditions.push(carrying(sql`a.taxonomy_term_id in (${terms})`));
  }
  return conditions;
}

/** One and the same schedule, still in force, opens on the day and covers the hours. */
function open(asked: Asked, atLocation: boolean): Condition[] {
  const { day, start_time, end_time } = asked;
  if (day === undefined && start_time === undefined && end_time === undefined) return [];
  const hours: Condition[] = [sql`coalesce(h.valid_to, 'infinity') >= current_date`];
  // No day's two letters stand inside another's.
  if (day) hours.push(sql`h.byday like ${`%${day}%`}`);
  if (start_time) hours.push(sql`left(h.opens_at, 5) <= ${start_time} and left(h.closes_at, 5) > ${start_time}`);
  if (end_time) hours.push(sql`left(h.opens_at, 5) < ${end_time} and left(h.closes_at, 5) >= ${end_time}`);
  const then = sql.join(hours, sql` and `);
  const always = sql`select h.service_id from schedule h where ${then}`;
  if (atLocation) {
    const there = sql`select h.service_at_location_id from schedule h where ${then}`;
    return [sql`(service_at_location.service_id in (${always}) or service_at_location.id in (${there}))`];
  }
  return [
    sql`service.id in (${always} union select x.service_id from schedule h
      join service_at_location x on x.id = h.service_at_location_id where ${then})`,
  ];
}

function placeConditions(asked: Asked): Condition[] {
  const { postcode, proximity } = asked;
  if (postcode === undefined) return [];
  if (proximity !== undefined) {
    // A CAP that several municipalities share has several positions.
    const centres = sql`array(select coalesce(p.position, m.position) from postcode p
      join municipality m on m.istat_code = p.municipality_code where p.code = ${postcode})`;
    return [
      sql`exists (select from unnest(${centres}) c
        where metres_between(c, point(location.longitude, location.latitude)) <= ${proximity}::float8)`,
    ];
  }
  const towns = sql`select p.municipality_code from postcode p where p.code = ${postcode}`;
  const covers = sql`(r.extent_type = 'commons' or (r.extent_type = 'postcode' and r.extent = ${postcode})
    or (r.extent_type = 'municipality' and r.extent in (${towns})) or (r.extent_type = 'neighbourhood' and r.extent in
      (select n.id::text from neighbourhood n where n.municipality_code in (${towns}))))`;
  const named = sql`select from service_area r
    where r.service_id = service_at_location.service_id or r.service_at_location_id = service_at_location.id`;
  return [
    anyOf([
      sql`service_at_location.service_id in (select r.service_id from service_area r where ${covers})`,
      sql`service_at_location.id in (select r.service_at_location_id from service_area r where ${covers})`,
      sql`(service_at_location.location_id in (select d.location_id from address d where d.postal_code = ${postcode})
        and not exists (${named}))`,
    ]),
  ];
}

function anyOf(conditions: readonly Condition[]): Condition {
  return sql`(${sql.join(conditions, sql` or `)})`;
}
