import { sql } from 'kysely';
import { type Db, prepared } from '#platform/database/index.ts';
import type { Lang } from '#platform/messages/index.ts';
import { type Attached, attachedColumns, type Own, ownOf, type Source } from './attached.ts';
import { type Place, placeColumns, placeJoins } from './where.ts';

interface AssetSheet {
  id: string;
  name: string;
  description: string;
  url: string | null;
  email: string | null;
  status: string;
  assured_date: string | null;
  organization: { id: string; name: string } | null;
  /** What its photograph shows, where a walk brought one. */
  photo_alt: string | null;
}

/** What a territory has besides services: a group, a garden, a square. */
export interface AssetShown extends AssetSheet {
  own: Own;
  sources: Source[];
  place: (Place & { own: Own }) | null;
}

interface Row extends Attached {
  asset: AssetSheet;
  place: Place | null;
}

/** What the page of an asset says, in one statement. Null when there is none that may be seen. */
export async function readAsset(db: Db, id: string, lang: Lang): Promise<AssetShown | null> {
  const { rows } = await sql<Row>`${prepared}
    with a as materialized (select a.id, a.name, a.description, a.url, a.email, a.status, a.assured_date, a.location_id,
        (select jsonb_build_object('id', o.id, 'name', o.name) from organization o where o.id = a.organization_id) as organization,
        (select f.photo_alt from walk_find f where f.asset_id = a.id and f.state = 'accepted' limit 1) as photo_alt
      from asset a where a.id = ${id}::uuid and a.status in ('active', 'temporarily closed')),
    place as materialized (select ${placeColumns} from location l ${placeJoins} where l.id = (select location_id from a)),
    owner as materialized (select id from a union all select id from place)
    select to_jsonb(a) as asset, (select to_jsonb(place) from place) as place, ${attachedColumns(lang)} from a`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return null;
  return {
    ...row.asset,
    own: ownOf(row, id),
    sources: row.sources ?? [],
    place: row.place && { ...row.place, own: ownOf(row, row.place.id) },
  };
}
