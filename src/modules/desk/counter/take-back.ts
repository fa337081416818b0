import { romeDate } from '#platform/calendar/index.ts';
import { NotFound, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { mayListen } from '../policy.ts';
import type { Kept } from './queries.ts';

/** Whoever wrote a contact down takes it back on the same day; later it has been counted. */
export const mayTakeBack = (actor: Actor, contact: Pick<Kept, 'recorded_by' | 'recorded_at'>, now: Date): boolean =>
  actor.person !== null && contact.recorded_by === actor.person.id && romeDate(contact.recorded_at) === romeDate(now);

/**
 * As if it had not been written: request and answers go with it.
 * @throws NotFound for whoever may not, and where there is nothing.
 */
export async function takeBack(tx: Tx, actor: Actor, point: string, id: string, now: Date): Promise<string> {
  if (!mayListen(actor, point)) throw new NotFound();
  const contact = await tx
    .selectFrom('encounter')
    .select(['recorded_by', 'recorded_at'])
    .where('id', '=', id)
    .where('point_id', '=', point)
    .forUpdate()
    .executeTakeFirst();
  if (!contact || !mayTakeBack(actor, contact, now)) throw new NotFound();
  await tx.deleteFrom('encounter').where('id', '=', id).execute();
  return id;
}
