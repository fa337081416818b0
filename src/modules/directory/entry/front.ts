import { sql } from 'kysely';
import { hourCellOf } from '#platform/calendar/index.ts';
import type { Db } from '#platform/database/index.ts';
import { type Listed, listedColumns } from './listed.ts';

/** What the first page tells of the commons as a whole. */
export interface TownFigures {
  services: number;
  places: number;
  organizations: number;
  assets: number;
  procedures: number;
  neighbourhoods: number;
  /** Everyday topics by how many entries carry them, from facet to number. */
  topics: Record<string, number>;
}

const kept = new WeakMap<Db, { at: number; figures: Promise<TownFigures> }>();
const freshFor = 10 * 60_000;

/** The figures of the town, counted again when older than ten minutes: of a hundred thousand entries that takes its time. */
export function figuresOf(db: Db, now: Date): Promise<TownFigures> {
  const known = kept.get(db);
  if (known && Math.abs(now.getTime() - known.at) < freshFor) return known.figures;
  const figures = readFigures(db);
  kept.set(db, { at: now.getTime(), figures });
  // What failed is asked again by whoever comes next.
  figures.catch(() => kept.delete(db));
  return figures;
}

/** Counted from the index, so that nothing hidden is among them. */
async function readFigures(db: Db): Promise<TownFigures> {
  const { rows } = await sql<{
    kinds: Record<string, number> | null;
    topics: Record<string, number> | null;
    neighbourhoods: number;
  }>`
    with kinds as (select kind, count(distinct id)::int as n from search_entry group by kind),
    topics as (select facet, count(*)::int as n from search_entry, unnest(facets) as facet where facet like '=t:%' group by facet)
    select (select json_object_agg(kind, n) from kinds) as kinds, (select json_object_agg(facet, n) from topics) as topics,
      (select count(*)::int from neighbourhood) as neighbourhoods`.execute(db);
  const kinds = rows[0]?.kinds ?? {};
  return {
    services: kinds.service ?? 0,
    places: kinds.place ?? 0,
    organizations: kinds.organization ?? 0,
    assets: kinds.asset ?? 0,
    procedures: kinds.procedure ?? 0,
    neighbourhoods: rows[0]?.neighbourhoods ?? 0,
    topics: rows[0]?.topics ?? {},
  };
}

const hour = 3_600_000;
/** As many as are weighed: who looks at the first page wants a few good doors, not the best of a hundred thousand. */
const weighed = 2_000;

/** What one can do right away, and what comes next where that is little. */
export interface Doors {
  open: Listed[];
  soon: Listed[];
}

/** So many open doors are enough for a first page. */
const enough = 4;

/**
 * Services that are open at this moment, at most one of each organisation: those where one simply walks in first, then the
 * free ones. Where few are, at night, also those that open next within a day. Each hour of the week is a word of the index.
 */
export async function openNow(db: Db, now: Date, most = 6): Promise<Doors> {
  const open = await among(db, [hourCellOf(now)], sql`e.openings @> ${now}::timestamptz`, sql`welcome desc`, now, most);
  if (open.length >= enough) return { open, soon: [] };
  const cells = Array.from({ length: 24 }, (_, ahead) => hourCellOf(now.getTime() + ahead * hour));
  const shut = sql`not coalesce(e.openings @> ${now}::timestamptz, false)`;
  return { open, soon: await among(db, cells, shut, sql`next_open, welcome desc`, now, most - open.length) };
}

async function among(
  db: Db,
  cells: readonly number[],
  condition: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
  now: Date,
  most: number,
): Promise<Listed[]> {
  const query = cells.map((cell) => `'=h:${cell}'`).join(' | ');
  const { rows } = await sql<Listed>`
    with found as materialized (select * from search_entry e where e.terms @@ ${query}::tsquery and e.kind = 'service' and ${condition} limit ${weighed}),
    weighed as (select ${listedColumns(now)}, (case when '=o:walk-in' = any(e.facets) then 2 else 0 end)
        + (case when e.free then 1 else 0 end) + (case when e.assured_on > current_date - 183 then 0.5 else 0 end) as welcome from found e),
    chosen as (select distinct on (coalesce(organization_name, id::text)) * from weighed
      where open_until is not null or next_open is not null order by coalesce(organization_name, id::text), ${order}, title)
    select * from chosen order by ${order}, title limit ${most}`.execute(db);
  return rows;
}
