import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#platform/database/index.ts';

const text = z.string().nullable();
const Mark = z.object({ taxonomy: z.string(), code: z.string().nullable(), name: z.string(), name_en: text });
const Phone = z.object({ number: z.string(), description: text, type: text });
const Contact = z.object({ name: text, title: text, email: text, phones: z.array(Phone) });
const Hours = z.object({
  valid_from: text,
  valid_to: text,
  dtstart: text,
  until: text,
  count: z.number().nullable(),
  wkst: text,
  freq: text,
  interval: z.number().nullable(),
  byday: text,
  byweekno: text,
  bymonthday: text,
  byyearday: text,
  description: text,
  opens_at: text,
  closes_at: text,
  notes: text,
  attending_type: text,
  open_on_holidays: z.boolean(),
});

/** A place as a page of an entry shows it. */
export const PlaceShown = z.object({
  id: z.uuid(),
  name: text,
  transportation: text,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  address: text,
  postal_code: text,
  city: text,
  neighbourhood: z.object({ name: z.string(), slug: z.string() }).nullable(),
  accessibility: z.array(z.string()),
  marks: z.array(Mark),
  phones: z.array(Phone),
  schedules: z.array(Hours),
});

const ServiceShown = z.object({
  id: z.uuid(),
  name: z.string(),
  alternate_name: text,
  description: text,
  url: text,
  email: text,
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  application_process: text,
  fees_description: text,
  wait_time: text,
  eligibility_description: text,
  interpretation_services: text,
  minimum_age: z.number().nullable(),
  maximum_age: z.number().nullable(),
  assured_date: text,
  alert: text,
  last_modified: z.string(),
  organization: z
    .object({ id: z.uuid(), name: z.string(), website: text, email: text, phones: z.array(Phone) })
    .nullable(),
  places: z.array(
    PlaceShown.extend({ here: z.object({ description: text, schedules: z.array(Hours), phones: z.array(Phone) }) }),
  ),
  schedules: z.array(Hours),
  phones: z.array(Phone),
  contacts: z.array(Contact),
  costs: z.array(z.object({ option: text, amount: z.number().nullable(), currency: text, amount_description: text })),
  documents: z.array(z.object({ document: text, uri: text })),
  languages: z.array(z.object({ code: text, name: text, note: text })),
  areas: z.array(z.string()),
  marks: z.array(Mark),
  english: z.record(z.string(), z.string()),
});
export type ServiceShown = z.output<typeof ServiceShown>;
export type PlaceShown = z.output<typeof PlaceShown>;
export type PhoneShown = z.output<typeof Phone>;
export type MarkShown = z.output<typeof Mark>;

const rows = (query: ReturnType<typeof sql>) => sql`coalesce((select jsonb_agg(to_jsonb(x)) from (${query}) x), '[]')`;

export const marksOf = (id: ReturnType<typeof sql>) =>
  rows(sql`select t.code, t.name, x.code as taxonomy, l.label as name_en from attribute a
    join taxonomy_term t on t.id = a.taxonomy_term_id join taxonomy x on x.id = t.taxonomy_id
    left join term_label l on l.term_id = t.id and l.lang = 'en' where a.link_id = ${id} order by x.code, t.name`);
export const schedulesOf = (condition: ReturnType<typeof sql>) =>
  rows(sql`select s.*, exists (select from attribute a join taxonomy_term t on t.id = a.taxonomy_term_id
    where a.link_id = s.id and t.code = 'open-on-holidays') as open_on_holidays from schedule s where ${condition} order by s.id`);
export const phonesOf = (condition: ReturnType<typeof sql>) =>
  rows(sql`select p.number, p.description, p.type from phone p where ${condition} order by p.id`);

/** The columns of a place, from a row of `location` called l. */
export const placeColumns = sql`l.id, l.name, l.transportation, l.latitude, l.longitude, a.address_1 as address, a.postal_code, a.city,
  (select to_jsonb(n) from (select name, slug from neighbourhood where id = l.neighbourhood_id) n) as neighbourhood,
  coalesce((select jsonb_agg(coalesce(c.description, c.details)) from accessibility c
    where c.location_id = l.id and coalesce(c.description, c.details) is not null), '[]') as accessibility,
  ${marksOf(sql`l.id`)} as marks, ${phonesOf(sql`p.location_id = l.id`)} as phones, ${schedulesOf(sql`s.location_id = l.id`)} as schedules`;
export const placeJoins = sql`left join lateral (select * from address where location_id = l.id order by (address_type = 'physical') desc, id limit 1) a on true`;

/** Everything that the page of a service says, in one statement. Null when there is none that may be seen. */
export async function readService(db: Db, id: string): Promise<ServiceShown | null> {
  const { rows: found } = await sql`
    select s.id, s.name, s.alternate_name, s.description, s.url, s.email, s.status, s.application_process, s.fees_description, s.wait_time,
      s.eligibility_description, s.interpretation_services, s.minimum_age, s.maximum_age, s.assured_date, s.alert,
      to_json(s.last_modified) #>> '{}' as last_modified,
      (select to_jsonb(o) from (select o.id, o.name, o.website, o.email, ${phonesOf(sql`p.organization_id = o.id`)} as phones
        from organization o where o.id = s.organization_id) o) as organization,
      ${rows(sql`select ${placeColumns}, jsonb_build_object('description', sl.description,
          'schedules', ${schedulesOf(sql`s.service_at_location_id = sl.id`)}, 'phones', ${phonesOf(sql`p.service_at_location_id = sl.id`)}) as here
        from service_at_location sl join location l on l.id = sl.location_id ${placeJoins} where sl.service_id = s.id order by l.id`)} as places,
      ${schedulesOf(sql`s.service_id = ${id}::uuid`)} as schedules, ${phonesOf(sql`p.service_id = ${id}::uuid`)} as phones,
      ${rows(sql`select c.name, c.title, c.email, ${phonesOf(sql`p.contact_id = c.id`)} as phones from contact c where c.service_id = s.id order by c.id`)} as contacts,
      ${rows(sql`select option, amount, currency, amount_description from cost_option where service_id = s.id order by amount nulls last, id`)} as costs,
      ${rows(sql`select document, uri from required_document where service_id = s.id order by id`)} as documents,
      ${rows(sql`select code, name, note from language where service_id = s.id order by name`)} as languages,
      coalesce((select jsonb_agg(name) from service_area where service_id = s.id and name is not null), '[]') as areas,
      ${marksOf(sql`s.id`)} as marks,
      coalesce((select jsonb_object_agg(field, text) from translation where id = s.id and lang = 'en'), '{}') as english
    from service s where s.id = ${id}::uuid and s.status in ('active', 'temporarily closed')`.execute(db);
  return found[0] ? ServiceShown.parse(found[0]) : null;
}

/** Its version and whether it may be seen, in one small query: null when it may not. */
export async function versionOf(db: Db, kind: string, id: string): Promise<string | null> {
  const { rows: found } = await sql<{ version: string | null }>`
    select max(updated_at)::text as version from search_entry where kind = ${kind} and id = ${id}::uuid`.execute(db);
  return found[0]?.version ?? null;
}
