import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { coveringCells, type Position } from '#platform/geo/index.ts';
import type { Question, Unit } from './question.ts';
import { relevance } from './relevance.ts';
import { anyFacet, anyOf, ownQuery, wholeQuery } from './tsquery.ts';

export type Group = 'near' | 'municipality' | 'serving' | 'everywhere';
export const groups = ['near', 'municipality', 'serving', 'everywhere'] as const;
export type Sort = 'relevance' | 'distance' | 'opening';

export interface Around {
  position: Position | null;
  /** Metres; nothing beyond it is ever called near. */
  radius: number;
  municipality_code: string | null;
  /** Facet lexemes of the areas that reach this place: its municipality, neighbourhood, the whole commons. */
  serving: string[];
}

export interface Wish {
  question: Question;
  /** Facet lexemes that all must hold. */
  facets: string[];
  /** Years. */
  age: number | null;
  /** Open at this instant; `cell` is its hour of the week, as the index writes it ('=h:37'). */
  openAt: { instant: Date; cell: string } | null;
  around: Around | null;
  sort: Sort;
  now: Date;
  /** Results of each group to skip and to give. */
  offset: Partial<Record<Group, number>>;
  size: number;
  /** Entries that answer to any part of the question, when none answers to all. */
  any?: boolean;
}

/**
 * How a result answers one unit of the question: its words stand in the title or among the topics, in the description,
 * or among place and details; or it has a topic that they stand for (`topic`), or another way to say it (`also`: which).
 */
export interface Answered {
  how: 'title' | 'text' | 'details' | 'topic' | 'also' | 'no';
  also: number | null;
}

export interface Found {
  kind: string;
  id: string;
  title: string;
  summary: string;
  title_en: string | null;
  summary_en: string | null;
  place_name: string | null;
  address: string | null;
  organization_name: string | null;
  municipality_name: string | null;
  phone: string | null;
  free: boolean;
  assured_on: string | null;
  lat: number | null;
  lon: number | null;
  /** Metres from where the person is; null where that is not known. */
  metres: number | null;
  has_hours: boolean;
  /** ISO instants: until when it is open, or when it opens next. */
  open_until: string | null;
  next_open: string | null;
  facets: string[];
  answered: Answered[];
}

export interface Result {
  /** Counted up to `ceiling`; beyond, `more` is true. */
  totals: Record<Group, { count: number; more: boolean }>;
  found: Record<Group, Found[]>;
  /** From facet lexeme to how many of the counted results carry it. */
  facets: Record<string, number>;
  open: number;
}

/** As many results of a group as are weighed and counted: beyond it pages say "1 000+". */
export const ceiling = 1000;

/**
 * Finds in one statement: candidates of each group by the index, weighed, counted, and the asked part of each shown.
 * Groups never mix, and each subject is in the first that fits.
 */
export async function find(db: Db, wish: Wish): Promise<Result> {
  const { rows } = await findQuery(wish).execute(db);
  const row = rows[0];
  if (!row) throw new Error('the search gave no row');
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
}

function empty<V>(make: () => V): Record<Group, V> {
  return { near: make(), municipality: make(), serving: make(), everywhere: make() };
}

/** The statement itself, so that the bench can drive the very same one without the program around it. */
export function findQuery(wish: Wish): RawBuilder<Row> {
  const parts = candidates(wish);
  const names = sql.join(
    parts.map((part) => sql`select * from ${sql.raw(`${part}_all`)}`),
    sql` union all `,
  );
  // Of a subject with several places the first group that fits, and there the nearest, or the one that is open first.
  const order = sql`array_position(array['near', 'municipality', 'serving', 'everywhere'], grp)`;
  const place = wish.sort === 'opening' ? sql`open_now desc, next, metres` : sql`metres, score desc, open_now desc`;
  const units = wish.question.units;
  const answered =
    units.length === 0 ? sql`json_build_array()` : sql`json_build_array(${sql.join(units.map(answeredBy))})`;
  return sql<Row>`
    with ${sql.join(parts.map((part) => candidateCte(part, wish)))},
    gathered as (select * from (${names}) g where within <= ${ceiling}),
    every as materialized (select distinct on (kind, id) * from gathered order by kind, id, ${order}, ${place}, at),
    other_facets as (select distinct g.kind, g.id, facet from gathered g join every e using (kind, id), unnest(g.facets) as facet
      where g.at <> e.at and not facet = any(e.facets)),
    ranked as (select grp, kind, id, at, metres,
      row_number() over (partition by grp order by ${ordering(wish)}, title, id) as place from every),
    page as (select r.grp, r.metres, r.place, e.* from ranked r join search_entry e using (kind, id, at)
      where ${sql.join(
        parts.map(
          (part) =>
            sql`(r.grp = ${part} and r.place > ${wish.offset[part] ?? 0} and r.place <= ${(wish.offset[part] ?? 0) + wish.size})`,
        ),
        sql` or `,
      )})
    select
      (select json_agg(json_build_object('grp', grp, 'n', n)) from (select grp, count(*)::int as n from every group by grp) c) as counts,
      (select json_agg(distinct grp) from (${names}) g where within > ${ceiling}) as beyond,
      (select json_object_agg(facet, n) from (select facet, count(*)::int as n from (
        select unnest(facets) as facet from every union all select facet from other_facets) f group by facet) f) as facets,
      (select count(distinct (kind, id))::int from gathered where open_now) as open,
      (select json_agg(json_build_object('grp', e.grp, 'kind', e.kind, 'id', e.id, 'title', e.title, 'summary', e.summary,
        'title_en', e.title_en, 'summary_en', e.summary_en, 'place_name', e.place_name, 'address', e.address,
        'organization_name', e.organization_name, 'municipality_name', e.municipality_name, 'phone', e.phone, 'free', e.free,
        'assured_on', e.assured_on, 'lat', e.position[1], 'lon', e.position[0], 'metres', round(e.metres),
        'has_hours', e.openings is not null and not isempty(e.openings),
        'open_until', (select upper(o) from unnest(e.openings) o where o @> ${wish.now}::timestamptz limit 1),
        'next_open', (select min(lower(o)) from unnest(e.openings) o where lower(o) > ${wish.now}::timestamptz),
        'facets', e.facets, 'answered', ${answered}) order by e.place) from page e) as shown`;
}

