import { sql } from 'kysely';
import { type Db, NotFound, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { type Conflict, changeFacts, type When, type Wish } from '../keeping/change.ts';
import { factOf, type KeptKind, tableOf } from '../keeping/facts.ts';
import type { Door } from '../keeping/hours.ts';
import type { Typed } from './reading.ts';
import { putStatus } from './saving.ts';
import { chosen } from './wishes.ts';

/** What one press changed. */
export interface Batch {
  /** Null for what an import wrote: that is taken back by importing again, not here. */
  batch: string | null;
  at: Date;
  /** The name of whoever did it; null for an import, and for who is not here any more. */
  who: string | null;
  why: string;
  lines: readonly { fact: string; from: string; to: string }[];
}

/** The changes of an entry, the newest first. */
export async function historyOf(db: Db, kind: KeptKind, id: string, most = 100): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    select c.batch, max(m.last_action_date) as at, max(p.name) as who, coalesce(max(c.why), 'import') as why,
      jsonb_agg(jsonb_build_object('fact', m.field_name, 'from', m.previous_value, 'to', m.replacement_value)
        order by m.field_name) as lines
    from metadata m left join change_cause c on c.metadata_id = m.id left join person p on p.id = c.person_id
    where m.resource_id = ${id}::uuid and m.resource_type = ${tableOf(kind)}
    group by c.batch, case when c.batch is null then m.last_action_date end
    order by 2 desc limit ${most}`.execute(db);
  return rows;
}

interface Line {
  fact: string;
  from: string;
  to: string;
  before: Door[] | null;
}

export type Undone = { batch: string | null } | { conflicts: readonly Conflict[] };

/**
 * Takes back what one press changed, as a change of its own that can be taken back too. What has changed again since is
 * told, and nothing is written, until `choices` say of each which is to stand. Throws `NotFound` for another entry's batch.
 */
export async function undoBatch(
  tx: Tx,
  actor: Actor,
  { kind, id }: { kind: KeptKind; id: string },
  batch: string,
  choices: Typed,
  when: When,
): Promise<Undone> {
  const lines = await linesOf(tx, kind, id, batch);
  const cause = { why: 'undo', id: batch } as const;
  const status = lines.find(({ fact }) => fact === 'status');
  // That an entry was made is taken back by withdrawing it.
  if (status) return { batch: await putStatus(tx, actor, { kind, id }, status.from || 'inactive', when, cause) };
  const said = chosen({}, choices);
  const wishes = lines.flatMap(({ fact, from, to, before }): Wish[] => {
    if (!factOf(kind, fact) || choices[`choose.${fact}`] === 'theirs') return [];
    const stands = said[`was.${fact}`] ?? to;
    return [{ fact, from: stands || null, to: from || null, ...(before ? { doors: before } : {}) }];
  });
  const made = await changeFacts(tx, actor, { kind, id }, wishes, cause, when);
  return made.conflicts.length > 0 ? { conflicts: made.conflicts } : { batch: batchOf(made) };
}

const batchOf = (made: { batch?: string } | object): string | null => ('batch' in made ? (made.batch ?? null) : null);

async function linesOf(tx: Tx, kind: KeptKind, id: string, batch: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select m.field_name as fact, m.previous_value as "from", m.replacement_value as "to", s.before
    from change_cause c join metadata m on m.id = c.metadata_id left join schedule_change s on s.metadata_id = m.id
    where c.batch::text = ${batch} and m.resource_id = ${id}::uuid and m.resource_type = ${tableOf(kind)}`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  return rows;
}
