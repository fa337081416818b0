import { zipSync } from 'fflate';
import { type Refused, refuse, say } from '../said.ts';
import { columnNames, type Hint, type Table } from './csv.ts';

/** A spreadsheet is held whole in memory while it is read; whoever has more rows saves it as CSV, which is not. */
export const MOST_SHEET_ROWS = 100_000;

/**
 * Reads the files of an opened spreadsheet (see `unzip`). It is packed again before the library sees it, so that what the
 * library unpacks is exactly what was counted.
 */
export async function readXlsx(files: Map<string, Uint8Array>, hint: Hint = {}): Promise<Table | Refused> {
  const sheets = await sheetsOf(files);
  if (!sheets) return refuse('import.file.sheetBroken');
  const filled = sheets.filter(({ data }) => data.length > 1);
  const sheet = hint.sheet ? sheets.find((one) => one.sheet === hint.sheet) : filled[0];
  if (!sheet)
    return refuse(hint.sheet ? 'import.file.noSuchSheet' : 'import.file.noTable', { sheet: hint.sheet ?? '' });
  if (sheet.data.length > MOST_SHEET_ROWS) return refuse('import.file.sheetTooLong', { most: MOST_SHEET_ROWS });
  const cells = sheet.data.map((row) => row.map(textOf));
  const widths = cells.map((row) => row.filter((cell) => cell !== '').length);
  const usual = Math.max(...widths);
  const headerAt = widths.findIndex((width) => width >= 2 && width >= usual / 2);
  const header = trimmed(cells[headerAt] ?? []);
  if (header.length < 2) return refuse('import.file.noHeader');
  const rows = cells
    .map((row, index) => ({ line: index + 1, values: Array.from(header, (_, column) => row[column] ?? '') }))
    .slice(headerAt + 1)
    .filter(({ values }) => values.some((value) => value !== ''));
  const notes = filled.length > 1 && !hint.sheet ? [say('import.file.firstSheet', { sheet: sheet.sheet })] : [];
  return { columns: columnNames(header), rows, notes };
}

async function sheetsOf(files: Map<string, Uint8Array>) {
  const counted = zipSync(Object.fromEntries(files), { level: 0 });
  // Loaded with the first spreadsheet: the program serves for months between two of them.
  const { default: readSheets } = await import('read-excel-file/node');
  try {
    return await readSheets(Buffer.from(counted));
  } catch {
    // The library throws on every file that is no spreadsheet inside: to the person it is one and the same thing.
    return undefined;
  }
}

function trimmed(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** A cell as a person would read it: no exponent for a long number, a day as 2026-11-21. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell);
  return String(cell).trim();
}
