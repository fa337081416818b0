import { sql } from 'kysely';
import type { HolidayCalendar } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { EntryKind, SearchDoc } from '#platform/search/index.ts';
import { docOf, type Subject } from './doc.ts';
import { readEnglish, readMarks, readPhones, readPlaces, readSchedules } from './read.ts';

/** What organisations, places, assets and procedures have in common for the index. */
interface Sheet {
  id: string;
  name: string;
  alternate: string | null;
  description: string | null;
  location_id: string | null;
  organization_name: string | null;
  municipality_code: string | null;
  municipality_name: string | null;
  assured_date: string | null;
  weight: number;
}

type OtherKind = Exclude<EntryKind, 'service'>;

const sources = {
  organization: (ids: string[]) => sql<Sheet>`
    select o.id, o.name, o.alternate_name as alternate, o.description, l.id as location_id, null as organization_name,
      o.municipality_code, m.name as municipality_name, o.assured_date, 0.8::float8 as weight
    from organization o left join municipality m on m.istat_code = o.municipality_code
      left join location l on l.organization_id = o.id
    where o.id = any(${ids}::uuid[])`,
  // A place is worth an entry when it has a name; a point of the commons comes before others.
  place: (ids: string[]) => sql<Sheet>`
    select l.id, coalesce(p.name, l.name) as name, l.alternate_name as alternate, coalesce(nullif(p.description, ''), l.description) as description,
      l.id as location_id, o.name as organization_name, l.municipality_code, m.name as municipality_name, l.assured_date,
      case when p.id is null then 0.9 else 1.3 end::float8 as weight
    from location l left join point p on p.location_id = l.id left join organization o on o.id = coalesce(p.organization_id, l.organization_id)
      left join municipality m on m.istat_code = l.municipality_code
    where l.id = any(${ids}::uuid[]) and coalesce(p.name, l.name) is not null and l.location_type = 'physical'`,
  asset: (ids: string[]) => sql<Sheet>`
    select a.id, a.name, null as alternate, a.description, a.location_id, o.name as organization_name,
      o.municipality_code, m.name as municipality_name, a.assured_date, 0.9::float8 as weight
    from asset a left join organization o on o.id = a.organization_id left join municipality m on m.istat_code = o.municipality_code
    where a.id = any(${ids}::uuid[]) and a.status in ('active', 'temporarily closed')`,
  procedure: (ids: string[]) => sql<Sheet>`
    select p.id, p.name, null as alternate, concat_ws(' ', p.purpose, array_to_string(p.papers, ' ')) as description,
      null::uuid as location_id, null as organization_name, null as municipality_code, null as municipality_name, p.assured_date,
      0.95::float8 as weight
    from procedure p where p.id = any(${ids}::uuid[]) and p.status in ('active', 'temporarily closed')`,
} as const;

/** Entries of these organisations, places, assets or procedures. */
export async function otherDocs(
  tx: Tx,
  kind: OtherKind,
  ids: readonly string[],
  calendar: HolidayCalendar,
  now: Date,
): Promise<SearchDoc[]> {
  const list = [...ids];
  const { rows } = await sources[kind](list).execute(tx);
  const places = await readPlaces(
    tx,
    rows.flatMap((row) => row.location_id ?? []),
  );
  const everything = [...new Set([...list, ...places.keys()])];
  const schedules = await readSchedules(tx, everything);
  const marks = await readMarks(tx, everything);
  const phones = await readPhones(tx, everything);
  const english = await readEnglish(tx, list);
  return rows.map((row) => {
    const place = row.location_id ? (places.get(row.location_id) ?? null) : null;
    const own = schedules.filter((one) => one.asset_id === row.id);
    const texts = english.get(row.id);
    const subject: Subject = {
      kind,
      id: row.id,
      title: row.name,
      summary: row.description ?? '',
      english: {
        title: texts?.get('name') ?? null,
        summary: texts?.get('description') ?? texts?.get('purpose') ?? null,
      },
      place,
      organization_name: row.organization_name,
      municipality: row.municipality_code ? { code: row.municipality_code, name: row.municipality_name } : null,
      marks: [...(marks.get(row.id) ?? []), ...(place && place.id !== row.id ? (marks.get(place.id) ?? []) : [])],
      ages: null,
      schedules: own.length > 0 ? own : schedules.filter((one) => place !== null && one.location_id === place.id),
      languages: [],
      free: (marks.get(row.id) ?? []).some((mark) => mark.code === 'free'),
      // A guide is for everyone; of a body whose town is not known nothing is said of where it serves.
      areas: kind === 'procedure' || (kind === 'asset' && !place && !row.municipality_code) ? ['=a:all'] : [],
      phone: phones.get(row.id) ?? (place ? phones.get(place.id) : undefined) ?? null,
      assured_on: row.assured_date,
      weight: row.weight,
      alternate: row.alternate ?? '',
      rest: '',
    };
    return docOf(subject, calendar, now);
  });
}
