import { NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { blindOf } from './code.ts';
import { type Reminder, readReminder } from './queries.ts';
import { aboutReminder } from './sealed.ts';

/** What whoever holds the slip sees: what is written of them, and by whom. */
export interface Followed extends Reminder {
  point: string;
}

/** What the code opens. Refuses one that opens nothing: unknown, erased and gone are the same. */
export async function followCode(tx: Tx, vault: Vault, code: string): Promise<Followed> {
  const row = await tx
    .selectFrom('reminder')
    .innerJoin('point', 'point.id', 'reminder.point_id')
    .select(['reminder.id', 'reminder.point_id', 'point.name as point'])
    .where('code_blind', '=', blindOf(vault, code))
    .executeTakeFirst();
  if (!row) throw new Refusal('desk.follow.unknown', 'code');
  return { ...(await readReminder(tx, vault, row.point_id, row.id)), point: row.point };
}

/** The person says that it is wrong: whoever is on duty next sees it on the list. */
export async function sayWrong(
  tx: Tx,
  vault: Vault,
  { code, words }: { code: string; words: string },
  now: Date,
): Promise<Followed> {
  const { id } = await followCode(tx, vault, code);
  const wrong_words = words === '' ? null : vault.seal(words, aboutReminder('wrong_words', id));
  await tx.updateTable('reminder').set({ wrong_at: now, wrong_words }).where('id', '=', id).execute();
  return followCode(tx, vault, code);
}

/** The person says stop: erased at once. */
export async function stopByCode(tx: Tx, vault: Vault, code: string): Promise<{ id: string }> {
  const { id } = await followCode(tx, vault, code);
  const { numDeletedRows } = await tx.deleteFrom('reminder').where('id', '=', id).executeTakeFirst();
  if (numDeletedRows === 0n) throw new NotFound();
  return { id };
}
