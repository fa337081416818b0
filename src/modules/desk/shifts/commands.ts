import type { Opening } from '#platform/calendar/index.ts';
import { type Db, NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { mayKeepRota, mayListen, maySeeRota } from '../policy.ts';
import { volunteersOf } from './queries.ts';
import { follow, isPromised, LONGEST_HOURS, minutesOf, openBetween, turnsOf } from './rules.ts';
import type { Happened } from './schema.ts';

/** A turn of a point: of another point's turn there is no word. */
export interface ShiftAt {
  point: string;
  id: string;
}

/**
 * Makes the turns of a point from its opening hours, until they end: those that are there stay, empty ones that the hours no
 * longer promise go. Returns how many were made. Refuses where the point has said no hours.
 */
export async function prepareShifts(
  tx: Tx,
  actor: Actor,
  point: string,
  { openings, places, now }: { openings: readonly Opening[]; places: number; now: Date },
): Promise<number> {
  if (!mayKeepRota(actor, point)) throw new NotFound();
  const wanted = turnsOf(openings, LONGEST_HOURS).filter(({ starts_at }) => starts_at > now);
  const end = wanted.at(-1)?.ends_at;
  if (!end) throw new Refusal('desk.shifts.no_hours');
  // Whoever is signing up to one of them is waited for: a turn that is empty now stays so until it is gone.
  await tx
    .selectFrom('shift')
    .select('id')
    .where('point_id', '=', point)
    .where('ends_at', '>', now)
    .orderBy('id')
    .forUpdate()
    .execute();
  const there = await tx
    .selectFrom('shift')
    .leftJoin('shift_place', 'shift_place.shift_id', 'shift.id')
    .select(['shift.id', 'starts_at', 'ends_at'])
    .select((eb) => eb.cast<number>(eb.fn.count('shift_place.id'), 'integer').as('taken'))
    .groupBy('shift.id')
    .where('point_id', '=', point)
    .where('ends_at', '>', now)
    .where('starts_at', '<', end)
    .execute();
  // One that has begun is there, and stays.
  const { make, remove } = follow(
    there.map((one) => (one.starts_at <= now ? { ...one, taken: 1 } : one)),
    wanted,
  );
  const gone = remove.map(({ id }) => id);
  if (gone.length > 0) await tx.deleteFrom('shift').where('id', 'in', gone).execute();
  if (make.length === 0) return 0;
  const made = await tx
    .insertInto('shift')
    .values(make.map((turn) => ({ point_id: point, ...turn, places })))
    // Whoever pressed at the same moment made them.
    .onConflict((there) => there.doNothing())
    .returning('id')
    .execute();
  return made.length;
}

/** Takes a turn off the rota. Refuses while the hours promise an open door: those are changed first. */
export async function dissolveShift(
  tx: Tx,
  actor: Actor,
  at: ShiftAt,
  { openings, now }: { openings: readonly Opening[]; now: Date },
) {
  if (!mayKeepRota(actor, at.point)) throw new NotFound();
  const shift = await locked(tx, at);
  if (shift.starts_at <= now) throw new Refusal('desk.shifts.begun');
  if (isPromised(shift, openings)) throw new Refusal('desk.shifts.promised');
  await tx.deleteFrom('shift').where('id', '=', at.id).execute();
}

/** Signs up for a turn; pressed twice it is once. Of two who want the last place at the same moment one gets it. */
export async function signUp(tx: Tx, actor: Actor, at: ShiftAt): Promise<void> {
  if (!mayListen(actor, at.point)) throw new NotFound();
  await seat(tx, at, personOf(actor));
}

/** Whoever keeps the rota puts down someone who may listen there: those who telephone rather than press. */
export async function putDown(
  tx: Tx,
  actor: Actor,
  at: ShiftAt,
  { person, now }: { person: string; now: Date },
): Promise<void> {
  if (!mayKeepRota(actor, at.point)) throw new NotFound();
  const may = await volunteersOf(tx, at.point, now);
  if (!may.some(({ id }) => id === person)) throw new Refusal('desk.shifts.person_missing', 'person');
  await seat(tx, at, person);
}

async function seat(tx: Tx, at: ShiftAt, person: string): Promise<void> {
  const shift = await locked(tx, at);
  if (shift.confirmed_at) throw new Refusal('desk.shifts.past');
  const taken = await tx.selectFrom('shift_place').select('person_id').where('shift_id', '=', at.id).execute();
  if (taken.some(({ person_id }) => person_id === person)) return;
  if (taken.filter(({ person_id }) => person_id !== null).length >= shift.places) throw new Refusal('desk.shifts.full');
  await tx.insertInto('shift_place').values({ shift_id: at.id, person_id: person }).execute();
}

/** Takes one's own name off a turn that has not begun. */
export async function signOff(tx: Tx, actor: Actor, at: ShiftAt, now: Date): Promise<void> {
  if (!mayListen(actor, at.point)) throw new NotFound();
  const shift = await locked(tx, at);
  if (shift.starts_at <= now) throw new Refusal('desk.shifts.begun');
  await tx.deleteFrom('shift_place').where('shift_id', '=', at.id).where('person_id', '=', personOf(actor)).execute();
}

/** The same for anyone, by whoever keeps the rota. */
export async function strikeOut(tx: Tx, actor: Actor, at: ShiftAt, place: string): Promise<void> {
  if (!mayKeepRota(actor, at.point)) throw new NotFound();
  const shift = await locked(tx, at);
  if (shift.confirmed_at) throw new Refusal('desk.shifts.past');
  await tx.deleteFrom('shift_place').where('shift_id', '=', at.id).where('id', '=', place).execute();
}

/** Looks for someone who takes one's place; until then it stays one's own. */
export async function askSwap(tx: Tx, actor: Actor, at: ShiftAt, now: Date): Promise<void> {
  await setSwap(tx, actor, at, { asked: now, now });
}

/** Comes after all. */
export async function keepPlace(tx: Tx, actor: Actor, at: ShiftAt, now: Date): Promise<void> {
  await setSwap(tx, actor, at, { asked: null, now });
}

async function setSwap(tx: Tx, actor: Actor, at: ShiftAt, { asked, now }: { asked: Date | null; now: Date }) {
  if (!mayListen(actor, at.point)) throw new NotFound();
  const shift = await locked(tx, at);
  if (shift.ends_at <= now) throw new Refusal('desk.shifts.begun');
  const mine = await tx
    .updateTable('shift_place')
    .set({ swap_asked_at: asked })
    .where('shift_id', '=', at.id)
    .where('person_id', '=', personOf(actor))
    .returning('id')
    .executeTakeFirst();
  // Somebody has just taken it.
  if (!mine) throw new Refusal('desk.shifts.not_yours');
}

/** Takes the place of someone who asked for it. Of two at the same moment one gets it. */
export async function takePlace(
  tx: Tx,
  actor: Actor,
  at: ShiftAt,
  { place, now }: { place: string; now: Date },
): Promise<void> {
  if (!mayListen(actor, at.point)) throw new NotFound();
  const shift = await locked(tx, at);
  if (shift.ends_at <= now) throw new Refusal('desk.shifts.past');
  const me = personOf(actor);
  const people = await tx
    .selectFrom('shift_place')
    .select(['id', 'person_id', 'swap_asked_at'])
    .where('shift_id', '=', at.id)
    .execute();
  if (people.some(({ person_id }) => person_id === me)) throw new Refusal('desk.shifts.already');
  if (!people.some(({ id, swap_asked_at }) => id === place && swap_asked_at))
    throw new Refusal('desk.shifts.swap_gone');
  await tx.updateTable('shift_place').set({ person_id: me, swap_asked_at: null }).where('id', '=', place).execute();
}

/**
 * Writes down how a turn went: who was there is given its hours. Whoever stood there says it, once; whoever keeps the rota
 * may put it right.
 */
export async function confirmShift(
  tx: Tx,
  actor: Actor,
  at: ShiftAt,
  { said, now }: { said: Happened; now: Date },
): Promise<void> {
  if (!maySeeRota(actor, at.point)) throw new NotFound();
  const shift = await locked(tx, at);
  const people = await tx.selectFrom('shift_place').select(['id', 'person_id']).where('shift_id', '=', at.id).execute();
  const keeps = mayKeepRota(actor, at.point);
  if (!keeps && !people.some(({ person_id }) => person_id === actor.person?.id)) throw new NotFound();
  if (shift.starts_at > now) throw new Refusal('desk.shifts.not_yet');
  if (shift.confirmed_at && !keeps) throw new Refusal('desk.shifts.confirmed_already');
  const open = said.open === 'no' ? null : said.open === 'yes' ? shift : openBetween(shift, said.from, said.to);
  if (said.open === 'partly' && !open) throw new Refusal('desk.shifts.times_wrong', 'from');
  await tx
    .updateTable('shift')
    .set({
      confirmed_at: now,
      confirmed_by: actor.person?.id ?? null,
      kept_from: open?.starts_at ?? null,
      kept_to: open?.ends_at ?? null,
    })
    .where('id', '=', at.id)
    .execute();
  for (const { id } of people) {
    const there = open !== null && said.there.includes(id);
    await tx
      .updateTable('shift_place')
      .set({ was_there: there, minutes: there && open ? minutesOf(open) : null, swap_asked_at: null })
      .where('id', '=', id)
      .execute();
  }
}

const NAMES_STAY_YEARS = 2;

/** Every night: two years later it is still known how long a door was open, and no longer by whom. */
export async function forgetRota(db: Db, now: Date): Promise<void> {
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() - NAMES_STAY_YEARS);
  await db
    .updateTable('shift_place')
    .set({ person_id: null })
    .where('person_id', 'is not', null)
    .where('shift_id', 'in', (eb) => eb.selectFrom('shift').select('id').where('ends_at', '<', end))
    .execute();
  await db
    .updateTable('shift')
    .set({ confirmed_by: null })
    .where('confirmed_by', 'is not', null)
    .where('ends_at', '<', end)
    .execute();
}

async function locked(tx: Tx, { point, id }: ShiftAt) {
  const shift = await tx
    .selectFrom('shift')
    .select(['starts_at', 'ends_at', 'places', 'confirmed_at'])
    .where('id', '=', id)
    .where('point_id', '=', point)
    .forUpdate()
    .executeTakeFirst();
  if (!shift) throw new NotFound();
  return shift;
}

function personOf(actor: Actor): string {
  if (!actor.person) throw new NotFound();
  return actor.person.id;
}
