import { sql } from 'kysely';
import { type Db, NotFound } from '#platform/database/index.ts';
import type { KeptKind } from '../keeping/facts.ts';
import { nameOf } from './about.ts';
import type { Proposed } from './inbox.ts';
import { hashOf } from './proof.ts';
import type { State } from './rules.ts';

/** What has become of a correction, for whoever has its address. */
export interface Status {
  kind: KeptKind;
  entry_id: string | null;
  /** Null where the entry is gone, or not there yet. */
  entry_name: string | null;
  fact: string | null;
  wish: string | null;
  proposal: Proposed | null;
  /** An earlier one said the same: what becomes of it becomes of this one too. */
  joined: boolean;
  state: Exclude<State, 'joined'>;
  outcome: string | null;
  arrived_at: Date;
  settled_at: Date | null;
  /** Somebody is told by mail. */
  told: boolean;
}

/** Throws `NotFound` for an address that leads nowhere, or no more. */
export async function readStatus(db: Db, code: string): Promise<Status> {
  const { rows } = await sql<Omit<Status, 'entry_name'>>`
    select c.kind, head.entry_id, c.fact, c.wish, c.joined_to is not null as joined, head.state, head.outcome, c.arrived_at,
      head.settled_at, c.email is not null as told,
      (select jsonb_build_object('name', p.name, 'description', p.description, 'where_text', p.where_text, 'contact', p.contact)
        from proposal p where p.correction_id = c.id) as proposal
    from correction c join correction head on head.id = coalesce(c.joined_to, c.id)
    where c.code_hash = ${hashOf(code)}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound();
  return { ...found, entry_name: found.entry_id === null ? null : await nameOf(db, found.kind, found.entry_id) };
}
