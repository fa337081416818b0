import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { maySeeRota } from '../policy.ts';

/** Someone's place at the counter. */
export interface PlaceTaken {
  id: string;
  person_id: string | null;
  name: string | null;
  swap: boolean;
  was_there: boolean | null;
}

export interface Shift {
  id: string;
  starts_at: Date;
  ends_at: Date;
  places: number;
  confirmed_at: Date | null;
  kept_from: Date | null;
  kept_to: Date | null;
  people: PlaceTaken[];
}

const shifts = (db: Db, point: string) =>
  db
    .selectFrom('shift')
    .select(['id', 'starts_at', 'ends_at', 'places', 'confirmed_at', 'kept_from', 'kept_to'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('shift_place')
          .leftJoin('person', 'person.id', 'shift_place.person_id')
          .select(['shift_place.id', 'shift_place.person_id', 'person.name', 'was_there'])
          .select((place) => place('swap_asked_at', 'is not', null).$castTo<boolean>().as('swap'))
          .whereRef('shift_id', '=', 'shift.id')
          .orderBy('person.name')
          .orderBy('shift_place.id'),
      ).as('people'),
    )
    .where('point_id', '=', point)
    .orderBy('starts_at');

/** The turns of a point that are not over. */
export const comingShifts = (db: Db, point: string, now: Date): Promise<Shift[]> =>
  shifts(db, point).where('ends_at', '>', now).limit(400).execute();

/** Turns that are over and of which nobody has said how they went, the oldest first. */
export const shiftsToConfirm = (db: Db, point: string, now: Date): Promise<Shift[]> =>
  shifts(db, point).where('ends_at', '<=', now).where('confirmed_at', 'is', null).limit(60).execute();

export const shiftNamed = (db: Db, point: string, id: string): Promise<Shift | undefined> =>
  shifts(db, point).where('id', '=', id).executeTakeFirst();

/** Who may stand at the counter of a point, by name. */
export const volunteersOf = (db: Db, point: string, now: Date): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('role', 'in', ['desk_volunteer', 'desk_coordinator'])
    .where((eb) => eb.or([eb('scope', '=', 'commons'), eb('scope_id', '=', point)]))
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('person.name')
    .execute();

export interface MonthKept {
  /** 'YYYY-MM' in Rome. */
  month: string;
  promised: number;
  kept: number;
  /** Of what was promised, what nobody has said anything about yet. */
  unsaid: number;
}

/** Minutes of opening that a point promised by its turns, and kept, by month of the last year, the newest first. */
export async function monthsKept(db: Db, point: string, now: Date): Promise<MonthKept[]> {
  const minutes = (from: string, to: string) => sql.raw(`sum(extract(epoch from ${to} - ${from}) / 60)`);
  const { rows } = await sql<MonthKept>`
    select to_char(starts_at at time zone 'Europe/Rome', 'YYYY-MM') as month,
      round(${minutes('starts_at', 'ends_at')})::int as promised,
      coalesce(round(${minutes('kept_from', 'kept_to')}), 0)::int as kept,
      coalesce(round(${minutes('starts_at', 'ends_at')} filter (where confirmed_at is null)), 0)::int as unsaid
    from shift where point_id = ${point} and ends_at <= ${now} and starts_at > ${now}::timestamptz - interval '1 year'
    group by 1 order by 1 desc`.execute(db);
  return rows;
}

export interface HoursGiven {
  person_id: string;
  name: string;
  turns: number;
  minutes: number;
}

/** What people gave at a point since that day, by name. */
export const hoursGiven = (db: Db, point: string, since: string): Promise<HoursGiven[]> =>
  db
    .selectFrom('shift_place')
    .innerJoin('shift', 'shift.id', 'shift_id')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id as person_id', 'person.name'])
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('turns'),
      eb.cast<number>(eb.fn.sum('minutes'), 'integer').as('minutes'),
    ])
    .where('point_id', '=', point)
    .where('was_there', '=', true)
    .where('starts_at', '>=', sql<Date>`${since}::date::timestamp at time zone 'Europe/Rome'`)
    .groupBy(['person.id', 'person.name'])
    .orderBy('person.name')
    .execute();

/** The points whose rota someone sees, by name. */
export async function rotaPoints(db: Db, actor: Actor): Promise<{ id: string; name: string }[]> {
  const points = await db.selectFrom('point').select(['id', 'name']).orderBy('name').execute();
  return points.filter(({ id }) => maySeeRota(actor, id));
}
