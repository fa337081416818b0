import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { coveringCells, type Position } from '#platform/geo/index.ts';
import type { Unit } from './question.ts';
import { named } from './relevance.ts';
import { allFacets, anyFacet, asQuery, type Queries, tellingOf } from './tsquery.ts';
import type { Around, Group, Wish } from './wish.ts';

type Sql = RawBuilder<unknown>;

/** As many results of a group as are weighed and counted: beyond it pages say "1 000+". */
export const ceiling = 1000;

/** As many answers as are looked at one by one to tell who is near; above it the place is asked first, and the words after. */
export const handful = 6000;

/** Which groups there are: with a place three that never mix, without one a single list. */
export function groupsOf({ around }: Wish): Group[] {
  if (!around) return ['everywhere'];
  const parts: Group[] = [];
  if (around.position) parts.push('near');
  if (around.municipality_code) parts.push('municipality');
  parts.push('serving');
  return parts;
}

/** What an entry must have wherever it is: words, facets, hours, age. Empty where nothing is asked. */
export interface Asked {
  /** What the index answers. */
  index: Sql[];
  /** What is then looked up in the entry itself. */
  entry: Sql[];
}

/** What a wish asks of every entry: roughly of the index, which knows no order of words, and exactly of the entry. */
export function askedOf(wish: Wish, queries: Queries): Asked {
  const { question, openAt, age } = wish;
  const [exact, rough] = [false, true].map((roughly) => queries.whole(question, wish.any ?? false, roughly));
  const facets = allFacets(openAt ? [...wish.facets, openAt.cell] : wish.facets);
  const index: Sql[] = [];
  const entry: Sql[] = [];
  if (rough) index.push(has(rough));
  if (facets) index.push(has(facets));
  // As a case, so that the index is asked the simpler question only.
  const kindred = question.units.some((unit) => unit.kindred);
  if (kindred) entry.push(namedOr(tellingOf(question.units), wish.any ?? false, queries));
  if (!kindred && exact && /<\d+>|:\*?[A-D]/.test(exact)) entry.push(sql`case when ${has(exact)} then true end`);
  if (openAt) entry.push(sql`openings @> ${openAt.instant}::timestamptz`);
  if (age !== null) entry.push(sql`(ages is null or ages @> ${age}::int)`);
  return { index, entry };
}

/** Where names that people say for the same are answers too, they must stand in the title as they are: 'tempio' is no 'tempo'. */
function namedOr(units: readonly Unit[], any: boolean, queries: Queries): Sql {
  const each = units.map((unit) => {
    const exact = queries.exact(unit);
    return sql`(${exact ? has(exact) : sql`false`} or ${named(unit.akin)})`;
  });
  return sql`(${sql.join(each, any || units.some((unit) => unit.urgent) ? sql` or ` : sql` and `)})`;
}

const has = (text: string): Sql => sql`terms @@ ${asQuery(text)}`;
const hasAny = (facets: readonly string[]): Sql => has(anyFacet(facets) ?? '');

/**
 * How candidates are found around a place: all that answer looked at one by one; or first by words and cells of the
 * ground; or, where so many answer that most around are among them, by walking to the nearest.
 */
export type Way = 'one by one' | 'words' | 'walking';

interface Circle {
  position: Position;
  /** Metres. */
  radius: number;
}

/**
 * Chooses by what PostgreSQL reckons from its statistics: it costs a fraction of a millisecond, and finding the wrong way
 * a hundred.
 */
export async function wayOf(db: Db, { around }: Wish, { index }: Asked): Promise<Way> {
  if (!around) return 'words';
  const { position, radius } = around;
  const cells = position ? [hasAny(coveringCells(position, radius).map((cell) => `=${cell}`))] : [];
  const { rows } = await sql<Reckoned>`explain (format json) select from search_entry ${whereAll(index)}
    union all select from search_entry ${whereAll([...index, ...cells])}`.execute(db);
  const [all = Number.POSITIVE_INFINITY, near = 0] = (rows[0]?.['QUERY PLAN'][0].Plan.Plans ?? []).map(
    (plan) => plan['Plan Rows'],
  );
  if (all <= handful && index.length > 0) return 'one by one';
  return near <= handful ? 'words' : 'walking';
}

interface Reckoned {
  'QUERY PLAN': [{ Plan: { Plans?: { 'Plan Rows': number }[] } }];
}

/**
 * The tables that end in `gathered`: for each candidate where its row is (`spot`), its group, how far it is, and its place
 * in the group.
 */
