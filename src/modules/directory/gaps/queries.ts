import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { letters } from '../indexing/facets.ts';
import { vocabularies } from '../vocabularies/index.ts';
import { gather, type Line, type Missed } from './gather.ts';

export interface Month {
  /** Its first day: '2026-11-01'. */
  month: string;
  lines: Line[];
}

/** The months of the last two years in which something was not found, the newest first. */
export async function monthsMissed(db: Db): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`select distinct to_char(month, 'YYYY-MM-DD') as month from search_gap
    where month > now() - interval '2 years' order by month desc`.execute(db);
  return rows.map(({ month }) => month);
}

/** What was not found in a month: of a search with a topic the filters do not matter, without one they are what was asked. */
export async function missedIn(db: Db, month: string): Promise<Line[]> {
  const { rows } = await sql<Missed>`
    select case when topics = '{}' then filters else topics end as what, neighbourhood_id, sum(times)::int as times
    from search_gap where month = ${month}::date group by 1, 2`.execute(db);
  return gather(rows);
}

const byLetter = new Map<string, string>(Object.entries(letters).map(([taxonomy, letter]) => [letter, taxonomy]));

/** A topic, the one above it, and those beside it: who does one of them may know how to do the other. */
export function nearTopics(facets: readonly string[]): string[] {
  const near = facets.flatMap((facet) => {
    const taxonomy = byLetter.get(facet.charAt(1));
    const terms = vocabularies().find(({ code }) => code === taxonomy)?.terms ?? [];
    const term = terms.find(({ code }) => code === facet.slice(3));
    if (!term) return [];
    const parent = term.parent ?? term.code;
    const family = terms.filter((one) => one.parent === parent || one.code === parent || one.parent === term.code);
    return [term.code, ...family.map(({ code }) => code)].map((code) => `${facet.slice(0, 3)}${code}`);
  });
  return [...new Set(near)];
}

/** Somebody who could offer what is missing. */
export interface Candidate {
  kind: 'organization' | 'asset';
  id: string;
  name: string;
  /** Facets by which they are near, those asked for first. */
  near: string[];
  /** From the middle of the neighbourhood; null where one of the two is not known. */
  metres: number | null;
  phone: string | null;
  email: string | null;
  outcome: string | null;
}

export const NOWHERE = '00000000-0000-0000-0000-000000000000';
const most = 40;

/** Organisations and assets that do something near it, the nearest first: from the directory's own index. */
export async function whoCould(db: Db, what: readonly string[], neighbourhood: string | null): Promise<Candidate[]> {
  const near = nearTopics(what);
  if (near.length === 0) return [];
  const asked = near.map((facet) => `'${facet.replaceAll("'", "''")}'`).join(' | ');
  const { rows } = await sql<Candidate>`
    with middle as (select position from neighbourhood where id = ${neighbourhood}::uuid),
    doing as (
      select case when e.kind = 'asset' then 'asset' else 'organization' end as kind,
        case e.kind when 'service' then s.organization_id else e.id end as id, e.facets,
        metres_between(e.position, (select position from middle)) as metres
      from search_entry e left join service s on e.kind = 'service' and s.id = e.id
      where e.kind in ('service', 'organization', 'asset') and e.terms @@ ${asked}::tsquery),
    each as (
      select d.kind, d.id, min(d.metres) as metres, array_agg(distinct f.facet) as facets
      from doing d, unnest(d.facets) as f (facet)
      where d.id is not null and f.facet = any(${near}::text[]) group by d.kind, d.id)
    select each.kind, each.id, coalesce(o.name, a.name) as name, each.metres,
      (select array_agg(f order by f = any(${[...what]}::text[]) desc, f) from unnest(each.facets) f) as near,
      (select p.number from phone p where p.organization_id = o.id or p.asset_id = a.id
        or p.service_id in (select id from service where organization_id = o.id) order by p.organization_id is null, p.id limit 1) as phone,
      coalesce(o.email, a.email) as email, g.outcome
    from each left join organization o on each.kind = 'organization' and o.id = each.id
      left join asset a on each.kind = 'asset' and a.id = each.id
      left join gap_step g on g.kind = each.kind and g.entry_id = each.id and g.what = ${what.join(' ')}
        and g.neighbourhood_id = ${neighbourhood ?? NOWHERE}::uuid
    order by each.facets && ${[...what]}::text[] desc, each.metres nulls last, name limit ${most}`.execute(db);
  return rows;
}

/** Whom one has asked is forgotten a year after the last word; what was not found after two. */
export async function forgetGaps(db: Db): Promise<void> {
  await sql`delete from gap_step where said_at < now() - interval '1 year'`.execute(db);
}
