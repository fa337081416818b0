import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import { reindex, reindexLocated } from '../indexing/index.ts';
import type { When } from '../keeping/change.ts';
import type { Undo } from './join.ts';
import type { DoubleKind } from './likeness.ts';

/** Writes the index anew for the entries, and for all that carries their name or lies there. */
export async function findAnew(
  tx: Tx,
  kind: DoubleKind,
  ids: readonly string[],
  { calendar, now }: When,
): Promise<void> {
  if (kind === 'place') {
    await reindexLocated(tx, ids, calendar, now);
    return;
  }
  if (kind === 'service') {
    await reindex(tx, { service: ids }, calendar, now);
    return;
  }
  const list = [...ids];
  const { rows } = await sql<{ kind: 'service' | 'asset' | 'place'; ids: string[] | null }>`
    select 'service' as kind, array_agg(id) as ids from service where organization_id = any(${list}::uuid[])
    union all select 'asset', array_agg(id) from asset where organization_id = any(${list}::uuid[])
    union all select 'place', array_agg(id) from location where organization_id = any(${list}::uuid[])`.execute(tx);
  const there = Object.fromEntries(rows.map((row) => [row.kind, row.ids ?? []]));
  await reindex(tx, { organization: list, ...there }, calendar, now);
}

/** Writes in what sources said the ids that stand for those that go, so that the next import finds the same rows. Returns what stood there. */
export async function withGiven(tx: Tx, gone: string, insteadOf: ReadonlyMap<string, string>): Promise<Undo['given']> {
  const { rows } = await sql<{ source: string; key: string; given: unknown }>`
    select source, key, given from import_row where position(${gone} in given::text) > 0`.execute(tx);
  for (const { source, key, given } of rows) {
    const text = [...insteadOf].reduce((so, [from, into]) => so.replaceAll(from, into), JSON.stringify(given));
    await sql`update import_row set given = ${text}::jsonb where source = ${source} and key = ${key}`.execute(tx);
  }
  return rows;
}
