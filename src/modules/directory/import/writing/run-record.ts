import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { writeAudit } from '#platform/audit/index.ts';
import type { Db, Tx } from '#platform/database/index.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Said } from '../said.ts';
import type { Decisions } from './batch.ts';

/** How many rows of each fate; `kept` counts fields, not rows. */
export type Counts = {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  kept: number;
};

export const noCounts = (): Counts => ({ read: 0, created: 0, updated: 0, unchanged: 0, refused: 0, kept: 0 });

/** A row that was not taken, as it stood in the file. */
export type Refusal = { line: number; reason: Said; near: string[]; cells: string[]; key?: string };

/** A field left as a person wrote it. */
export type Kept = { line: number; entity: string; id: string; field: string; here: string; there: string };

const digest = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');

/** Says whose rows are coming, so that they can be told apart and named. */
export async function keepSource(tx: Tx, { source }: Mapping): Promise<void> {
  await sql`
    insert into import_source (name, title, url, licence, said_on)
    values (${source.name}, ${source.title}, ${source.url ?? null}, ${source.licence}, ${source.date ?? null}::date)
    on conflict (name) do update set title = excluded.title, url = excluded.url, licence = excluded.licence,
      said_on = coalesce(excluded.said_on, import_source.said_on)`.execute(tx);
}

/** Opens the record of a run, or finds the one that was left unfinished on the same file and mapping. */
export async function openRun(
  tx: Tx,
  bytes: Uint8Array,
  fileName: string,
  mapping: Mapping,
  columns: readonly string[],
  startedBy: string | null,
): Promise<{ id: string; batches: number; resumed: boolean }> {
  const said = JSON.stringify(mapping);
  const [file, map] = [digest(bytes), digest(said)];
  const { rows: open } = await sql<{ id: string; batches: number }>`
    select r.id, (select count(*)::int from import_batch b where b.run_id = r.id) as batches
    from import_run r where r.file_hash = ${file} and r.mapping_hash = ${map} and r.finished_at is null`.execute(tx);
  const found = open[0];
  if (found) return { ...found, resumed: true };
  const { rows } = await sql<{ id: string }>`
    insert into import_run (file_name, file_hash, mapping_hash, mapping, source, columns, started_by)
    values (${fileName}, ${file}, ${map}, ${said}::jsonb, ${mapping.source.name}, ${[...columns]}::text[], ${startedBy}) returning id`.execute(
    tx,
  );
  return { id: rows[0]?.id ?? '', batches: 0, resumed: false };
}

/** Whether a batch of this run is written already. */
export async function isRecorded(tx: Tx, run: string, number: number): Promise<boolean> {
  const { rows } = await sql`select from import_batch where run_id = ${run} and number = ${number}`.execute(tx);
  return rows.length > 0;
}

/** Writes down one batch, in its own transaction. */
export async function recordBatch(
  tx: Tx,
  run: string,
  number: number,
  counts: Counts,
  refusals: readonly Refusal[],
  kept: readonly Kept[],
): Promise<void> {
  const { read, created, updated, unchanged, refused } = counts;
  await sql`
    insert into import_batch (run_id, number, read, created, updated, unchanged, refused, kept)
    values (${run}, ${number}, ${read}, ${created}, ${updated}, ${unchanged}, ${refused}, ${counts.kept})`.execute(tx);
  const lines = refusals.map(({ line, reason, near, cells, key }) => ({
    key,
    run_id: run,
    line,
    reason: reason.key,
    reason_values: reason.values ?? {},
    near,
    cells,
  }));
  await sql`
    insert into import_refusal select * from jsonb_populate_recordset(null::import_refusal, ${JSON.stringify(lines)}::jsonb)`.execute(
    tx,
  );
  const left = kept.map(({ line, entity, id, field, here, there }) => ({
    run_id: run,
    line,
    entity,
    entity_id: id,
    field,
    here,
    there,
  }));
  await sql`insert into import_kept select * from jsonb_populate_recordset(null::import_kept, ${JSON.stringify(left)}::jsonb)`.execute(
    tx,
  );
}

/** Closes the record of a run and writes it in the audit. */
export async function closeRun(tx: Tx, run: string, person: string | null): Promise<void> {
  await sql`update import_run set finished_at = now(), problem = null where id = ${run}`.execute(tx);
  await writeAudit(tx, {
    actor: { person: person ? { id: person } : null },
    action: 'directory.imported',
    entity: 'import_run',
    entityId: run,
    outcome: 'done',
    requestId: null,
  });
}

/** What a run has done so far. */
export async function countsOf(db: Db, run: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select coalesce(sum(read), 0)::int as read, coalesce(sum(created), 0)::int as created, coalesce(sum(updated), 0)::int as updated,
      coalesce(sum(unchanged), 0)::int as unchanged, coalesce(sum(refused), 0)::int as refused, coalesce(sum(kept), 0)::int as kept
    from import_batch where run_id = ${run}`.execute(db);
  return rows[0] ?? noCounts();
}

const Values = z.record(z.string(), z.union([z.string(), z.number()]));

type RefusalRow = {
  line: number;
  reason: string;
  reason_values: unknown;
  near: string[];
  cells: string[];
  key: string | null;
};

const refusalOf = ({ line, reason, reason_values, near, cells, key }: RefusalRow): Refusal => ({
  line,
  key: key ?? undefined,
  reason: { key: reason, values: Values.parse(reason_values) },
  near,
  cells,
});

/** The rows that a run did not take, by line. */
export async function refusalsOf(db: Db, run: string, most = 1_000_000): Promise<Refusal[]> {
  const { rows } = await sql<RefusalRow>`
    select line, reason, reason_values, near, cells, key from import_refusal where run_id = ${run} order by line limit ${most}`.execute(
    db,
  );
  return rows.map(refusalOf);
}

/** Those that resemble something that is there, and of which nobody has decided yet. */
export async function doubtsOf(db: Db, run: string, most = 100): Promise<Refusal[]> {
  const { rows } = await sql<RefusalRow>`
    select f.line, f.reason, f.reason_values, f.near, f.cells, f.key
    from import_refusal f join import_run r on r.id = f.run_id
    where f.run_id = ${run} and f.reason = 'import.row.perhapsSame' and f.key is not null
      and not exists (select from import_decision d where d.source = r.source and d.key = f.key)
    order by f.line limit ${most}`.execute(db);
  return rows.map(refusalOf);
}

/** The fields that a run left as a person had written them. */
export async function keptOf(db: Db, run: string, most = 1000): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select line, entity, entity_id as id, field, here, there from import_kept where run_id = ${run} order by line, field limit ${most}`.execute(
    db,
  );
  return rows;
}

/** What people decided of rows of a source that resembled something. */
export async function decisionsOf(db: Db, source: string): Promise<Map<string, string | null | 'nearest'>> {
  const { rows } = await sql<{ key: string; same_as: string | null }>`
    select key, same_as from import_decision where source = ${source}`.execute(db);
  const decisions: Decisions = new Map(rows.map((row) => [row.key, row.same_as]));
  return new Map(decisions);
}

/** Only one batch at a time in a commons: two lists may name the same body, and it is to be made once. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' import', 0))`.execute(tx);
}
