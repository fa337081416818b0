import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';

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

/** What a point has had today and in this month: numbers for the first screen, each one index range. */
export async function countsOf(db: Db, point: string, today: string): Promise<{ today: number; month: number }> {
  const { rows } = await sql<{ today: number; month: number }>`
    select count(*) filter (where day = ${today}::date)::int as today, count(*)::int as month
    from encounter where point_id = ${point} and day >= date_trunc('month', ${today}::date)::date and day <= ${today}::date`.execute(
    db,
  );
  return rows[0] ?? { today: 0, month: 0 };
}
