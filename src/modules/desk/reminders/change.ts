import { NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { mayListen } from '../policy.ts';
import { mergeChange, type Values } from './changes.ts';
import { checkDue } from './due.ts';
import { readReminder } from './queries.ts';
import type { ChangedReminder, Postponed } from './schema.ts';
import { sealWords } from './sealed.ts';

/** A reminder of a point, as an address names it. */
export interface Named {
  point: string;
  id: string;
}

/** What stood there when the change was begun. */
export const wasOf = (said: ChangedReminder): Values => ({
  name: said.was_name,
  phone: said.was_phone,
  promise: said.was_promise,
  due_on: said.was_due_on,
  due_at: said.was_due_at,
});

/** Changes what is written. Refuses where someone else has written the same field meanwhile: the page shows both. */
export async function changeReminder(
  tx: Tx,
  actor: Actor,
  named: Named,
  said: ChangedReminder,
  { now, vault }: { now: Date; vault: Vault },
): Promise<Named> {
  const row = await held(tx, actor, named);
  const there = await readReminder(tx, vault, named.point, named.id);
  const { merged, both } = mergeChange(wasOf(said), said, there);
  if (both.length > 0) throw new Refusal('desk.reminder.both');
  if (merged.due_on !== there.due_on) checkDue(merged.due_on, row.made_at, now);
  await tx
    .updateTable('reminder')
    .set({
      ...sealWords(vault, named.point, named.id, merged),
      due_on: merged.due_on,
      due_at: merged.due_at || null,
      wrong_at: null,
      wrong_words: null,
    })
    .where('id', '=', named.id)
    .execute();
  return named;
}

/** Not today: on another day. */
export async function postponeReminder(tx: Tx, actor: Actor, named: Named, said: Postponed, now: Date): Promise<Named> {
  const row = await held(tx, actor, named);
  checkDue(said.due_on, row.made_at, now);
  const due_at = said.due_at || null;
  await tx.updateTable('reminder').set({ due_on: said.due_on, due_at }).where('id', '=', named.id).execute();
  return named;
}

/** The promise was kept: it goes thirty days from now. Done twice it was done the first time. */
export async function finishReminder(tx: Tx, actor: Actor, named: Named, now: Date): Promise<Named> {
  await held(tx, actor, named);
  await tx
    .updateTable('reminder')
    .set({ done_at: now })
    .where('id', '=', named.id)
    .where('done_at', 'is', null)
    .execute();
  return named;
}

/** It was not done after all. */
export async function reopenReminder(tx: Tx, actor: Actor, named: Named): Promise<Named> {
  await held(tx, actor, named);
  await tx.updateTable('reminder').set({ done_at: null }).where('id', '=', named.id).execute();
  return named;
}

/** Gone at once, for good. */
export async function eraseReminder(tx: Tx, actor: Actor, named: Named): Promise<Named> {
  await held(tx, actor, named);
  await tx.deleteFrom('reminder').where('id', '=', named.id).execute();
  return named;
}

/** The row, for nobody else until the commit. Throws `NotFound` where it is not of this point, or the actor does not listen there. */
async function held(tx: Tx, actor: Actor, { point, id }: Named): Promise<{ made_at: Date }> {
  if (!mayListen(actor, point) || !isId(id)) throw new NotFound();
  const row = await tx
    .selectFrom('reminder')
    .select('made_at')
    .where('id', '=', id)
    .where('point_id', '=', point)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

export const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
