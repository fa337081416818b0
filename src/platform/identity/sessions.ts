import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Assurance } from './actor.ts';

/** Days that a session lasts on a device that is its owner's alone; elsewhere one, and until the browser is closed. */
export const daysOnOnesOwnDevice = 30;
const DAYS_ON_A_SHARED_ONE = 1;
/** Minutes between two notes that a session was used: closer nobody needs to know. */
const NOTED_EVERY = 10;

/** By which door a session was opened; an invitation is a letter. */
export type SessionWay = 'password' | 'letter' | 'passkey' | 'outside';

/** One place where a person is signed in. */
export interface OpenSession {
  id: string;
  /** What the browser said of itself. */
  user_agent: string | null;
  created_at: Date;
  last_seen_at: Date;
  way: SessionWay;
  /** Whether it is the one that asks. */
  here: boolean;
}

/** Opens a session and returns its token. */
export async function openSession(
  db: Db,
  personId: string,
  how: { assurance: Exclude<Assurance, 'none'>; way: SessionWay; remember: boolean; userAgent: string | undefined },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const days = how.remember ? daysOnOnesOwnDevice : DAYS_ON_A_SHARED_ONE;
  await db
    .insertInto('session')
    .values({
      person_id: personId,
      token,
      assurance: how.assurance,
      way: how.way,
      user_agent: how.userAgent?.slice(0, 300) ?? null,
      expires_at: sql<Date>`now() + make_interval(days => ${days})`,
    })
    .execute();
  return token;
}

/** Where a person is signed in, the one in use last first. `token` is that of the session that asks. */
export function sessionsOf(db: Db, personId: string, token: string | null): Promise<OpenSession[]> {
  return db
    .selectFrom('session')
    .select(['id', 'user_agent', 'created_at', 'last_seen_at', 'way'])
    .select(sql<boolean>`token = ${token ?? ''}`.as('here'))
    .where('person_id', '=', personId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('here', 'desc')
    .orderBy('last_seen_at', 'desc')
    .execute();
}

/** Ends every session of a person, on every device; `but` names the token of one that stays. Returns how many there were. */
export async function endSessions(db: Db, personId: string, but: string | null = null): Promise<number> {
  const ended = await db
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('token', '!=', but ?? '')
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** Ends one session of a person. Returns whether there was one. */
export async function endSession(db: Db, personId: string, sessionId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

/** Notes that a session is in use, once in ten minutes, and the day on which its person was last here. */
export async function noteSeen(db: Db, token: string, lastSeen: Date): Promise<void> {
  if (Date.now() - lastSeen.getTime() < NOTED_EVERY * 60_000) return;
  await sql`
    with used as (
      update session set last_seen_at = now() where token = ${token} returning person_id
    )
    insert into last_seen (person_id, seen_on) select person_id, (now() at time zone 'Europe/Rome')::date from used
    on conflict (person_id) do update set seen_on = excluded.seen_on`.execute(db);
}

/** Notes that someone has just come in. */
export async function noteArrival(db: Db, personId: string): Promise<void> {
  await sql`
    insert into last_seen (person_id, seen_on) values (${personId}, (now() at time zone 'Europe/Rome')::date)
    on conflict (person_id) do update set seen_on = excluded.seen_on`.execute(db);
}

/** Removes what has ended: sessions and links that are past their time. */
export async function forgetEnded(db: Db): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', sql<Date>`now()`).execute();
  await db.deleteFrom('verification').where('expires_at', '<=', sql<Date>`now()`).execute();
}

/** The day on which the person of a row was last here ('YYYY-MM-DD'), or null: to be selected from `person`. */
export const lastSeenOn = sql<string | null>`(select seen_on from last_seen where last_seen.person_id = person.id)`;
