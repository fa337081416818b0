import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { putPlaceRows } from '#modules/places/index.ts';
import { type HolidayCalendar, romeDate } from '#platform/calendar/index.ts';
import { NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { assureEntry } from '../freshness/assure.ts';
import { reindex } from '../indexing/index.ts';
import { writeHistory } from '../keeping/change.ts';
import { readKept } from '../keeping/entry.ts';
import { termId } from '../vocabularies/index.ts';
import { type FindShown, findToDecide } from './finds.ts';
import type { Acceptance, Joining, LeavingOut } from './schema.ts';

interface When {
  now: Date;
  calendar: HolidayCalendar;
}

/**
 * Accepts a find: it becomes an asset of the directory, found from the same moment, and its history says who. What is missing
 * is noted, and enters no directory.
 * @returns the asset's id, or null.
 * @throws Refusal 'walk.decided' where someone was quicker.
 */
export async function acceptFind(
  tx: Tx,
  actor: Actor,
  id: string,
  { kind, name, note }: z.output<typeof Acceptance>,
  { now, calendar }: When,
): Promise<string | null> {
  const find = await waiting(tx, actor, id);
  if (kind === 'missing') {
    await decided(tx, actor, find, now, sql`state = 'noted', kind = ${kind}, name = ${name}, note = ${note}`);
    return null;
  }
  if (kind === 'informal-group' && !find.consent_on) throw new Refusal('walk.no_consent', 'kind');
  const assetId = randomUUID();
  const seen = romeDate(find.found_at);
  await tx
    .insertInto('asset')
    .values({
      id: assetId,
      name,
      description: note,
      location_id: await placeFor(tx, find),
      status: 'active',
      assured_date: seen,
    })
    .execute();
  await tx
    .insertInto('attribute')
    .values({
      link_id: assetId,
      taxonomy_term_id: termId('asset-kinds', kind),
      link_type: 'asset-kinds',
      link_entity: 'asset',
    })
    .execute();
  const said = [
    { fact: 'name', from: null, to: name },
    { fact: 'description', from: null, to: note },
  ];
  await writeHistory(tx, actor, await readKept(tx, 'asset', assetId), said, { why: 'walk', id }, now);
  await decided(tx, actor, find, now, sql`state = 'accepted', asset_id = ${assetId}`);
  await reindex(tx, { asset: [assetId] }, calendar, now);
  return assetId;
}

/**
 * Says that a find is something that the directory has: where that is an asset, somebody has just seen that it is there.
 * @throws Refusal 'walk.with_missing' (field 'with') where no such entry may be seen, 'walk.decided' where someone was quicker.
 */
export async function joinFind(
  tx: Tx,
  actor: Actor,
  id: string,
  { with: { kind, id: same } }: z.output<typeof Joining>,
  { now, calendar }: When,
): Promise<void> {
  const find = await waiting(tx, actor, id);
  const known = await tx
    .selectFrom('search_entry')
    .select('id')
    .where('kind', '=', kind)
    .where('id', '=', same)
    .executeTakeFirst();
  if (!known) throw new Refusal('walk.with_missing', 'with');
  await decided(
    tx,
    actor,
    find,
    now,
    sql`state = 'joined', joined_kind = ${kind}, joined_id = ${same}, photo = null, photo_alt = null`,
  );
  if (kind === 'asset')
    await assureEntry(tx, actor, { kind, id: same }, 'checked', { why: 'walk', id }, { now, calendar });
}

/** Leaves a find out, and says why: whoever found it reads it, and after thirty days nothing of it is left. */
export async function leaveOut(
  tx: Tx,
  actor: Actor,
  id: string,
  { reason }: z.output<typeof LeavingOut>,
  now: Date,
): Promise<void> {
  await decided(tx, actor, await waiting(tx, actor, id), now, sql`state = 'left_out', reason = ${reason}`);
}

async function waiting(tx: Tx, actor: Actor, id: string): Promise<FindShown> {
  const find = await findToDecide(tx, actor, id);
  if (!find) throw new NotFound();
  if (find.state !== 'waiting') throw new Refusal('walk.decided');
  return find;
}

// Two coordinators at once: the second finds that it is decided.
async function decided(
  tx: Tx,
  actor: Actor,
  { id }: FindShown,
  now: Date,
  change: ReturnType<typeof sql>,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update walk_find set ${change}, decided_by = ${actor.person?.id ?? null}, decided_at = ${now}
    where id = ${id} and state = 'waiting'`.execute(tx);
  if (numAffectedRows !== 1n) throw new Refusal('walk.decided');
}

/** A place without a name of its own, so that it is no entry beside the asset. */
async function placeFor(tx: Tx, find: FindShown): Promise<string> {
  const id = randomUUID();
  const { latitude, longitude, municipality_code, neighbourhood_id, address } = find;
  await putPlaceRows(tx, 'location', [
    {
      id,
      location_type: 'physical',
      latitude,
      longitude,
      municipality_code,
      neighbourhood_id,
      last_modified: new Date(),
    },
  ]);
  if (address === null) return id;
  const { rows } = await sql<{ city: string; province: string; codes: string[] }>`
    select name as city, province, array(select code from postcode where municipality_code = m.istat_code) as codes
    from municipality m where istat_code = ${municipality_code}`.execute(tx);
  const [town] = rows;
  await putPlaceRows(tx, 'address', [
    {
      id: randomUUID(),
      location_id: id,
      address_1: address,
      city: town?.city ?? '',
      state_province: town?.province ?? '',
      postal_code: town?.codes.length === 1 ? town.codes[0] : '',
      country: 'IT',
      address_type: 'physical',
    },
  ]);
  return id;
}
