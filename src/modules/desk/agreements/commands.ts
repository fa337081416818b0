import { NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { mayKeepAgreement } from '../policy.ts';
import type { Terms } from './schema.ts';

/** Writes down what a point has agreed on. Refuses a term that meets another of the same point: one is in force at a time. */
export async function agree(
  tx: Tx,
  actor: Actor,
  point: string,
  { terms, now }: { terms: Terms; now: Date },
): Promise<string> {
  if (!mayKeepAgreement(actor, point)) throw new NotFound();
  const known = await tx.selectFrom('point').select('id').where('id', '=', point).executeTakeFirst();
  if (!known) throw new NotFound();
  const values = { ...terms, point_id: point, written_at: now, written_by: actor.person?.id ?? null };
  const made = await alone(tx.insertInto('agreement').values(values).returning('id').executeTakeFirstOrThrow());
  return made.id;
}

/** Puts right what was written down. A new end is told of anew. */
export async function amend(tx: Tx, actor: Actor, at: { point: string; id: string }, terms: Terms): Promise<string> {
  if (!mayKeepAgreement(actor, at.point)) throw new NotFound();
  const before = await tx
    .selectFrom('agreement')
    .select('ends_on')
    .where('point_id', '=', at.point)
    .where('id', '=', at.id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw new NotFound();
  const told = before.ends_on === terms.ends_on ? {} : { told_60_at: null, told_15_at: null };
  await alone(
    tx
      .updateTable('agreement')
      .set({ ...terms, ...told })
      .where('id', '=', at.id)
      .execute(),
  );
  return at.id;
}

/** The database holds that one is in force at a time, also for two who write at the same moment. */
async function alone<R>(written: Promise<R>): Promise<R> {
  return written.catch((error: unknown) => {
    const met = error instanceof Error && 'constraint' in error && error.constraint === 'agreement_one_in_force';
    throw met ? new Refusal('desk.agreement.meets_another', 'starts_on') : error;
  });
}
