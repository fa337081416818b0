import { isRefused, type Refused, refuse } from '../said.ts';
import { type Hint, readCsv, type Table } from './csv.ts';
import { fileKind } from './file-kind.ts';
import { readXlsx } from './xlsx.ts';
import { holdsSpreadsheet, unzip } from './zip.ts';

/** No file larger than this is taken, in bytes: a million rows of a directory weigh less. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/**
 * Opens a file as a table: CSV (any of four delimiters and four encodings, all guessed unless `hint` says them) or XLSX.
 * What is no table is refused with a sentence that says what it seems to be. Nothing is thrown for what a file may contain.
 */
export async function readTable(bytes: Uint8Array, hint: Hint = {}): Promise<Table | Refused> {
  if (bytes.length > LARGEST_FILE) return refuse('import.file.tooLarge', { megabytes: LARGEST_FILE / 1024 / 1024 });
  const kind = fileKind(bytes);
  if (typeof kind !== 'string') return kind;
  if (kind === 'json') return refuse('import.file.json');
  if (kind === 'text') return readCsv(bytes, hint);
  const files = unzip(bytes);
  if (isRefused(files)) return files;
  if (holdsSpreadsheet([...files.keys()])) return readXlsx(files, hint);
  return refuse(files.has('datapackage.json') ? 'import.file.hsdsPackage' : 'import.file.otherZip');
}
