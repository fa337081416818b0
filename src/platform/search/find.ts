import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { type Asked, askedOf, candidates, ceiling, groupsOf, handful, type Way, wayOf } from './candidates.ts';
import type { Unit } from './question.ts';
import { named, plainTitle, plainTown, relevance } from './relevance.ts';
import { stemsOf } from './stems.ts';
import { anyFacet, asQuery, makeQueries, type Queries, wordsToStem } from './tsquery.ts';
import type { Found, Group, Result, Wish } from './wish.ts';

/**
 * Finds in one statement: candidates of each group by the index, weighed, counted, and the asked part of each shown.
 * Groups never mix, and each subject is in the first that fits. Around a place a small statement before it chooses the way.
 */
export async function find(db: Db, wish: Wish): Promise<Result> {
  const queries = makeQueries(await stemsOf(db, wordsToStem(wish.question)));
  const asked = askedOf(wish, queries);
  const row = await ask(db, findQuery(wish, queries, asked, await wayOf(db, wish, asked)));
  // The planner reckoned wrong: more answer than are looked at one by one.
  return resultOf(row.overfull ? await ask(db, findQuery(wish, queries, asked, 'words')) : row);
}

async function ask(db: Db, query: RawBuilder<Row>): Promise<Row> {
  const { rows } = await query.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the search gave no row');
  return row;
}

function resultOf(row: Row): Result {
  const totals = empty(() => ({ count: 0, more: false }));
  const found = empty((): Found[] => []);
  for (const { grp, n } of row.counts ?? []) totals[grp] = { count: n, more: (row.beyond ?? []).includes(grp) };
  for (const { grp, ...entry } of row.shown ?? []) found[grp].push(entry);
  return { totals, found, facets: row.facets ?? {}, open: row.open };
}

interface Row {
  counts: { grp: Group; n: number }[] | null;
  beyond: Group[] | null;
  shown: (Found & { grp: Group })[] | null;
  facets: Record<string, number> | null;
  open: number;
  overfull: boolean;
}

function empty<V>(make: () => V): Record<Group, V> {
  return { near: make(), municipality: make(), serving: make(), everywhere: make() };
}

