import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/index.ts';
import type { KeptKind } from '../keeping/facts.ts';
import type { Typed } from './reading.ts';
import type { NewEntry } from './tables.ts';

/** What someone is writing about an entry: theirs only. */
export interface Draft {
  said: Typed;
  saved_at: Date;
  new_entry: NewEntry | null;
}

interface Whose {
  person: string;
  kind: KeptKind;
  id: string;
}

/** What this person was writing about this entry, if anything. */
export async function readDraft(db: Db, { person, kind, id }: Whose): Promise<Draft | null> {
  const row = await db
    .selectFrom('draft')
    .select(['said', 'saved_at', 'new_entry'])
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps what was typed; what was kept before and is not typed now stays. */
export async function keepDraft(tx: Tx, whose: Whose, said: Typed, now: Date, fresh?: NewEntry): Promise<void> {
  await sql`insert into draft (person_id, kind, entry_id, said, saved_at, new_entry)
    values (${whose.person}, ${whose.kind}, ${whose.id}, ${JSON.stringify(said)}::jsonb, ${now}, ${fresh ? JSON.stringify(fresh) : null}::jsonb)
    on conflict (person_id, kind, entry_id) do update set said = draft.said || excluded.said, saved_at = excluded.saved_at`.execute(
    tx,
  );
}

/** Puts something else in its place. */
export async function replaceDraft(tx: Tx, { person, kind, id }: Whose, said: Typed, now: Date): Promise<void> {
  await tx
    .updateTable('draft')
    .set({ said: JSON.stringify(said), saved_at: now })
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .execute();
}

/** It was saved, or is not wanted any more. */
export async function endDraft(tx: Tx, { person, kind, id }: Whose): Promise<void> {
  await tx
    .deleteFrom('draft')
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .execute();
}

/** An entry that someone began to write. */
export interface Begun {
  kind: string;
  id: string;
  name: string | null;
  saved_at: Date;
}

/** New entries that this person has begun and not saved. */
export async function begunBy(db: Db, person: string): Promise<Begun[]> {
  return db
    .selectFrom('draft')
    .select(['kind', 'entry_id as id', 'saved_at', sql<string | null>`nullif(said ->> 'name', '')`.as('name')])
    .where('person_id', '=', person)
    .where('new_entry', 'is not', null)
    .orderBy('saved_at', 'desc')
    .limit(20)
    .execute();
}

const DAYS_KEPT = 30;

/** Nobody comes back to a text after a month: it goes. Pictures of what has been withdrawn for a year go too. */
export async function forgetWriting(tx: Tx): Promise<void> {
  await sql`delete from draft where saved_at < now() - make_interval(days => ${sql.lit(DAYS_KEPT)})`.execute(tx);
  await sql`delete from photo p where exists (
      select from service s where s.id = p.service_id and s.status in ('inactive', 'defunct') and s.last_modified < now() - interval '1 year'
      union all
      select from asset a where a.id = p.asset_id and a.status in ('inactive', 'defunct') and a.last_modified < now() - interval '1 year')`.execute(
    tx,
  );
}