export function candidates(wish: Wish, { index, entry }: Asked, way: Way): Sql {
  const { around } = wish;
  const known = [...index, ...entry];
  if (!around) return sql`gathered as materialized (${foremost('everywhere', null, known)})`;
  if (way === 'one by one') return oneByOne(around, known);
  const { position, radius } = around;
  const lists = groupsOf(wish).map((part) =>
    part === 'near' && position
      ? nearest({ position, radius }, known, way === 'words')
      : foremost(part, around, [...belonging(part, around), ...known]),
  );
  const all = sql.join(
    lists.map((list) => sql`(${list})`),
    sql` union all `,
  );
  return sql`gathered as materialized (${all})`;
}

const metresFrom = (position: Position): Sql => sql`metres_between(position, point(${position.lon}, ${position.lat}))`;
const metresOf = (around: Around | null): Sql => (around?.position ? metresFrom(around.position) : sql`null::float8`);
const whereAll = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
const keys = sql`kind, id, at, ctid as spot`;

/**
 * The first of a group where nothing but their kind tells them apart: what weighs most, which is little, then services
 * before organisations. Where more answer than are counted, these are any of them, as their ids fall.
 */
function foremost(part: Group, around: Around | null, conditions: readonly Sql[]): Sql {
  const some = (weighing: Sql, order: Sql) => sql`(select ${keys}, weight, ${metresOf(around)} as metres
    from search_entry ${whereAll([...conditions, weighing])} order by ${order} limit ${ceiling + 1})`;
  const heavy = some(sql`weight > 1`, sql`weight desc, kind, id, at`);
  const usual = some(sql`weight <= 1`, sql`kind desc, id desc, at desc`);
  return sql`select ${part}::text as grp, kind, id, at, spot, metres, row_number() over (order by greatest(weight, 1) desc) as within
    from (${heavy} union all ${usual}) c`;
}

/** What an entry must have to be in the municipality, or to serve it, and not to be shown as near already. */
function belonging(part: Group, { position, radius, municipality_code, serving }: Around): Sql[] {
  // Where the place asked for has no position of its own, nothing is near, and all of the municipality is one list.
  if (part === 'municipality') {
    const there = hasAny([`=m:${municipality_code}`]);
    return position ? [there, hasAny(['=unplaced'])] : [there];
  }
  const conditions = [hasAny(serving)];
  if (position) conditions.push(sql`(position is null or ${metresFrom(position)} > ${radius})`);
  if (municipality_code) {
    const listed = position ? sql`position is null and ` : sql``;
    conditions.push(sql`not (${listed}municipality_code is not distinct from ${municipality_code})`);
  }
  return conditions;
}

/** All that answer, looked at one by one: cheaper than asking the index once for each group, while they are few. */
function oneByOne({ position, radius, municipality_code, serving }: Around, known: readonly Sql[]): Sql {
  const metres = position ? metresFrom(position) : sql`null::float8`;
  const near = position ? sql`when metres <= ${radius} then 'near'` : sql``;
  const unplaced = position ? sql`position is null and ` : sql``;
  const there = municipality_code
    ? sql`when ${unplaced}municipality_code = ${municipality_code} then 'municipality'`
    : sql``;
  return sql`hits as materialized (
      select ${keys}, weight, position, municipality_code, facets, ${metres} as metres
      from search_entry ${whereAll(known)} limit ${handful + 1}),
    grouped as (select *, case ${near} ${there} when facets && ${serving}::text[] then 'serving' end as grp from hits),
    gathered as materialized (select grp, kind, id, at, spot, metres, row_number() over (
      partition by grp order by case grp when 'near' then metres end, weight desc, kind, id, at) as within
      from grouped where grp is not null)`;
}

/** Degrees of longitude are shorter than those of latitude, nowhere in Italy by more than this. */
const stretch = 1.5;

/** The nearest. Where few answer within the circle the index of words names them all; else the nearest are walked to. */
function nearest({ position, radius }: Circle, known: readonly Sql[], close: boolean): Sql {
  const metres = metresFrom(position);
  const within = hasAny(coveringCells(position, radius).map((cell) => `=${cell}`));
  const conditions = close ? [...known, within] : known;
  const walked = sql`order by position <-> point(${position.lon}, ${position.lat}) limit ${Math.ceil(stretch * ceiling) + 2}`;
  return sql`select 'near'::text as grp, kind, id, at, spot, metres, row_number() over () as within from (
    select * from (select ${keys}, ${metres} as metres from search_entry ${whereAll(conditions)} ${close ? sql`` : walked}) n
    where metres <= ${radius} order by metres, kind, id, at limit ${ceiling + 1}) c`;
}
