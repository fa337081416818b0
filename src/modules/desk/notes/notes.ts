import { type Db, NotFound, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { mayListen } from '../policy.ts';
import type { Left } from './schema.ts';

/** Where the words of a note stand sealed. */
export const aboutNote = (id: string): string => `shift_note.words ${id}`;

/** What a shift left to the next. */
export interface Note {
  id: string;
  words: string;
  written_at: Date;
  /** The volunteer who wrote it; null where their account is gone. */
  by: string | null;
  done_at: Date | null;
  done_by: string | null;
}

/** Leaves something to the next shift of a point; the form names it, so that sent twice it is there once. */
export async function leaveNote(
  tx: Tx,
  actor: Actor,
  point: string,
  { said, now, vault }: { said: Left; now: Date; vault: Vault },
): Promise<string> {
  if (!mayListen(actor, point)) throw new NotFound();
  const words = vault.seal(said.words, aboutNote(said.id));
  await tx
    .insertInto('shift_note')
    .values({ id: said.id, point_id: point, words, written_at: now, written_by: actor.person?.id ?? null })
    .onConflict((there) => there.column('id').doNothing())
    .execute();
  await mustBeOf(tx, point, said.id);
  return said.id;
}

/** Ticks it off. Whoever did it first is remembered: of two who press, the second finds it done. */
export async function tickNote(tx: Tx, actor: Actor, at: { point: string; id: string }, now: Date): Promise<string> {
  if (!mayListen(actor, at.point)) throw new NotFound();
  await mustBeOf(tx, at.point, at.id);
  await tx
    .updateTable('shift_note')
    .set({ done_at: now, done_by: actor.person?.id ?? null })
    .where('id', '=', at.id)
    .where('done_at', 'is', null)
    .execute();
  return at.id;
}

/** It was not done after all. */
export async function untickNote(tx: Tx, actor: Actor, at: { point: string; id: string }): Promise<string> {
  if (!mayListen(actor, at.point)) throw new NotFound();
  await mustBeOf(tx, at.point, at.id);
  await tx.updateTable('shift_note').set({ done_at: null, done_by: null }).where('id', '=', at.id).execute();
  return at.id;
}

/** What waits at a point, the oldest first. */
export const notesToDo = (db: Db, point: string, vault: Vault): Promise<Note[]> => notes(db, point, vault, 'to do');

/** What was done there in the last thirty days, the latest first. */
export const notesDone = (db: Db, point: string, vault: Vault): Promise<Note[]> => notes(db, point, vault, 'done');

async function notes(db: Db, point: string, vault: Vault, which: 'to do' | 'done'): Promise<Note[]> {
  const rows = await db
    .selectFrom('shift_note')
    .leftJoin('person as writer', 'writer.id', 'written_by')
    .leftJoin('person as doer', 'doer.id', 'done_by')
    .select(['shift_note.id', 'words', 'written_at', 'writer.name as by', 'done_at', 'doer.name as done_by'])
    .where('point_id', '=', point)
    .where('done_at', which === 'done' ? 'is not' : 'is', null)
    .orderBy(which === 'done' ? 'done_at' : 'written_at', which === 'done' ? 'desc' : 'asc')
    .orderBy('shift_note.id')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, words: vault.open(row.words, aboutNote(row.id)) }));
}

const DAY = 24 * 60 * 60_000;
const DONE_STAYS_DAYS = 30;
/** What nobody did in half a year is nobody's task any more. */
const UNDONE_STAYS_DAYS = 180;

/** Every night: what is done goes thirty days later. */
export async function forgetNotes(tx: Tx, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  await tx.deleteFrom('shift_note').where('done_at', '<=', before(DONE_STAYS_DAYS)).execute();
  await tx
    .deleteFrom('shift_note')
    .where('done_at', 'is', null)
    .where('written_at', '<=', before(UNDONE_STAYS_DAYS))
    .execute();
}

async function mustBeOf(db: Db, point: string, id: string): Promise<void> {
  const known = await db.selectFrom('shift_note').select('point_id').where('id', '=', id).executeTakeFirst();
  if (known?.point_id !== point) throw new NotFound();
}
