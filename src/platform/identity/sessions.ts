import type { Db } from '#platform/database/index.ts';

/** Ends every session of a person, on every device. Returns how many there were. */
export async function endSessions(db: Db, personId: string): Promise<number> {
  const ended = await db.deleteFrom('session').where('person_id', '=', personId).executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** On how many devices a person is signed in at that moment. */
export async function countSessions(db: Db, personId: string, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('session')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return count;
}
