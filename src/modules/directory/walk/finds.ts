import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { mayDecideIn } from './policy.ts';
import type { FindKind } from './schema.ts';

/** A find as its pages show it, without the photograph itself. */
export interface FindShown {
  id: string;
  walk_id: string;
  kind: FindKind;
  name: string;
  note: string;
  latitude: number | null;
  longitude: number | null;
  address: string | null;
  municipality_code: string | null;
  neighbourhood_id: string | null;
  neighbourhood: string | null;
  consent_on: string | null;
  photo_alt: string | null;
  found_at: Date;
  state: 'unsure' | 'waiting' | 'accepted' | 'noted' | 'joined' | 'left_out';
  reason: string | null;
  asset_id: string | null;
  day: string;
  walker_id: string | null;
  walker: string | null;
}

async function finds(db: Db, condition: RawBuilder<unknown>, most = 500): Promise<FindShown[]> {
  const { rows } = await sql<FindShown>`
    select f.id, f.walk_id, f.kind, f.name, f.note, f.latitude, f.longitude, f.address, f.municipality_code, f.neighbourhood_id,
      n.name as neighbourhood, f.consent_on::text as consent_on, f.photo_alt, f.found_at, f.state, f.reason, f.asset_id,
      w.day::text as day, w.walker_id, p.name as walker
    from walk_find f join walk w on w.id = f.walk_id left join person p on p.id = w.walker_id
      left join neighbourhood n on n.id = f.neighbourhood_id
    where ${condition} order by w.day desc, w.id, f.found_at, f.id limit ${most}`.execute(db);
  return rows;
}

/** What this person found, newest walk first. */
export const findsOf = (db: Db, actor: Actor): Promise<FindShown[]> =>
  finds(db, sql`w.walker_id = ${actor.person?.id ?? null}`, 60);

/** One's own find. */
export const ownFind = async (db: Db, actor: Actor, id: string): Promise<FindShown | undefined> =>
  (await finds(db, sql`f.id::text = ${id} and w.walker_id = ${actor.person?.id ?? null}`))[0];

/** A find that this coordinator may decide: not one whose finder is still asked whether it is something else. */
export async function findToDecide(db: Db, actor: Actor, id: string): Promise<FindShown | undefined> {
  const [found] = await finds(db, sql`f.id::text = ${id} and f.state <> 'unsure'`);
  return found && mayDecideIn(actor, found.neighbourhood_id) ? found : undefined;
}

/** What walks added where this coordinator decides. */
export async function findsToRoundUp(db: Db, actor: Actor): Promise<FindShown[]> {
  const all = await finds(db, sql`f.state <> 'unsure'`);
  return all.filter(({ neighbourhood_id }) => mayDecideIn(actor, neighbourhood_id));
}

/** The photograph of a find. */
export async function photoOf(db: Db, id: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('walk_find').select('photo').where('id', '=', id).executeTakeFirst();
  return row?.photo ?? undefined;
}

/** The photograph of an asset that a walk found, for as long as the asset may be seen. */
export async function photoOfAsset(db: Db, assetId: string): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ photo: Uint8Array }>`
    select f.photo from walk_find f join asset a on a.id = f.asset_id
    where f.asset_id::text = ${assetId} and f.state = 'accepted' and f.photo is not null
      and a.status in ('active', 'temporarily closed')`.execute(db);
  return rows[0]?.photo;
}
