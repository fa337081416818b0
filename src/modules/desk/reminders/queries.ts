import { type Db, NotFound } from '#platform/database/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import type { Values } from './changes.ts';
import { aboutReminder, openWords, phoneBlind } from './sealed.ts';

/** A line of the list: when to call, and nothing of whom. */
export interface Listed {
  id: string;
  due_on: string;
  due_at: string | null;
  done_at: Date | null;
  wrong_at: Date | null;
}

const MOST = 200;

/** What a point has to call back, what is due first on top. */
export const waitingAt = (db: Db, point: string): Promise<Listed[]> =>
  db
    .selectFrom('reminder')
    .select(['id', 'due_on', 'due_at', 'done_at', 'wrong_at'])
    .where('point_id', '=', point)
    .where('done_at', 'is', null)
    .orderBy('due_on')
    .orderBy('due_at', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .limit(MOST)
    .execute();

/** What was done there and is not gone yet, the latest first. */
export const doneAt = (db: Db, point: string): Promise<Listed[]> =>
  db
    .selectFrom('reminder')
    .select(['id', 'due_on', 'due_at', 'done_at', 'wrong_at'])
    .where('point_id', '=', point)
    .where('done_at', 'is not', null)
    .orderBy('done_at', 'desc')
    .limit(MOST)
    .execute();

/** The reminders with the same telephone that whoever listens at this point may see anyway. */
export const alikeAt = (db: Db, vault: Vault, point: string, phone: string, but: string): Promise<Listed[]> =>
  db
    .selectFrom('reminder')
    .select(['id', 'due_on', 'due_at', 'done_at', 'wrong_at'])
    .where('point_id', '=', point)
    .where('phone_blind', '=', phoneBlind(vault, point, phone))
    .where('id', '<>', but)
    .orderBy('due_on')
    .limit(10)
    .execute();

/** A reminder, opened. */
export interface Reminder extends Listed, Values {
  due_at: string;
  wrong_words: string;
  notice: string;
  notice_lang: string;
  basis: string;
  controller: string;
  made_at: Date;
}

/** The reminder of this point, opened. Throws `NotFound` for any other. */
export async function readReminder(db: Db, vault: Vault, point: string, id: string): Promise<Reminder> {
  const row = await db
    .selectFrom('reminder')
    .selectAll()
    .where('id', '=', id)
    .where('point_id', '=', point)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const { due_on, done_at, wrong_at, notice, notice_lang, basis, controller, made_at } = row;
  return {
    id,
    ...openWords(vault, row),
    due_on,
    due_at: row.due_at?.slice(0, 5) ?? '',
    done_at,
    wrong_at,
    wrong_words: row.wrong_words ? vault.open(row.wrong_words, aboutReminder('wrong_words', id)) : '',
    notice,
    notice_lang,
    basis,
    controller,
    made_at,
  };
}

/** Who answers for what a point writes: the organisation that leads it; the town where there is none. */
export async function controllerOf(db: Db, point: string, town: string): Promise<string> {
  const lead = await db
    .selectFrom('point')
    .innerJoin('organization', 'organization.id', 'point.organization_id')
    .select('organization.name')
    .where('point.id', '=', point)
    .executeTakeFirst();
  return lead?.name ?? town;
}
