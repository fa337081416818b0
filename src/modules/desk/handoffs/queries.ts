import { sql } from 'kysely';
import { type Db, NotFound } from '#platform/database/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { hashOf, nameOf } from './codes.ts';
import type { HandoffState } from './rules.ts';
import { openOffice, openSlip, openWords, type Slip } from './sealed.ts';
import type { HandoffEventTable } from './tables.ts';
import type { Row } from './take.ts';

/** A hand-off as the first screens name it: where others may look on, nothing says what it is about. */
export interface Listed {
  id: string;
  name: string;
  state: HandoffState;
  since: string;
  appointment_on: string | null;
}

/** What is open at a point, the oldest news first. */
export async function openAt(db: Db, vault: Vault, point: string): Promise<Listed[]> {
  const rows = await db
    .selectFrom('handoff')
    .select(['id', 'state', 'news_on as since', 'appointment_on'])
    .where('point_id', '=', point)
    .where('state', 'not in', ['closed', 'in_error'])
    .orderBy('news_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, name: nameOf(vault, row.id) }));
}

/** What was closed at a point lately, for whoever may open it again. */
export async function closedAt(db: Db, vault: Vault, point: string): Promise<Listed[]> {
  const rows = await db
    .selectFrom('handoff')
    .select(['id', 'state', 'news_on as since', 'appointment_on'])
    .where('point_id', '=', point)
    .where('state', '=', 'closed')
    .orderBy('ended_at', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, name: nameOf(vault, row.id) }));
}

/** Contacts of the last week that ended with "something has to follow", and nothing has. */
export async function toFollow(db: Db, point: string, today: string): Promise<{ id: string; recorded_at: Date }[]> {
  const { rows } = await sql<{ id: string; recorded_at: Date }>`
    select e.id, e.recorded_at from encounter e
    where e.point_id = ${point} and e.day > ${today}::date - 7 and e.outcome = 'to_follow'
      and not exists (select from handoff h where h.encounter_id = e.id)
    order by e.recorded_at desc limit 5`.execute(db);
  return rows;
}

/** What one may pick as the one to whom someone is brought: what was answered at that contact of that point. */
export async function answeredAt(
  db: Db,
  point: string,
  encounter: string,
): Promise<{ value: string; title: string }[]> {
  const { rows } = await sql<{ value: string; title: string }>`
    select distinct a.kind || '/' || a.entry_id as value, s.title
    from answer a join encounter e on e.id = a.encounter_id join search_entry s on s.id = a.entry_id
    where a.encounter_id = ${encounter} and e.point_id = ${point} order by s.title`.execute(db);
  return rows;
}

/** How many are open at a point. */
export async function openCount(db: Db, point: string): Promise<number> {
  const { open } = await db
    .selectFrom('handoff')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('point_id', '=', point)
    .where('state', 'not in', ['closed', 'in_error'])
    .executeTakeFirstOrThrow();
  return Number(open);
}

/** Something that happened, its words opened. */
export type Happened = Pick<
  HandoffEventTable,
  'act' | 'party' | 'day' | 'channel' | 'reason' | 'next_step' | 'verdict' | 'escort' | 'means' | 'expected_on'
> & { appointment_on: string | null; appointment_time: string | null; said: string | null; who: string | null };

/** A hand-off, opened. */
export interface Opened {
  row: Row;
  name: string;
  office: string | null;
  slip: Slip;
  events: Happened[];
}

/** The hand-off of that point. Throws `NotFound`. */
export async function handoffAt(db: Db, vault: Vault, point: string, id: string): Promise<Opened> {
  const row = await db
    .selectFrom('handoff')
    .selectAll()
    .where('id', '=', id)
    .where('point_id', '=', point)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return opened(db, vault, row);
}

/** What the code opens; null for one that leads nowhere. */
export async function handoffByCode(db: Db, vault: Vault, code: string): Promise<Opened | null> {
  const row = await db
    .selectFrom('handoff')
    .selectAll()
    .where('code_hash', '=', hashOf(vault, code))
    .executeTakeFirst();
  return row ? opened(db, vault, row) : null;
}

async function opened(db: Db, vault: Vault, row: Row): Promise<Opened> {
  const events = await db
    .selectFrom('handoff_event as e')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .selectAll('e')
    .select('p.name as who')
    .where('e.handoff_id', '=', row.id)
    .orderBy('e.number')
    .execute();
  return {
    row,
    name: nameOf(vault, row.id),
    office: openOffice(vault, row.id, row.office),
    slip: openSlip(vault, row.id, row.slip),
    events: events.map(({ id, words, ...event }) => ({ ...event, said: openWords(vault, id, words) })),
  };
}
