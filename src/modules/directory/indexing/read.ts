import { sql } from 'kysely';
import type { Schedule } from '#platform/calendar/index.ts';
import type { Db, Tx } from '#platform/database/index.ts';

/** A place as the index needs it. */
export interface PlaceSheet {
  id: string;
  name: string | null;
  description: string | null;
  organization_id: string | null;
  latitude: number | null;
  longitude: number | null;
  municipality_code: string | null;
  municipality_name: string | null;
  neighbourhood_id: string | null;
  neighbourhood_name: string | null;
  address_1: string | null;
  city: string | null;
  postal_code: string | null;
}

/** A term that something carries, or that hangs on something it has. */
export interface Mark {
  link_id: string;
  taxonomy: string;
  code: string;
  name: string;
  name_en: string | null;
}

/** Where, with municipality and neighbourhood by name. One query for all of them. */
export async function readPlaces(tx: Tx, ids: readonly string[]): Promise<Map<string, PlaceSheet>> {
  const { rows } = await sql<PlaceSheet>`
    select l.id, l.name, l.description, l.organization_id, l.latitude, l.longitude, l.municipality_code, m.name as municipality_name,
      l.neighbourhood_id, n.name as neighbourhood_name, a.address_1, a.city, a.postal_code
    from location l left join municipality m on m.istat_code = l.municipality_code left join neighbourhood n on n.id = l.neighbourhood_id
      left join lateral (select * from address a where a.location_id = l.id order by (a.address_type = 'physical') desc, a.id limit 1) a on true
    where l.id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every term of our shipped taxonomies on these rows, by the row that carries it. */
export async function readMarks(tx: Tx, ids: readonly string[]): Promise<Map<string, Mark[]>> {
  const { rows } = await sql<Mark>`
    select a.link_id, x.code as taxonomy, t.code, t.name, e.label as name_en
    from attribute a join taxonomy_term t on t.id = a.taxonomy_term_id join taxonomy x on x.id = t.taxonomy_id
      left join term_label e on e.term_id = t.id and e.lang = 'en'
    where a.link_id = any(${[...ids]}::uuid[]) and t.code is not null`.execute(tx);
  return grouped(rows, (row) => row.link_id);
}

export interface ScheduleSheet extends Schedule {
  id: string;
  service_id: string | null;
  location_id: string | null;
  service_at_location_id: string | null;
  asset_id: string | null;
}

/** Opening hours that hang on any of these rows. */
export async function readSchedules(tx: Db, ids: readonly string[]): Promise<ScheduleSheet[]> {
  const all = [...ids];
  const { rows } = await sql<ScheduleSheet>`
    select s.*, exists (select from attribute a join taxonomy_term t on t.id = a.taxonomy_term_id
      where a.link_id = s.id and t.code = 'open-on-holidays') as open_on_holidays
    from schedule s where s.service_id = any(${all}::uuid[]) or s.location_id = any(${all}::uuid[])
      or s.service_at_location_id = any(${all}::uuid[]) or s.asset_id = any(${all}::uuid[])`.execute(tx);
  return rows;
}

export interface PhoneSheet {
  owner: string;
  number: string;
}

/** The first telephone of each of these rows. */
export async function readPhones(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const all = [...ids];
  const { rows } = await sql<PhoneSheet>`
    select distinct on (owner) owner, number from (
      select coalesce(service_at_location_id, service_id, asset_id, location_id, organization_id) as owner, number, id from phone
      where service_id = any(${all}::uuid[]) or location_id = any(${all}::uuid[]) or organization_id = any(${all}::uuid[])
        or service_at_location_id = any(${all}::uuid[]) or asset_id = any(${all}::uuid[])) p
    order by owner, id`.execute(tx);
  return new Map(rows.map((row) => [row.owner, row.number]));
}

export interface Translated {
  id: string;
  field: string;
  text: string;
}

/** English texts of these rows, by row. */
export async function readEnglish(tx: Tx, ids: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<Translated>`
    select id, field, text from translation where lang = 'en' and id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(
    [...grouped(rows, (row) => row.id)].map(([id, texts]) => [
      id,
      new Map(texts.map(({ field, text }) => [field, text])),
    ]),
  );
}

export function grouped<R>(rows: readonly R[], key: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const known = groups.get(key(row));
    if (known) known.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
