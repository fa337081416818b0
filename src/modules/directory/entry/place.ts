import { sql } from 'kysely';
import { type Db, prepared } from '#platform/database/index.ts';
import type { Lang } from '#platform/messages/index.ts';
import { type Attached, attachedColumns, type Own, ownOf, type Source } from './attached.ts';
import { type Place, placeColumns, placeJoins } from './where.ts';

interface PlaceSheet extends Place {
  alternate_name: string | null;
  url: string | null;
  assured_date: string | null;
  organization: { id: string; name: string; website: string | null } | null;
  point: { id: string; kind: string; name: string; description: string } | null;
}

export interface PlaceShown extends PlaceSheet {
  own: Own;
  sources: Source[];
  organizationOwn: Own;
}

interface Row extends Attached {
  place: PlaceSheet;
}

/** What the page of a place says of itself, in one statement. Null when there is none. */
export async function readPlace(db: Db, id: string, lang: Lang): Promise<PlaceShown | null> {
  const { rows } = await sql<Row>`${prepared}
    with place as materialized (select ${placeColumns}, l.alternate_name, l.url, l.assured_date,
        (select jsonb_build_object('id', o.id, 'name', o.name, 'website', o.website) from organization o
          where o.id = coalesce(p.organization_id, l.organization_id)) as organization,
        case when p.id is not null then jsonb_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'description', p.description) end as point
      from location l left join lateral (select * from point where location_id = l.id order by (kind = 'punto_comunita') desc, name, id limit 1) p on true
      ${placeJoins} where l.id = ${id}::uuid),
    owner as materialized (select id from place union all select (organization ->> 'id')::uuid from place)
    select to_jsonb(place) as place, ${attachedColumns(lang)} from place`.execute(db);
  const row = rows[0];
  if (!row) return null;
  return {
    ...row.place,
    own: ownOf(row, id),
    sources: row.sources ?? [],
    organizationOwn: ownOf(row, row.place.organization?.id ?? null),
  };
}
