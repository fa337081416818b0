import { type RawBuilder, sql } from 'kysely';
import type { Opening } from '#platform/calendar/index.ts';
import { type Db, prepared } from '#platform/database/index.ts';
import type { Position } from '#platform/geo/index.ts';

/** An entry as lists show it, from the index: only what may be seen is there. */
export interface Listed {
  kind: string;
  id: string;
  title: string;
  summary: string;
  title_en: string | null;
  summary_en: string | null;
  place_name: string | null;
  address: string | null;
  organization_name: string | null;
  neighbourhood_id: string | null;
  free: boolean;
  metres: number | null;
  has_hours: boolean;
  open_until: Date | null;
  next_open: Date | null;
  facets: string[];
}

const unplaced = sql`null::double precision`;

/** The columns of a `Listed`, from `search_entry e`. */
export const listedColumns = (
  now: Date,
  metres: RawBuilder<unknown> = unplaced,
) => sql`e.kind, e.id, e.title, e.summary, e.title_en, e.summary_en, e.place_name,
  e.address, e.organization_name, e.neighbourhood_id, e.free, ${metres} as metres, e.openings is not null and not isempty(e.openings) as has_hours,
  (select upper(o) from unnest(e.openings) o where o @> ${now}::timestamptz limit 1) as open_until,
  (select min(lower(o)) from unnest(e.openings) o where lower(o) > ${now}::timestamptz) as next_open, e.facets`;

/** Of the doors of one entry, the one that is open, or opens first. */
const soonest = (now: Date) => sql`(select min(greatest(lower(o), ${now}::timestamptz)) from unnest(e.openings) o
  where upper(o) > ${now}::timestamptz) nulls last`;

/** Entries of which a condition on `search_entry e` holds, each once, by name. */
export async function listed(db: Db, condition: RawBuilder<unknown>, now: Date, most = 200): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select * from (select distinct on (e.kind, e.id) ${listedColumns(now)} from search_entry e where ${condition}
      order by e.kind, e.id, ${soonest(now)}, e.at) x order by kind, title, id limit ${most}`.execute(db);
  return rows;
}

/** What is being read: its topics, and where it is. */
export interface Topical {
  id: string;
  topics: readonly string[];
  position: Position | null;
}

/** As many of the nearest entries are looked at first: in a dense town some of any common topic are among them. */
const nearest = 120;
/** Fewer of the nearest than these look like a town where nothing else is. */
const enough = 2;
/** As many of a rare topic are weighed, wherever they are. */
const weighed = 300;

/**
 * Services on the same everyday topics, those with the most in common first, then the nearest. The nearest entries are
 * looked at first, by the index of positions; only where too few of them fit are all of the topic, which then is a rare one:
 * putting together every entry of a common topic takes a hundred times as long.
 */
export async function related(db: Db, to: Topical, now: Date, most = 4): Promise<Listed[]> {
  if (to.topics.length === 0) return [];
  const facets = to.topics.map((code) => `=t:${code}`);
  if (to.position) {
    const { lon, lat } = to.position;
    const around = sql`select * from (select ${weighable} from search_entry e order by e.position <-> point(${lon}, ${lat})
        limit ${sql.lit(nearest)}) e
      where e.kind = 'service' and e.facets && ${given(facets)} and e.id <> ${to.id}::uuid`;
    const found = await weigh(db, around, facets, to, now, most);
    if (found.length >= enough) return found;
  }
  const query = facets.map(quoted).join(' | ');
  const anywhere = sql`select ${weighable} from search_entry where terms @@ ${query}::tsquery and kind = 'service' and id <> ${to.id}::uuid
    limit ${sql.lit(weighed)}`;
  return weigh(db, anywhere, facets, to, now, most);
}

/** What is looked at in many rows, and where the rest of each is: whole rows are read only of those that are shown. */
const weighable = sql`kind, id, ctid as spot, title, position, facets`;

async function weigh(
  db: Db,
  candidates: RawBuilder<unknown>,
  facets: readonly string[],
  { position }: Topical,
  now: Date,
  most: number,
): Promise<Listed[]> {
  const metres = position ? sql`metres_between(e.position, point(${position.lon}, ${position.lat}))` : unplaced;
  const door = position
    ? sql`select * from search_entry where ctid = b.spot offset 0`
    : sql`select * from search_entry e where e.kind = b.kind and e.id = b.id order by ${soonest(now)}, e.at limit 1`;
  const { rows } = await sql<Listed>`${prepared}
    with found as materialized (${candidates}),
    weighed as (select distinct on (e.id) e.kind, e.id, e.spot, e.title, ${metres} as metres,
        (select count(*) from unnest(e.facets) f where f = any(${given(facets)})) as common
      from found e order by e.id, metres nulls last),
    best as (select * from weighed order by common desc, metres nulls last, title limit ${sql.lit(most)})
    select ${listedColumns(now, sql`b.metres`)} from best b, lateral (${door}) e
    order by b.common desc, b.metres nulls last, b.title`.execute(db);
  return rows;
}

/** A list that PostgreSQL plans for once, whatever stands in it. */
const given = (texts: readonly string[]) => sql`array(select unnest(${[...texts]}::text[]))`;

/** Guides to what these topics are about, those with the most in common first. A town has a few hundred at most. */
export function guidesOn(db: Db, topics: readonly string[], now: Date, most = 4): Promise<Listed[]> {
  const facets = topics.map((code) => `=t:${code}`);
  const candidates = sql`select ${weighable} from search_entry where kind = 'procedure' and facets && ${given(facets)}`;
  return weigh(db, candidates, facets, { id: '', topics, position: null }, now, most);
}

const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** What the index tells of its hours: until when it is open, or when it opens next (its end matters to nobody here). */
export function openingsListed(entry: Listed, now: Date): Opening[] {
  const { open_until, next_open } = entry;
  const later = next_open === null ? [] : [{ opens: next_open, closes: new Date(next_open.getTime() + 3_600_000) }];
  return open_until === null ? later : [{ opens: now, closes: open_until }, ...later];
}

/** The instants at which one of these entries opens or closes, or is said to do so within the hour. */
export function turnsOf(entries: readonly Listed[], now: Date): Date[] {
  const instants = entries.flatMap(({ open_until, next_open }) => [open_until, next_open].flatMap((one) => one ?? []));
  return instants.flatMap((one) => [one, new Date(one.getTime() - 3_600_000)]).filter((one) => one > now);
}
