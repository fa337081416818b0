import type { HolidayCalendar } from '#platform/calendar/index.ts';
import type { Db, Tx } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { reindex } from '../../indexing/index.ts';
import { type Draft, type RefusedRow, type RowReader, rowReader } from '../mapping/draft.ts';
import { type Mapping, missingColumns } from '../mapping/mapping.ts';
import { municipalityMatcher } from '../municipality/match.ts';
import type { Table } from '../readers/csv.ts';
import { type BrokenRow, cut, type Row } from '../readers/records.ts';
import { isRefused, type Refused, refuse } from '../said.ts';
import { type Decisions, writeBatch } from './batch.ts';
import { municipalitiesOf } from './municipalities.ts';
import { ADDED, readDecision } from './refused-file.ts';
import {
  type Counts,
  closeRun,
  decisionsOf,
  isRecorded,
  type Kept,
  keepSource,
  noCounts,
  oneAtATime,
  openRun,
  type Refusal,
  recordBatch,
} from './run-record.ts';

/** Rows of a batch: large enough to be quick, small enough that a lost one is soon done again. */
export const BATCH = 1000;

export type ImportJob = {
  db: Db;
  calendar: HolidayCalendar;
  /** The person who imports; null from the command line. */
  person: string | null;
  bytes: Uint8Array;
  fileName: string;
  table: Table;
  mapping: Mapping;
  now: Date;
  /** Told after each batch. */
  onBatch?: (counts: Counts) => void;
};

export type Report = {
  /** The run's id; none when nothing was to be written. */
  run: string | null;
  counts: Counts;
  refusals: Refusal[];
  kept: Kept[];
  /** How many rows had been done already by a run that was cut short. */
  resumedAfter: number;
};

/** What became of a file, or why it could not be read at all. */
export type ImportReport = Report | Refused;

type Batch = { rows: (Row | BrokenRow)[]; drafts: Draft[]; refused: RefusedRow[]; decisions: Decisions };

/** An import under way: its record is there already, its rows come. */
export type Started = { run: string; finished: Promise<Report> };

/**
 * Reads a table into the commons, a thousand rows a transaction: each batch is written whole, with its part of the search
 * index and of the run's record, or not at all. A run that was cut short is taken up after its last whole batch.
 */
export async function importTable(job: ImportJob): Promise<ImportReport> {
  const started = await startImport(job);
  return isRefused(started) ? started : started.finished;
}

/** The same, for whoever looks at the run's record instead of waiting for its end. */
export async function startImport(job: ImportJob): Promise<Started | Refused> {
  const missing = missingColumns(job.mapping, job.table.columns);
  if (missing.length > 0) return refuse('import.file.missingColumns', { columns: missing.join(', ') });
  const run = await inTransaction(job.db, async (tx) => {
    await keepSource(tx, job.mapping);
    return openRun(tx, job.bytes, job.fileName, job.mapping, job.table.columns, job.person);
  });
  return { run: run.id, finished: runOn(job, run) };
}

async function runOn(job: ImportJob, run: { id: string; batches: number }): Promise<Report> {
  const report: Report = { run: run.id, counts: noCounts(), refusals: [], kept: [], resumedAfter: 0 };
  let number = 0;
  for await (const batch of batches(job)) {
    number++;
    if (number <= run.batches) {
      report.resumedAfter += batch.rows.length;
      continue;
    }
    const done = await inTransaction(job.db, async (tx) => {
      await oneAtATime(tx);
      // Whoever imports the same file at the same time, in the browser or here, may have been first.
      return (await isRecorded(tx, run.id, number)) ? null : oneBatch(tx, job, batch, { run: run.id, number });
    });
    if (done === null) {
      report.resumedAfter += batch.rows.length;
      continue;
    }
    add(report, done);
    job.onBatch?.(report.counts);
  }
  await inTransaction(job.db, (tx) => closeRun(tx, run.id, job.person));
  return report;
}

class OnlyTried extends Error {}

