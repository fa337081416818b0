import { NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { mayListen } from '../policy.ts';
import { blindOf, codeOf } from './code.ts';
import { checkDue } from './due.ts';
import { basisOf, notice } from './notice.ts';
import { alikeAt, controllerOf } from './queries.ts';
import type { NewReminder } from './schema.ts';
import { sealWords } from './sealed.ts';

/** When it is, with which keys, and how the town is called. */
export interface At {
  now: Date;
  vault: Vault;
  town: string;
}

/**
 * Writes down whom to call back. The form names the reminder: sent twice, it is there once. Refuses, once, where the same
 * telephone is there already at this point; what is at other points is not looked at.
 * Throws `NotFound` for whoever does not listen at that point.
 */
export async function saveReminder(
  tx: Tx,
  actor: Actor,
  point: string,
  said: NewReminder,
  { now, vault, town }: At,
): Promise<string> {
  if (!mayListen(actor, point)) throw new NotFound();
  checkDue(said.due_on, now, now);
  const alike = said.anyway ? [] : await alikeAt(tx, vault, point, said.phone, said.id);
  if (alike.length > 0) throw new Refusal('desk.reminder.alike', 'phone');
  const controller = await controllerOf(tx, point, town);
  await tx
    .insertInto('reminder')
    .values({
      id: said.id,
      point_id: point,
      ...sealWords(vault, point, said.id, said),
      code_blind: blindOf(vault, codeOf(vault, said.id)),
      due_on: said.due_on,
      due_at: said.due_at || null,
      notice: notice.version,
      notice_lang: said.notice_lang,
      basis: basisOf(controller),
      controller,
      made_at: now,
      made_by: actor.person?.id ?? null,
    })
    .onConflict((there) => there.column('id').doNothing())
    .execute();
  const kept = await tx.selectFrom('reminder').select('point_id').where('id', '=', said.id).executeTakeFirstOrThrow();
  if (kept.point_id !== point) throw new NotFound();
  return said.id;
}
