import { sql } from 'kysely';
import { romeDate } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { putStored } from '../hsds/moving/write.ts';
import { type Cause, findAnew, type When, writeHistory } from '../keeping/change.ts';
import { readKept } from '../keeping/entry.ts';
import { type KeptKind, tableOf } from '../keeping/facts.ts';

/** Which entry: what names it in an address and in a form. */
export interface Which {
  kind: KeptKind;
  id: string;
}

/**
 * Says that today somebody looked at the entry and all of it is right: its date moves, the history says so, and whoever was
 * being asked about it is asked no more. Whether the actor may is asked before. Throws `NotFound` where there is no such entry.
 */
export async function assureEntry(
  tx: Tx,
  actor: Actor,
  { kind, id }: Which,
  ended: 'confirmed' | 'changed' | 'checked',
  cause: Cause,
  { calendar, now }: When,
): Promise<void> {
  await sql`select from ${sql.table(tableOf(kind))} where id = ${id}::uuid for update`.execute(tx);
  const entry = await readKept(tx, kind, id);
  const today = romeDate(now);
  if (entry.assured_date !== today) {
    const row = { ...entry.rows.own, assured_date: today, last_modified: now.toISOString() };
    await putStored(tx, tableOf(kind), [row], ['id']);
    const change = { fact: 'assured_date', from: entry.assured_date, to: today };
    await writeHistory(tx, actor, entry, [change], cause, now);
    await findAnew(tx, entry, [change], calendar, now);
  }
  await sql`update review set ended_at = ${now}, ended = ${ended}
    where kind = ${kind} and entry_id = ${id}::uuid and ended_at is null`.execute(tx);
}
