import { sql } from 'kysely';
import { type Db, prepared } from '#platform/database/index.ts';
import type { Lang } from '#platform/messages/index.ts';
import { type Attached, attachedColumns, type Own, ownOf, type Source } from './attached.ts';
import { type Place, placeColumns, placeJoins } from './where.ts';

interface OrganizationSheet {
  id: string;
  name: string;
  alternate_name: string | null;
  description: string;
  email: string | null;
  website: string | null;
  legal_status: string | null;
  year_incorporated: number | null;
  assured_date: string | null;
  municipality: string | null;
  parent: { id: string; name: string } | null;
  /** Codice fiscale of a body: eleven figures. A person's is never shown. */
  tax_code: string | null;
}

export interface OrganizationShown extends OrganizationSheet {
  own: Own;
  sources: Source[];
  places: (Place & { own: Own })[];
}

interface Row extends Attached {
  organization: OrganizationSheet;
  places: Place[] | null;
}

/** What the page of an organisation says of itself, in one statement. Null when there is none. */
export async function readOrganization(db: Db, id: string, lang: Lang): Promise<OrganizationShown | null> {
  const { rows } = await sql<Row>`${prepared}
    with o as materialized (select o.id, o.name, o.alternate_name, o.description, o.email, o.website, o.legal_status, o.year_incorporated,
        o.assured_date, m.name as municipality,
        (select jsonb_build_object('id', p.id, 'name', p.name) from organization p where p.id = o.parent_organization_id) as parent,
        (select i.identifier from organization_identifier i where i.organization_id = o.id and i.identifier ~ '^[0-9]{11}$'
          order by (i.identifier_type = 'IT-CF') desc, i.id limit 1) as tax_code
      from organization o left join municipality m on m.istat_code = o.municipality_code where o.id = ${id}::uuid),
    places as materialized (select ${placeColumns} from location l ${placeJoins}
      where l.organization_id = ${id}::uuid and l.location_type = 'physical' and l.name is not null order by l.name, l.id limit 100),
    owner as materialized (select id from o union all select id from places)
    select to_jsonb(o) as organization, (select jsonb_agg(to_jsonb(places)) from places) as places, ${attachedColumns(lang)} from o`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return null;
  return {
    ...row.organization,
    own: ownOf(row, id),
    sources: row.sources ?? [],
    places: (row.places ?? []).map((place) => ({ ...place, own: ownOf(row, place.id) })),
  };
}
