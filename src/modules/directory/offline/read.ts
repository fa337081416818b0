import { sql } from 'kysely';
import type { Schedule } from '#platform/calendar/index.ts';
import type { Db } from '#platform/database/index.ts';
import type { Lang } from '#platform/messages/index.ts';

/** What the copy says of one entry at one of its places. Only what may be seen is in the index. */
export interface Packed {
  kind: string;
  id: string;
  at: string;
  title: string;
  text: string;
  bring: string | null;
  place_name: string | null;
  address: string | null;
  organization_name: string | null;
  neighbourhood_id: string | null;
  phone: string | null;
  assured_on: string | null;
  stale_on: string | null;
  facets: string[];
}

/** As many entries are looked at; no phone would hold more (`copy.ts` counts the bytes). */
const MOST = 8_000;

/** Changes whenever an entry does, or is withdrawn. */
export async function stateOfIndex(db: Db): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select count(*) || ' ' || coalesce(extract(epoch from max(updated_at)), 0) as state from search_entry`.execute(db);
  return rows[0]?.state ?? '';
}

/** The entries that weigh most, in the language of the reader where they are written in it; and how many there are in all. */
export async function entriesToPack(db: Db, lang: Lang): Promise<{ entries: Packed[]; subjects: number }> {
  const english = sql`${lang}::text = 'en'`;
  const { rows } = await sql<Packed>`
    select e.kind, e.id, e.at, case when ${english} then coalesce(e.title_en, e.title) else e.title end as title,
      case when ${english} and e.summary_en is not null then e.summary_en
        else coalesce(s.description, a.description, p.purpose, e.summary) end as text,
      coalesce(array_to_string(p.papers, '; '), (select string_agg(d.document, '; ' order by d.id) from required_document d where d.service_id = s.id)) as bring,
      e.place_name, e.address, e.organization_name, e.neighbourhood_id, e.phone, e.assured_on::text as assured_on, e.stale_on::text as stale_on, e.facets
    from (select * from search_entry order by weight desc, kind, id limit ${MOST}) e
      left join service s on e.kind = 'service' and s.id = e.id
      left join asset a on e.kind = 'asset' and a.id = e.id
      left join procedure p on e.kind = 'procedure' and p.id = e.id
    order by e.weight desc, e.kind, e.id, e.at`.execute(db);
  const { rows: counted } = await sql<{ subjects: number }>`
    select count(distinct (kind, id))::int as subjects from search_entry`.execute(db);
  return { entries: rows, subjects: counted[0]?.subjects ?? 0 };
}

interface Hours extends Schedule {
  service_id: string | null;
  location_id: string | null;
  service_at_location_id: string | null;
  asset_id: string | null;
}

/** The hours of an entry at its place: those said for the service there, else for the thing itself, else those of the place. */
export async function hoursOf(db: Db, entries: readonly Packed[]): Promise<(entry: Packed) => readonly Schedule[]> {
  const ids = [...new Set(entries.flatMap(({ id, at }) => [id, at]))];
  const { rows: there } = await sql<{ id: string; service_id: string; location_id: string }>`
    select id, service_id, location_id from service_at_location
    where service_id = any(${ids}::uuid[]) and location_id is not null`.execute(db);
  const { rows } = await sql<Hours>`
    select s.*, exists (select from attribute a join taxonomy_term t on t.id = a.taxonomy_term_id
      where a.link_id = s.id and t.code = 'open-on-holidays') as open_on_holidays
    from schedule s where s.service_id = any(${ids}::uuid[]) or s.location_id = any(${ids}::uuid[])
      or s.service_at_location_id = any(${there.map(({ id }) => id)}::uuid[]) or s.asset_id = any(${ids}::uuid[])
    order by s.id`.execute(db);
  const owned = Map.groupBy(
    rows,
    (row) => row.service_at_location_id ?? row.service_id ?? row.asset_id ?? row.location_id ?? '',
  );
  const given = new Map(there.map(({ id, service_id, location_id }) => [`${service_id} ${location_id}`, id]));
  return ({ id, at }) => owned.get(given.get(`${id} ${at}`) ?? '') ?? owned.get(id) ?? owned.get(at) ?? [];
}