function answeredBy(unit: Unit): RawBuilder<unknown> {
  const ways: [string, RawBuilder<unknown> | null][] = [
    ['title', ownQuery(unit, 'AB')],
    ['text', ownQuery(unit, 'ABC')],
    ['details', ownQuery(unit)],
    ['topic', unit.facets.length > 0 ? anyFacet(unit.facets) : null],
    ['also', anyOf(unit.also)],
  ];
  const how = ways.flatMap(([way, query]) => (query ? [sql`when e.terms @@ ${query} then ${way}`] : []));
  const also = unit.also.flatMap((words, at) => {
    const query = anyOf([words]);
    return query ? [sql`when e.terms @@ ${query} then ${at}::int`] : [];
  });
  return sql`json_build_object('how', case ${sql.join([...how, sql`when false then ''`], sql` `)} else 'no' end,
    'also', case ${sql.join([...also, sql`when false then 0`], sql` `)} end)`;
}

/** Which groups there are: with a place three that never mix, without one a single list. */
function candidates(wish: Wish): Group[] {
  if (!wish.around) return ['everywhere'];
  const parts: Group[] = [];
  if (wish.around.position) parts.push('near');
  if (wish.around.municipality_code) parts.push('municipality');
  parts.push('serving');
  return parts;
}

function candidateCte(part: Group, wish: Wish): RawBuilder<unknown> {
  const { question, around, openAt, age } = wish;
  const fixed = [...wish.facets];
  if (openAt) fixed.push(openAt.cell);
  if (part === 'municipality' && around?.municipality_code) fixed.push(`=m:${around.municipality_code}`);
  // Where the place asked for has no position of its own, nothing is near, and all of the municipality is one list.
  if (part === 'municipality' && around?.position) fixed.push('=unplaced');
  const text = wholeQuery(question, fixed, wish.any);
  const conditions: RawBuilder<unknown>[] = [];
  let terms = text;
  let metres = sql`null::double precision`;
  let first = sql`weight desc, kind, id, at`;
  if (around?.position) metres = sql`metres_between(position, point(${around.position.lon}, ${around.position.lat}))`;
  if (part === 'near' && around?.position) {
    const cells = anyFacet(coveringCells(around.position, around.radius).map((cell) => `=${cell}`));
    terms = terms ? sql`(${terms} && ${cells})` : cells;
    conditions.push(sql`${metres} <= ${around.radius}`);
    first = sql`position <-> point(${around.position.lon}, ${around.position.lat}), kind, id, at`;
  }
  if (part === 'serving' && around) {
    const areas = anyFacet(around.serving);
    terms = terms ? sql`(${terms} && ${areas})` : areas;
    // Whoever is shown as near is not shown again as serving.
    if (around.position) conditions.push(sql`(position is null or ${metres} > ${around.radius})`);
    if (around.municipality_code) {
      const listed = around.position ? sql`position is null and ` : sql``;
      conditions.push(sql`not (${listed}municipality_code is not distinct from ${around.municipality_code})`);
    }
    metres = around.position ? sql`case when position is null then null else ${metres} end` : metres;
  }
  if (terms) conditions.push(sql`terms @@ ${terms}`);
  if (openAt) conditions.push(sql`openings @> ${openAt.instant}::timestamptz`);
  if (age !== null) conditions.push(sql`(ages is null or ages @> ${age}::int)`);
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const score = relevance(question, age !== null || wish.facets.some((facet) => facet.startsWith('=g:')), wish.now);
  return sql`${sql.raw(`${part}_all`)} as materialized (
    select ${part}::text as grp, kind, id, at, title, facets, metres, score, open_now, next, row_number() over () as within from (
      select kind, id, at, title, facets, ${metres} as metres, ${score} as score,
        coalesce(openings @> ${wish.now}::timestamptz, false) as open_now,
        ${wish.sort === 'opening' ? sql`(select min(lower(o)) from unnest(openings) o where upper(o) > ${wish.now}::timestamptz)` : sql`null::timestamptz`} as next
      from search_entry ${where} order by ${first} limit ${ceiling + 1}) c)`;
}

function ordering(wish: Wish): RawBuilder<unknown> {
  if (wish.sort === 'distance') return sql`metres asc nulls last, score desc`;
  if (wish.sort === 'opening') return sql`open_now desc, next asc nulls last, score desc`;
  // Relevance first, but of two that answer alike the nearer one.
  return sql`score * (1 - 0.4 * least(1, coalesce(metres, 0) / ${wish.around?.radius ?? 1})) desc`;
}