function findQuery(wish: Wish, queries: Queries, asked: Asked, way: Way): RawBuilder<Row> {
  const parts = groupsOf(wish);
  // Of a subject with several places the first group that fits, and there the nearest, or the one that is open first.
  const order = sql`array_position(array['near', 'municipality', 'serving', 'everywhere'], grp)`;
  const place = wish.sort === 'opening' ? sql`open_now desc, next, metres` : sql`metres, score desc, open_now desc`;
  const { question } = wish;
  const { units } = question;
  const answered =
    units.length === 0
      ? sql`json_build_array()`
      : sql`json_build_array(${sql.join(units.map((unit) => answeredBy(unit, queries)))})`;
  const next = sql`(select min(lower(o)) from unnest(openings) o where upper(o) > ${wish.now}::timestamptz)`;
  return sql<Row>`
    with ${candidates(wish, asked, way)},
    weighed as materialized (select g.grp, g.kind, g.id, g.at, g.spot, g.metres, title, municipality_code, facets, ${relevance(wish.question, queries, isAgeAsked(wish), wish.now)} as score,
        coalesce(openings @> ${wish.now}::timestamptz, false) as open_now,
        ${wish.sort === 'opening' ? next : sql`null::timestamptz`} as next
      from gathered g, lateral (select title, title_en, ${question.empty ? sql`` : sql`${plainTitle} as plain, ${plainTown} as town,`} municipality_code, facets, weight, assured_on, stale_on, ages, openings, terms
        from search_entry e where e.ctid = g.spot offset 0) e
      where g.within <= ${ceiling}),
    every as materialized (select distinct on (kind, id) * from weighed order by kind, id, ${order}, ${place}, at),
    other_facets as (select distinct g.kind, g.id, facet from weighed g join every e using (kind, id), unnest(g.facets) as facet
      where g.at <> e.at and not facet = any(e.facets)),
    ranked as (select grp, spot, metres,
      row_number() over (partition by grp order by ${ordering(wish)}, title, id) as place
      from every left join unnest(${wish.townsByDistance ?? []}::text[]) with ordinality as town(code, nth) on code = municipality_code),
    page as (select r.grp, r.metres, r.place, e.* from ranked r, lateral (select * from search_entry e where e.ctid = r.spot offset 0) e
      where ${sql.join(
        parts.map(
          (part) =>
            sql`(r.grp = ${part} and r.place > ${wish.offset[part] ?? 0} and r.place <= ${(wish.offset[part] ?? 0) + wish.size})`,
        ),
        sql` or `,
      )})
    select
      (select json_agg(json_build_object('grp', grp, 'n', n)) from (select grp, count(*)::int as n from every group by grp) c) as counts,
      (select json_agg(distinct grp) from gathered where within > ${ceiling}) as beyond,
      ${way === 'one by one' ? sql`(select count(*) > ${handful} from hits)` : sql`false`} as overfull,
      (select json_object_agg(facet, n) from (select facet, count(*)::int as n from (
        select unnest(facets) as facet from every union all select facet from other_facets) f group by facet) f) as facets,
      (select count(distinct (kind, id))::int from weighed where open_now) as open,
      (select json_agg(json_build_object('grp', e.grp, 'kind', e.kind, 'id', e.id, 'title', e.title, 'summary', e.summary,
        'title_en', e.title_en, 'summary_en', e.summary_en, 'place_name', e.place_name, 'address', e.address,
        'organization_name', e.organization_name, 'municipality_name', e.municipality_name, 'phone', e.phone, 'free', e.free,
        'assured_on', e.assured_on, 'stale_on', e.stale_on, 'lat', e.position[1], 'lon', e.position[0], 'metres', round(e.metres),
        'has_hours', e.openings is not null and not isempty(e.openings),
        'open_until', (select upper(o) from unnest(e.openings) o where o @> ${wish.now}::timestamptz limit 1),
        'next_open', (select min(lower(o)) from unnest(e.openings) o where lower(o) > ${wish.now}::timestamptz),
        'facets', e.facets, 'answered', ${answered}) order by e.place) from page e) as shown`;
}

const isAgeAsked = ({ age, facets }: Wish): boolean => age !== null || facets.some((facet) => facet.startsWith('=g:'));

function answeredBy(unit: Unit, { own, anyOf }: Queries): RawBuilder<unknown> {
  const has = (query: string | null) => (query ? sql`e.terms @@ ${asQuery(query)}` : null);
  const akin = unit.kindred ? unit.akin.map((words) => named([words])) : [];
  const also = [...unit.also.map((words) => has(anyOf([words]))), ...akin];
  const when = (condition: RawBuilder<unknown> | null, then: RawBuilder<unknown>) =>
    condition ? [sql`when ${condition} then ${then}`] : [];
  const how = [
    ...when(has(own(unit, 'AB')), sql`'title'`),
    ...when(has(own(unit, 'ABC')), sql`'text'`),
    ...when(has(own(unit)), sql`'details'`),
    ...when(has(anyFacet(unit.facets)), sql`'topic'`),
    ...also.flatMap((condition) => when(condition, sql`'also'`)),
    sql`when false then ''`,
  ];
  const which = [...also.flatMap((condition, at) => when(condition, sql`${at}::int`)), sql`when false then 0`];
  return sql`json_build_object('how', case ${sql.join(how, sql` `)} else 'no' end, 'also', case ${sql.join(which, sql` `)} end)`;
}

function ordering({ sort, around, townsByDistance }: Wish): RawBuilder<unknown> {
  if (sort === 'distance') return sql`metres asc nulls last, score desc`;
  if (sort === 'opening') return sql`open_now desc, next asc nulls last, score desc`;
  // Who is nowhere near is the better the nearer its town: by rank, since of most only the municipality is known.
  const many = townsByDistance?.length ?? 0;
  if (many > 0) return sql`score * (1 - 0.8 * sqrt(coalesce(nth, ${many}) / ${many}::float8)) desc`;
  // Relevance first, but of two that answer alike the nearer one.
  return sql`score * (1 - 0.4 * least(1, coalesce(metres, 0) / ${around?.radius ?? 1})) desc`;
}
