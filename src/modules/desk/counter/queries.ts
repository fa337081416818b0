import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { type Answered, answerKinds } from './schema.ts';

export interface DeskPoint {
  id: string;
  name: string;
}

/** The points at which someone listens, by name. */
export async function pointsOf(db: Db, actor: Actor): Promise<DeskPoint[]> {
  const roles = actor.roles.filter(({ role }) => role === 'desk_volunteer' || role === 'desk_coordinator');
  const all = roles.some(({ scope }) => scope === 'commons');
  const ids = roles.flatMap(({ scope, scope_id }) => (scope === 'point' && scope_id !== null ? [scope_id] : []));
  return db
    .selectFrom('point')
    .select(['id', 'name'])
    .where((eb) => (all ? eb.lit(true) : ids.length === 0 ? eb.lit(false) : eb('id', 'in', ids)))
    .orderBy('name')
    .execute();
}

export const pointNamed = (db: Db, id: string): Promise<DeskPoint | undefined> =>
  db.selectFrom('point').select(['id', 'name']).where('id', '=', id).executeTakeFirst();

export interface Month {
  today: number;
  month: number;
  /** How often each everyday topic was asked about this month, the most frequent first. */
  topics: { code: string; count: number }[];
}

/** What a point has had today and in this month, for the first screen: one range of one index, and the requests that hang on it. */
export async function monthOf(db: Db, point: string, today: string): Promise<Month> {
  const { rows } = await sql<Month>`
    with month as materialized (
      select id, day from encounter
      where point_id = ${point} and day >= date_trunc('month', ${today}::date)::date and day <= ${today}::date),
    asked as (
      select topic as code, count(*)::int as count from month
      cross join lateral (select topics from request where encounter_id = month.id offset 0) r, unnest(r.topics) topic
      group by topic)
    select count(*) filter (where day = ${today}::date)::int as today, count(*)::int as month,
      coalesce((select json_agg(asked order by count desc, code) from asked), '[]') as topics
    from month`.execute(db);
  return rows[0] ?? { today: 0, month: 0, topics: [] };
}

/** A contact as the pages after it need it. */
export interface Kept {
  id: string;
  outcome: string;
  recorded_by: string | null;
  recorded_at: Date;
  /** Its day, where it was entered from a sheet of paper. */
  paper_day: string | null;
  answers: Answered[];
}

/** A contact of this point; nothing where it is another's, or nobody's. */
export async function contactOf(db: Db, point: string, id: string): Promise<Kept | undefined> {
  const contact = await db
    .selectFrom('encounter')
    .select(['id', 'outcome', 'recorded_by', 'recorded_at', 'day', 'on_paper'])
    .where('id', '=', id)
    .where('point_id', '=', point)
    .executeTakeFirst();
  if (!contact) return undefined;
  const rows = await db.selectFrom('answer').select(['kind', 'entry_id']).where('encounter_id', '=', id).execute();
  const { day, on_paper, ...rest } = contact;
  const answers = rows.flatMap(({ kind, entry_id }) => {
    const known = answerKinds.find((one) => one === kind);
    return known ? [{ kind: known, entry_id }] : [];
  });
  return { ...rest, paper_day: on_paper ? day : null, answers };
}
