import { sql } from 'kysely';
import { type Db, prepared } from '#platform/database/index.ts';
import type { Lang } from '#platform/messages/index.ts';
import { type Attached, attachedColumns, type Own, ownOf, type Source } from './attached.ts';
import { type Place, placeColumns, placeJoins } from './where.ts';

interface ServiceSheet {
  id: string;
  name: string;
  alternate_name: string | null;
  description: string | null;
  url: string | null;
  email: string | null;
  status: string;
  application_process: string | null;
  fees_description: string | null;
  wait_time: string | null;
  eligibility_description: string | null;
  interpretation_services: string | null;
  minimum_age: number | null;
  maximum_age: number | null;
  assured_date: string | null;
  alert: string | null;
}

export interface Cost {
  option: string | null;
  amount: number | null;
  currency: string | null;
  amount_description: string | null;
}

/** A place at which the service is given, and what holds for it there. */
export interface GivenAt extends Place {
  /** Of the service at this place; all null or empty where nothing is said for it in particular. */
  here: { id: string; description: string | null } & Own;
  own: Own;
}

export interface ServiceShown extends ServiceSheet {
  own: Own;
  sources: Source[];
  organization: { id: string; name: string; website: string | null; email: string | null; own: Own } | null;
  places: GivenAt[];
  contacts: { id: string; name: string | null; title: string | null; email: string | null; own: Own }[];
  costs: Cost[];
  documents: { document: string | null; uri: string | null }[];
  languages: { code: string | null; name: string | null; note: string | null }[];
  areas: string[];
}

interface Row extends Attached {
  service: ServiceSheet;
  organization: { id: string; name: string; website: string | null; email: string | null } | null;
  places: (Place & { at_id: string; here_description: string | null })[] | null;
  contacts: { id: string; name: string | null; title: string | null; email: string | null }[] | null;
  costs: Cost[] | null;
  documents: { document: string | null; uri: string | null }[] | null;
  languages: { code: string | null; name: string | null; note: string | null }[] | null;
  areas: string[];
}

const rows = (query: ReturnType<typeof sql>) => sql`(select jsonb_agg(to_jsonb(x)) from (${query}) x)`;

/** Everything that the page of a service says, in one statement. Null when there is none that may be seen. */
export async function readService(db: Db, id: string, lang: Lang): Promise<ServiceShown | null> {
  const { rows: found } = await sql<Row>`${prepared}
    with s as materialized (select id, organization_id, name, alternate_name, description, url, email, status, application_process,
        fees_description, wait_time, eligibility_description, interpretation_services, minimum_age, maximum_age, assured_date, alert
      from service where id = ${id}::uuid and status in ('active', 'temporarily closed')),
    at as materialized (select sl.id as at_id, sl.description as here_description, ${placeColumns}
      from service_at_location sl join location l on l.id = sl.location_id ${placeJoins}
      where sl.service_id = ${id}::uuid order by l.name, l.id),
    c as materialized (select id, name, title, email from contact where service_id = ${id}::uuid order by id),
    owner as materialized (select id from s union all select organization_id from s union all select at_id from at
      union all select id from at union all select id from c)
    select to_jsonb(s) as service,
      (select jsonb_build_object('id', o.id, 'name', o.name, 'website', o.website, 'email', o.email)
        from organization o where o.id = s.organization_id) as organization,
      ${rows(sql`select * from at`)} as places, ${rows(sql`select * from c`)} as contacts,
      ${rows(sql`select option, amount, currency, amount_description from cost_option where service_id = ${id}::uuid order by amount nulls last, id`)} as costs,
      ${rows(sql`select document, uri from required_document where service_id = ${id}::uuid order by id`)} as documents,
      ${rows(sql`select code, name, note from language where service_id = ${id}::uuid order by name`)} as languages,
      array(select name from service_area where service_id = ${id}::uuid and name is not null order by name) as areas,
      ${attachedColumns(lang)}
    from s`.execute(db);
  return found[0] ? assembled(found[0]) : null;
}

function assembled(row: Row): ServiceShown {
  const { service, organization } = row;
  return {
    ...service,
    own: ownOf(row, service.id),
    sources: row.sources ?? [],
    organization: organization && { ...organization, own: ownOf(row, organization.id) },
    places: (row.places ?? []).map(({ at_id, here_description, ...place }) => ({
      ...place,
      here: { id: at_id, description: here_description, ...ownOf(row, at_id) },
      own: ownOf(row, place.id),
    })),
    contacts: (row.contacts ?? []).map((contact) => ({ ...contact, own: ownOf(row, contact.id) })),
    costs: row.costs ?? [],
    documents: row.documents ?? [],
    languages: row.languages ?? [],
    areas: row.areas,
  };
}
