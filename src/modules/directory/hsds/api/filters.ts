import { type RawBuilder, sql } from 'kysely';
import { fold } from '#platform/search/index.ts';
import type { HsdsTable } from '../model/model.ts';
import { type Asked, asUtc } from './parameters.ts';

/** A condition on the rows of a table, which the query calls by its own name. */
type Condition = RawBuilder<unknown>;

/** Everything that an entry must fulfil to be in the answer: all of it holds (HSDS: parameters are cumulative). */
export function conditionsOf(table: HsdsTable, asked: Asked): Condition[] {
  const make = makers[table];
  return make ? make(asked) : [];
}

const makers: Partial<Record<HsdsTable, (asked: Asked) => Condition[]>> = {
  service: (asked) => serviceConditions(asked, [sql`service.last_modified`]),
  service_at_location: (asked) => [
    ...placeConditions(asked),
    ...serviceConditions(asked, [sql`service.last_modified`, sql`location.last_modified`]),
  ],
  organization: (asked) => [
    ...found('organization', asked),
    ...classified(asked, [sql`select organization.id`], ['organization']),
  ],
  taxonomy: (asked) => named('taxonomy', asked),
  taxonomy_term: (asked) => {
    const conditions = named('taxonomy_term', asked);
    if (asked.taxonomy_id) conditions.push(sql`taxonomy_term.taxonomy_id = ${asked.taxonomy_id}`);
    if (asked.parent_id) conditions.push(sql`taxonomy_term.parent_id = ${asked.parent_id}`);
    if (asked.top_only) conditions.push(sql`taxonomy_term.parent_id is null`);
    return conditions;
  },
};

function serviceConditions(asked: Asked, changed: readonly Condition[]): Condition[] {
  const conditions = found('service', asked);
  const atLocation = changed.length > 1;
  conditions.push(
    ...classified(
      asked,
      atLocation ? [sql`select service.id`, sql`select service_at_location.id`] : [sql`select service.id`],
      ['service', 'service_at_location'],
    ),
  );
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
  conditions.push(...open(asked, atLocation));
  return conditions;
}

function found(kind: 'service' | 'organization', asked: Asked): Condition[] {
  if (asked.search === undefined) return [];
  const words = fold(asked.search);
  return [
    sql`${sql.ref(`${kind}.id`)} in (select e.id from search_entry e where e.kind = ${kind} and e.terms @@
      (plainto_tsquery('italian', ${words}) || plainto_tsquery('english', ${words})))`,
  ];
}

function named(table: 'taxonomy' | 'taxonomy_term', asked: Asked): Condition[] {
  if (asked.search === undefined) return [];
  const part = `%${asked.search.replace(/[\\%_]/g, '\\$&')}%`;
  return [
    anyOf([sql`${sql.ref(`${table}.name`)} ilike ${part}`, sql`${sql.ref(`${table}.description`)} ilike ${part}`]),
  ];
}

/** Carries the term, or any term of the taxonomy; both, when both are asked. */
function classified(asked: Asked, holders: readonly Condition[], entities: readonly string[]): Condition[] {
  const carrying = (what: Condition): Condition =>
    sql`exists (select from attribute a where a.link_id in (${sql.join(holders, sql` union all `)})
      and a.link_entity = any(${[...entities]}::text[]) and ${what})`;
  const conditions: Condition[] = [];
  if (asked.taxonomy_term_id) conditions.push(carrying(sql`a.taxonomy_term_id = ${asked.taxonomy_term_id}`));
  if (asked.taxonomy_id) {
    conditions.push(
      carrying(
        sql`a.taxonomy_term_id in (select t.id from taxonomy_term t where t.taxonomy_id = ${asked.taxonomy_id})`,
      ),
    );
  }
  return conditions;
}

/** One and the same schedule, still in force, opens on the day and covers the hours. */
function open(asked: Asked, atLocation: boolean): Condition[] {
  const { day, start_time, end_time } = asked;
  if (day === undefined && start_time === undefined && end_time === undefined) return [];
  const hours: Condition[] = [sql`coalesce(h.valid_to, 'infinity') >= current_date`];
  if (day) hours.push(sql`h.byday ~ ${`(^|,)\\s*[-+]?[0-9]*${day}\\s*(,|$)`}`);
  if (start_time) hours.push(sql`left(h.opens_at, 5) <= ${start_time} and left(h.closes_at, 5) > ${start_time}`);
  if (end_time) hours.push(sql`left(h.opens_at, 5) < ${end_time} and left(h.closes_at, 5) >= ${end_time}`);
  const here = atLocation
    ? sql`h.service_id = service.id or h.service_at_location_id = service_at_location.id`
    : sql`h.service_id = service.id or h.service_at_location_id in
        (select x.id from service_at_location x where x.service_id = service.id)`;
  return [sql`exists (select from schedule h where (${here}) and ${sql.join(hours, sql` and `)})`];
}

function placeConditions(asked: Asked): Condition[] {
  const { postcode, proximity } = asked;
  if (postcode === undefined) return [];
  if (proximity !== undefined) {
    return [
      sql`exists (select from postcode p join municipality m on m.istat_code = p.municipality_code
        where p.code = ${postcode} and
          metres_between(coalesce(p.position, m.position), point(location.longitude, location.latitude)) <= ${proximity}::float8)`,
    ];
  }
  const areas = sql`select from service_area r where
    (r.service_id = service_at_location.service_id or r.service_at_location_id = service_at_location.id)`;
  const towns = sql`select p.municipality_code from postcode p where p.code = ${postcode}`;
  return [
    sql`(exists (${areas} and (r.extent_type = 'commons' or (r.extent_type = 'postcode' and r.extent = ${postcode})
        or (r.extent_type = 'municipality' and r.extent in (${towns}))))
      or (not exists (${areas}) and exists (select from address d where d.location_id = service_at_location.location_id
        and d.postal_code = ${postcode})))`,
  ];
}

function anyOf(conditions: readonly Condition[]): Condition {
  return sql`(${sql.join(conditions, sql` or `)})`;
}
