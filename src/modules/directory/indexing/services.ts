import { sql } from 'kysely';
import type { HolidayCalendar } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { SearchDoc } from '#platform/search/index.ts';
import { docOf, type Subject } from './doc.ts';
import { grouped, readEnglish, readMarks, readPhones, readPlaces, readSchedules } from './read.ts';

interface ServiceSheet {
  id: string;
  name: string;
  alternate_name: string | null;
  description: string | null;
  eligibility_description: string | null;
  application_process: string | null;
  minimum_age: number | null;
  maximum_age: number | null;
  assured_date: string | null;
  organization_id: string | null;
  organization_name: string | null;
  municipality_code: string | null;
  municipality_name: string | null;
  languages: string[];
  free: boolean;
}

/** Entries of these services, one for each place of each; those that may not be seen give none. */
export async function serviceDocs(
  tx: Tx,
  ids: readonly string[],
  calendar: HolidayCalendar,
  now: Date,
): Promise<SearchDoc[]> {
  const list = [...ids];
  const { rows: services } = await sql<ServiceSheet>`
    select s.id, s.name, s.alternate_name, s.description, s.eligibility_description, s.application_process, s.minimum_age, s.maximum_age,
      s.assured_date, s.organization_id, o.name as organization_name, o.municipality_code, m.name as municipality_name,
      array(select l.code from language l where l.service_id = s.id and l.code is not null) as languages,
      exists (select from cost_option c where c.service_id = s.id and c.amount = 0)
        and not exists (select from cost_option c where c.service_id = s.id and c.amount > 0) as free
    from service s left join organization o on o.id = s.organization_id left join municipality m on m.istat_code = o.municipality_code
    where s.id = any(${list}::uuid[]) and s.status in ('active', 'temporarily closed')`.execute(tx);
  const { rows: at } = await sql<{ id: string; service_id: string; location_id: string }>`
    select id, service_id, location_id from service_at_location
    where service_id = any(${list}::uuid[]) and location_id is not null order by id`.execute(tx);
  const { rows: areas } = await sql<{ service_id: string; extent: string | null; extent_type: string | null }>`
    select coalesce(a.service_id, l.service_id) as service_id, a.extent, a.extent_type
    from service_area a left join service_at_location l on l.id = a.service_at_location_id
    where a.service_id = any(${list}::uuid[]) or l.service_id = any(${list}::uuid[])`.execute(tx);
  const places = await readPlaces(
    tx,
    at.map((one) => one.location_id),
  );
  const everything = [...list, ...at.map((one) => one.id), ...places.keys()];
  const schedules = await readSchedules(tx, everything);
  const marks = await readMarks(tx, everything);
  const phones = await readPhones(tx, [...everything, ...services.flatMap((one) => one.organization_id ?? [])]);
  const english = await readEnglish(tx, list);
  const placesOf = grouped(at, (one) => one.service_id);
  const areasOf = grouped(areas, (one) => one.service_id);

  return services.flatMap((service) => {
    const own = marks.get(service.id) ?? [];
    const reached = (areasOf.get(service.id) ?? []).flatMap(areaFacet);
    const places_ = placesOf.get(service.id) ?? [];
    const here = places_.length > 0 ? places_ : [null];
    return here.map((one) => {
      const place = one ? (places.get(one.location_id) ?? null) : null;
      // The hours said for this service here, else for the service anywhere, else those of the place.
      const hours = [
        schedules.filter((row) => one !== null && row.service_at_location_id === one.id),
        schedules.filter((row) => row.service_id === service.id),
        schedules.filter((row) => place !== null && row.location_id === place.id),
      ].find((rows) => rows.length > 0);
      const phone = [one?.id, service.id, place?.id, service.organization_id]
        .map((id) => id && phones.get(id))
        .find(Boolean);
      const subject: Subject = {
        kind: 'service',
        id: service.id,
        title: service.name,
        summary: service.description ?? '',
        english: {
          title: english.get(service.id)?.get('name') ?? null,
          summary: english.get(service.id)?.get('description') ?? null,
        },
        place,
        organization_name: service.organization_name,
        municipality: service.municipality_code
          ? { code: service.municipality_code, name: service.municipality_name }
          : null,
        marks: [...own, ...(one ? (marks.get(one.id) ?? []) : []), ...(place ? (marks.get(place.id) ?? []) : [])],
        ages: agesOf(service.minimum_age, service.maximum_age),
        schedules: hours ?? [],
        languages: service.languages,
        free: service.free || own.some((mark) => mark.taxonomy === 'cost-facts' && mark.code === 'free'),
        // Who says nothing of where it serves and has no place is for everyone here.
        areas: reached.length === 0 && !place && !service.municipality_code ? ['=a:all'] : reached,
        phone: phone || null,
        assured_on: service.assured_date,
        weight: 1,
        alternate: service.alternate_name ?? '',
        rest: `${service.eligibility_description ?? ''} ${service.application_process ?? ''}`,
      };
      return docOf(subject, calendar, now);
    });
  });
}

const agesOf = (from: number | null, to: number | null) =>
  from === null && to === null ? null : { from: Math.floor(from ?? 0), to: to === null ? null : Math.floor(to) };

/** Which places are reached: the lexeme that a search from there asks for. An area known only by its name reaches nobody surely. */
function areaFacet({ extent, extent_type }: { extent: string | null; extent_type: string | null }): string[] {
  if (extent_type === 'commons') return ['=a:all'];
  if (extent && extent_type === 'municipality') return [`=a:m:${extent}`];
  if (extent && extent_type === 'neighbourhood') return [`=a:n:${extent}`];
  if (extent && extent_type === 'postcode') return [`=a:p:${extent}`];
  return [];
}
