import { sql } from 'kysely';
import { type Db, NotFound } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { type KeptEntry, readKept } from '../keeping/entry.ts';
import { facts, isKeptKind, type KeptKind } from '../keeping/facts.ts';
import { mayKeep } from '../keeping/policy.ts';
import { type Draft, readDraft } from './draft.ts';
import type { NewEntry } from './tables.ts';

/** An entry on someone's desk: as it stands, and what they have been writing about it. */
export interface Opened {
  /** Whoever writes. */
  person: string;
  kind: KeptKind;
  id: string;
  entry: KeptEntry;
  draft: Draft | null;
  /** Begun and not saved yet: whose it will be. */
  fresh: NewEntry | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opens an entry for whoever may keep it, also one that they have only begun. Throws `NotFound` for all others. */
export async function openEntry(db: Db, actor: Actor, kind: string, id: string): Promise<Opened> {
  const person = actor.person?.id;
  if (!person || !isKeptKind(kind) || !uuid.test(id)) throw new NotFound();
  const draft = await readDraft(db, { person, kind, id });
  const fresh = draft?.new_entry && !(await isThere(db, kind, id)) ? draft.new_entry : null;
  const entry = fresh ? blank(kind, id, fresh) : await readKept(db, kind, id);
  if (!mayKeep(actor, entry)) throw new NotFound();
  return { person, kind, id, entry, draft, fresh };
}

async function isThere(db: Db, kind: KeptKind, id: string): Promise<boolean> {
  const table = sql.table(kind === 'place' ? 'location' : kind);
  const { rows } = await sql<{
    there: boolean;
  }>`select exists (select from ${table} where id = ${id}::uuid) as there`.execute(db);
  return rows[0]?.there ?? false;
}

const hangsOn = { service: 'service_id', place: 'location_id', asset: 'asset_id' } as const;

const blank = (kind: KeptKind, id: string, { organization_id }: NewEntry): KeptEntry => ({
  kind,
  id,
  name: '',
  organization_id,
  status: 'active',
  assured_date: null,
  last_modified: new Date(0),
  says: Object.fromEntries(facts[kind].map((fact) => [fact.name, null])),
  doors:
    kind === 'organization' || kind === 'procedure' ? [] : [{ owner: hangsOn[kind], id, name: null, schedules: [] }],
  rows: { own: {}, phone: null, address: null, documents: [] },
});
