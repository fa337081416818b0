import type { Said } from '#platform/messages/index.ts';
import type { Row } from '../reading/load.ts';

/** Something to say of one row of what was read. */
export interface RowSaid {
  table: string;
  /** Where it stood: a list and its place in it, or a file and its line. */
  place: string;
  said: Said;
}

/** A row that was not taken, as it was read, so that it can be mended and imported again. */
export interface RefusedRow extends RowSaid {
  row: Row;
}

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** What became of an import. */
export interface HsdsImportReport extends ImportCounts {
  /** Rows read; one that is told in several places counts once. */
  read: number;
  tables: Record<string, ImportCounts>;
  refusals: RefusedRow[];
  /** What was taken, but not as it was written. */
  notes: RowSaid[];
}

export function emptyReport(): HsdsImportReport {
  return { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0, tables: {}, refusals: [], notes: [] };
}

/** Counts rows of a table under what became of them. */
export function counted(report: HsdsImportReport, table: string, what: keyof ImportCounts, times = 1): void {
  report.tables[table] ??= { created: 0, updated: 0, unchanged: 0, refused: 0 };
  report.tables[table][what] += times;
  report[what] += times;
  report.read += times;
}

export function refuseRow(report: HsdsImportReport, refused: RefusedRow): void {
  counted(report, refused.table, 'refused');
  report.refusals.push(refused);
}

/** The refused rows as a file that `importHsds` reads again once they are mended; each says why it was refused. */
export function refusedAsJson(report: HsdsImportReport, sentence: (said: Said) => string): string {
  const tables: Record<string, Row[]> = {};
  for (const { table, row, said, place } of report.refusals) {
    tables[table] ??= [];
    tables[table].push({ ...row, 'x-refused': `${place}: ${sentence(said)}` });
  }
  return `${JSON.stringify({ 'x-comunanza': tables }, null, 2)}\n`;
}
