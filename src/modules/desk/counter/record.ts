import { romeDate } from '#platform/calendar/index.ts';
import { type Db, NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { mayListen } from '../policy.ts';
import { oldestSheet, problemOfDay } from './paper-day.ts';
import type { Contact } from './schema.ts';

/** Where the words of a request stand sealed: nothing else opens them there. */
export const aboutWords = (encounter: string, number: number): string => `request.words ${encounter} ${number}`;

/**
 * Writes down that someone came. The form names the contact: sent twice, by a line that dropped or a hand that pressed twice,
 * it is there once, as it was sent first. Throws `NotFound` for whoever does not listen at that point, `Refusal` for a sheet of
 * a day that cannot be.
 */
export async function recordContact(
  tx: Tx,
  actor: Actor,
  point: string,
  said: Contact,
  { now, vault }: { now: Date; vault: Vault },
): Promise<string> {
  if (!mayListen(actor, point)) throw new NotFound();
  const today = romeDate(now);
  const problem = said.day === undefined ? null : problemOfDay(said.day, today);
  if (problem !== null) throw new Refusal(problem, 'day', { days: oldestSheet });
  const made = await tx
    .insertInto('encounter')
    .values({
      id: said.id,
      point_id: point,
      day: said.day ?? today,
      on_paper: said.day !== undefined,
      recorded_at: now,
      recorded_by: actor.person?.id ?? null,
      how: said.how,
      for_whom: said.for_whom,
      came_for: said.came_for,
      outcome: said.outcome,
      age_band: said.age_band ?? null,
      neighbourhood_id: said.neighbourhood ?? null,
      first_time: said.first_time ? said.first_time === 'yes' : null,
      again_today: said.again_today === 'on',
      language: said.language ?? null,
    })
    .onConflict((there) => there.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return theirs(tx, point, said.id);
  if (said.came_for === 'request') {
    const words = said.words === '' ? null : vault.seal(said.words, aboutWords(said.id, 1));
    await tx.insertInto('request').values({ encounter_id: said.id, number: 1, words, topics: said.topics }).execute();
  }
  if (said.answers.length > 0) {
    await tx
      .insertInto('answer')
      .values(said.answers.map((answer) => ({ encounter_id: said.id, ...answer })))
      .execute();
  }
  return said.id;
}

/** The same form again; of another point it would be nobody's. */
async function theirs(db: Db, point: string, id: string): Promise<string> {
  const known = await db.selectFrom('encounter').select('point_id').where('id', '=', id).executeTakeFirstOrThrow();
  if (known.point_id !== point) throw new NotFound();
  return id;
}
