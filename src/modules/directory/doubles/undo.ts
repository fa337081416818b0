import { sql } from 'kysely';
import { z } from 'zod';
import { NotFound, pointBack, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { putStored } from '../hsds/moving/write.ts';
import { changeFacts, type When } from '../keeping/change.ts';
import { readKept } from '../keeping/entry.ts';
import { tableOf } from '../keeping/facts.ts';
import { mayCoordinate } from '../keeping/policy.ts';
import { findAnew } from './anew.ts';
import type { DoubleKind } from './likeness.ts';

const Row = z.record(z.string(), z.unknown());
const Kept = z.object({
  own: Row,
  steps: z.array(
    z.object({
      from: z.string(),
      into: z.string(),
      moved: z.array(z.object({ table: z.string(), column: z.string(), rows: z.array(Row) })),
      stayed: z.array(z.object({ table: z.string(), row: Row })),
    }),
  ),
  wishes: z.array(z.object({ fact: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  filled: Row,
  given: z.array(z.object({ source: z.string(), key: z.string(), given: z.unknown() })),
});

/**
 * Brings back an entry that was joined less than a day ago, with all that hung on it; what somebody changed since stays as it
 * is now. Refuses when the day is over, or when the one that was kept has itself gone.
 */
export async function takeApart(tx: Tx, actor: Actor, id: string, when: When): Promise<void> {
  if (!mayCoordinate(actor)) throw new NotFound();
  const { rows } = await sql<{ kind: DoubleKind; into_id: string; undo: unknown }>`
    select kind, into_id, undo from joined_entry where id = ${id}::uuid for update`.execute(tx);
  const [joined] = rows;
  if (!joined) throw new NotFound();
  const there = await sql`select from ${sql.table(tableOf(joined.kind))} where id = ${joined.into_id}::uuid`.execute(
    tx,
  );
  if (joined.undo === null || there.rows.length === 0) throw new Refusal('doubles.too_late');
  const { kind, into_id } = joined;
  const { own, steps, wishes, filled, given } = Kept.parse(joined.undo);
  await sql`delete from joined_entry where id = ${id}::uuid`.execute(tx);
  await putStored(tx, tableOf(kind), [own], ['id']);
  for (const step of steps.toReversed()) await pointBack(tx, step);
  for (const one of given)
    await sql`update import_row set given = ${JSON.stringify(one.given)}::jsonb
      where source = ${one.source} and key = ${one.key}`.execute(tx);
  await emptyAgain(tx, kind, into_id, filled);
  // One by one: what somebody has changed since is left as it is.
  for (const { fact, from, to } of wishes)
    await changeFacts(tx, actor, { kind, id: into_id }, [{ fact, from: to, to: from }], { why: 'undo', id }, when);
  const [one = id, other = id] = [id, into_id].toSorted();
  await sql`insert into double_pair (kind, one, other, likeness, why, apart_at, apart_by)
    values (${kind}, ${one}::uuid, ${other}::uuid, 0, '{}', ${when.now}::timestamptz, ${actor.person?.id ?? null}::uuid)
    on conflict (kind, one, other) do update set apart_at = excluded.apart_at, apart_by = excluded.apart_by`.execute(
    tx,
  );
  await findAnew(tx, kind, [id, into_id], when);
}

async function emptyAgain(tx: Tx, kind: DoubleKind, id: string, filled: Record<string, unknown>): Promise<void> {
  const { rows } = await readKept(tx, kind, id);
  const blank = kind === 'organization' ? { description: '' } : {};
  const back = Object.entries(filled).filter(([column, value]) => rows.own[column] === value);
  if (back.length === 0) return;
  const empty = Object.fromEntries(back.map(([column]): [string, unknown] => [column, null]));
  await putStored(tx, tableOf(kind), [{ ...rows.own, ...empty, ...('description' in empty ? blank : {}) }], ['id']);
}

/** What would bring joined entries back is forgotten after a day; where their address leads is not. */
export async function forgetUndo(tx: Tx): Promise<void> {
  await sql`update joined_entry set undo = null where undo is not null and joined_at < now() - interval '1 day'`.execute(
    tx,
  );
}
