import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import { type Compared, partsOfName } from './likeness.ts';

interface BodyRow {
  id: string;
  name: string;
  town: string | null;
  town_name: string | null;
  code: string | null;
  phones: string[] | null;
  email: string | null;
  website: string | null;
}

/** Every organisation, with what two of them may have in common. */
export async function bodiesToCompare(tx: Tx): Promise<Compared[]> {
  const { rows } = await sql<BodyRow>`
    select o.id, o.name, o.municipality_code as town, m.name as town_name, nullif(lower(btrim(o.email)), '') as email,
      o.website, i.identifier as code,
      (select array_agg(distinct regexp_replace(p.number, '\\D', '', 'g')) from phone p where p.organization_id = o.id) as phones
    from organization o left join municipality m on m.istat_code = o.municipality_code
      left join organization_identifier i on i.organization_id = o.id and i.identifier_type = 'IT-CF'
    order by o.id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    parts: partsOfName(row.name),
    code: row.code,
    town: row.town,
    townName: row.town_name ?? '',
    phones: (row.phones ?? []).map(withoutPrefix).filter((phone) => phone.length >= 6),
    email: row.email,
    site: siteOf(row.website),
  }));
}

const withoutPrefix = (phone: string): string => phone.replace(/^(00)?39(?=\d{8})/, '');

/** The host alone: of two addresses on one site, the site is what they share. */
function siteOf(website: string | null): string | null {
  if (website === null || !URL.canParse(website)) return null;
  const host = new URL(website).hostname.replace(/^www\./, '');
  return /facebook|instagram|google|youtube|wordpress|wixsite/.test(host) ? null : host;
}

export interface ComparedService {
  id: string;
  name: string;
  parts: Compared['parts'];
  owner: string;
  townName: string;
  /** Where it is given: two at one spot are compared, two elsewhere are two. */
  spots: string[];
}

interface ServiceRow {
  id: string;
  name: string;
  owner: string;
  town_name: string | null;
  spots: string[];
}

/** Services by their giver and by where they are given: the address as it is written, else the place, else nowhere. */
export async function servicesToCompare(tx: Tx): Promise<ComparedService[]> {
  const { rows } = await sql<ServiceRow>`
    select s.id, s.name, s.organization_id as owner, min(m.name) as town_name,
      array_agg(distinct coalesce(nullif(folded_name(a.address_1 || ' ' || a.city), ''), g.location_id::text, 'nowhere')) as spots
    from service s left join service_at_location g on g.service_id = s.id
      left join location l on l.id = g.location_id left join municipality m on m.istat_code = l.municipality_code
      left join address a on a.location_id = l.id
    where s.status <> 'defunct' and s.organization_id is not null
    group by s.id order by s.id`.execute(tx);
  return rows.map(({ town_name, ...row }) => ({ ...row, parts: partsOfName(row.name), townName: town_name ?? '' }));
}

export interface ComparedPlace {
  id: string;
  name: string | null;
  parts: Compared['parts'];
  town: string | null;
  townName: string;
  address: string | null;
  cells: string[];
}

interface PlaceRow {
  id: string;
  name: string | null;
  town: string | null;
  town_name: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
}

/** Places that one can go to. An address without a number is a street, and no spot. */
export async function placesToCompare(tx: Tx): Promise<ComparedPlace[]> {
  const { rows } = await sql<PlaceRow>`
    select l.id, nullif(btrim(l.name), '') as name, l.municipality_code as town, m.name as town_name, l.latitude, l.longitude,
      (select folded_name(a.address_1) from address a where a.location_id = l.id and a.address_1 ~ '\\d'
        order by (a.address_type = 'physical') desc, a.id limit 1) as address
    from location l left join municipality m on m.istat_code = l.municipality_code
    where l.location_type = 'physical' order by l.id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    parts: partsOfName(row.name),
    town: row.town,
    townName: row.town_name ?? '',
    address: row.address,
    cells: row.name === null ? [] : cellsOf(row.latitude, row.longitude),
  }));
}

/** The cell of about forty metres in which it lies, and those beside it to the north and east: two that are near share one. */
function cellsOf(latitude: number | null, longitude: number | null): string[] {
  if (latitude === null || longitude === null) return [];
  const [row, column] = [Math.floor(latitude / 0.0004), Math.floor(longitude / 0.0005)];
  return [0, 1].flatMap((up) => [0, 1].map((right) => `${row + up}:${column + right}`));
}
