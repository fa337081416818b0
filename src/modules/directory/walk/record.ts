import { sql } from 'kysely';
import { placeRows, resolvePlace } from '#modules/places/index.ts';
import { romeDate } from '#platform/calendar/index.ts';
import { NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { cleanImage } from '#platform/images/index.ts';
import { nearTo } from './near.ts';
import { mayRecordIn, mayWalk } from './policy.ts';
import { foundAt, MOST_A_DAY } from './rules.ts';
import type { FindWish } from './schema.ts';

/** What became of a find that was sent: it waits for a coordinator, or its finder is asked whether it is something else. */
export interface Recorded {
  id: string;
  state: string;
}

/**
 * Keeps what was found, once, however often the phone sends it.
 * @throws Refusal 'walk.elsewhere' (field 'address') where the walker's role does not count, 'walk.enough' after 200 in a
 * day, and as `cleanImage`; NotFound for who may not walk, and for an id that is someone else's.
 */
export async function recordFind(
  tx: Tx,
  actor: Actor,
  wish: FindWish,
  at: { home: string | null; now: Date },
): Promise<Recorded> {
  if (!mayWalk(actor) || !actor.person) throw new NotFound();
  const known = await sentBefore(tx, wish.id, actor.person.id);
  if (known) return known;
  const where = await whereabouts(tx, wish, at.home);
  if (!mayRecordIn(actor, where.neighbourhood_id)) throw new Refusal('walk.elsewhere', 'address');
  const photo = wish.photo && (await cleanImage(new Uint8Array(await wish.photo.arrayBuffer()), 'photo')).bytes;
  const found = foundAt(wish.found_at, at.now);
  const position = wish.lat !== null && wish.lon !== null ? { lat: wish.lat, lon: wish.lon } : null;
  const near = await nearTo(tx, { ...wish, position, address: wish.address || null });
  await sql`
    insert into walk_find (id, walk_id, kind, name, note, latitude, longitude, address, municipality_code, neighbourhood_id,
      consent_on, photo, photo_alt, found_at, state)
    values (${wish.id}, ${await walkOf(tx, actor.person.id, romeDate(found))}, ${wish.kind}, ${wish.name}, ${wish.note},
      ${position?.lat ?? null}, ${position?.lon ?? null}, ${wish.address || null}, ${where.municipality_code},
      ${where.neighbourhood_id}, ${wish.kind === 'informal-group' ? romeDate(found) : null}, ${photo},
      ${photo ? wish.alt : null}, ${found}, ${near.length > 0 ? 'unsure' : 'waiting'})
    on conflict (id) do nothing`.execute(tx);
  const kept = await sentBefore(tx, wish.id, actor.person.id);
  if (!kept) throw new NotFound();
  return kept;
}

/** The same find sent before by the same person; someone else's is not told of. */
async function sentBefore(tx: Tx, id: string, walker: string): Promise<Recorded | null> {
  const { rows } = await sql<Recorded & { mine: boolean }>`
    select f.id, f.state, w.walker_id is not distinct from ${walker} as mine from walk_find f join walk w on w.id = f.walk_id
    where f.id = ${id}`.execute(tx);
  const [row] = rows;
  if (row && !row.mine) throw new NotFound();
  return row ? { id: row.id, state: row.state } : null;
}

async function walkOf(tx: Tx, walker: string, day: string): Promise<string> {
  const { rows } = await sql<{ id: string; finds: number }>`
    with kept as (insert into walk (walker_id, day) values (${walker}, ${day})
      on conflict on constraint walk_once do update set day = excluded.day returning id)
    select id, (select count(*)::int from walk_find f where f.walk_id = kept.id) as finds from kept`.execute(tx);
  const [row] = rows;
  if (!row || row.finds >= MOST_A_DAY) throw new Refusal('walk.enough', undefined, { most: MOST_A_DAY });
  return row.id;
}

/** Where it lies: from the position where there is one, else from what the address names. */
async function whereabouts(tx: Tx, { lat, lon, address }: FindWish, home: string | null) {
  if (lat !== null && lon !== null) {
    const [placed] = await placeRows(tx, [{ lat, lon }]);
    return placed ?? { municipality_code: null, neighbourhood_id: null };
  }
  const { found } = await resolvePlace(tx, address, { municipality: home });
  return {
    municipality_code: found?.municipality_code ?? home,
    neighbourhood_id: found?.neighbourhood_id ?? null,
  };
}

/** Whoever found it says that it is something else: it waits for a coordinator. */
export async function keepFind(tx: Tx, actor: Actor, id: string): Promise<void> {
  await mine(
    tx,
    sql`update walk_find set state = 'waiting' where id = ${id} and state = 'unsure' and ${walkedBy(actor)}`,
  );
}

/** Whoever found it takes it back, photograph and all, as long as nobody has decided. */
export async function takeBack(tx: Tx, actor: Actor, id: string): Promise<void> {
  await mine(tx, sql`delete from walk_find where id = ${id} and state in ('unsure', 'waiting') and ${walkedBy(actor)}`);
}

const walkedBy = ({ person }: Actor) => sql`walk_id in (select id from walk where walker_id = ${person?.id ?? null})`;

async function mine(tx: Tx, change: ReturnType<typeof sql>): Promise<void> {
  const { numAffectedRows } = await change.execute(tx);
  if (numAffectedRows !== 1n) throw new NotFound();
}