/** Tells what the import would do, and leaves everything as it is: all is done in one transaction that is then undone. */
export async function tryTable(job: ImportJob): Promise<ImportReport> {
  const missing = missingColumns(job.mapping, job.table.columns);
  if (missing.length > 0) return refuse('import.file.missingColumns', { columns: missing.join(', ') });
  const report: Report = { run: null, counts: noCounts(), refusals: [], kept: [], resumedAfter: 0 };
  try {
    await inTransaction(job.db, async (tx) => {
      await keepSource(tx, job.mapping);
      for await (const batch of batches(job)) {
        add(report, await oneBatch(tx, job, batch));
        job.onBatch?.(report.counts);
      }
      throw new OnlyTried();
    });
  } catch (error) {
    if (!(error instanceof OnlyTried)) throw error;
  }
  return report;
}

type Done = { counts: Counts; refusals: Refusal[]; kept: Kept[] };

async function oneBatch(tx: Tx, job: ImportJob, batch: Batch, record?: { run: string; number: number }): Promise<Done> {
  await oneAtATime(tx);
  const { outcomes, refused, touched } = await writeBatch(tx, job.mapping, batch.drafts, batch.decisions, job.now);
  const rows = new Map(batch.rows.map((row) => [row.line, row]));
  const refusals = [...batch.refused, ...refused]
    .toSorted((a, b) => a.line - b.line)
    .map(
      (one): Refusal => ({
        line: one.line,
        reason: one.refused,
        near: one.near ?? [],
        key: one.key,
        cells: cellsOf(rows.get(one.line), job.table),
      }),
    );
  const kept = outcomes.flatMap(({ line, kept: fields }) => fields.map((field): Kept => ({ line, ...field })));
  const count = (outcome: string) => outcomes.filter((one) => one.outcome === outcome).length;
  const counts: Counts = {
    read: batch.rows.length,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    refused: refusals.length,
    kept: kept.length,
  };
  if (record) {
    await reindex(tx, touched, job.calendar, job.now);
    await recordBatch(tx, record.run, record.number, counts, refusals, kept);
  }
  return { counts, refusals, kept };
}

/** Reads the table a batch at a time. A key that came before in the same file is refused here, whatever the batch. */
async function* batches(job: ImportJob): AsyncGenerator<Batch> {
  const { table, mapping } = job;
  const read = rowReader(mapping, table.columns, municipalityMatcher(await municipalitiesOf(job.db)));
  const decided = await decisionsOf(job.db, mapping.source.name);
  const column = table.columns.indexOf(ADDED.decision);
  const seen = new Map<string, number>();
  let rows: (Row | BrokenRow)[] = [];
  for (const row of table.rows) {
    rows.push(row);
    if (rows.length < BATCH) continue;
    yield readBatch(rows, read, seen, decided, column);
    rows = [];
  }
  if (rows.length > 0) yield readBatch(rows, read, seen, decided, column);
}

function readBatch(
  rows: (Row | BrokenRow)[],
  read: RowReader,
  seen: Map<string, number>,
  decided: Decisions,
  column: number,
): Batch {
  const batch = { rows, drafts: [] as Draft[], refused: [] as RefusedRow[], decisions: new Map(decided) };
  for (const row of rows) {
    if ('refused' in row) {
      batch.refused.push({ line: row.line, refused: row.refused });
      continue;
    }
    const draft = read(row);
    if ('refused' in draft) {
      batch.refused.push(draft);
      continue;
    }
    const earlier = seen.get(draft.key);
    if (earlier !== undefined) {
      batch.refused.push({ line: row.line, ...refuse('import.row.twice', { line: earlier }) });
      continue;
    }
    seen.set(draft.key, row.line);
    const decision = readDecision(row.values[column] ?? '');
    if (decision !== undefined) batch.decisions.set(draft.key, decision);
    batch.drafts.push(draft);
  }
  return batch;
}

/** A broken row is cut as well as it can be, so that a person finds its cells under their columns. */
function cellsOf(row: Row | BrokenRow | undefined, table: Table): string[] {
  if (!row) return [];
  if ('values' in row) return row.values;
  const cells = (
    cut(row.raw, table.delimiter ?? ',', true) ?? row.raw.replaceAll('"', '').split(table.delimiter ?? ',')
  ).map((cell) => cell.replaceAll('\0', ''));
  const most = table.columns.length;
  return cells.length <= most ? cells : [...cells.slice(0, most - 1), cells.slice(most - 1).join(' ')];
}

function add(report: Report, { counts, refusals, kept }: Done): void {
  let name: keyof Counts;
  for (name in counts) report.counts[name] += counts[name];
  for (const refusal of refusals) report.refusals.push(refusal);
  for (const one of kept) report.kept.push(one);
}
