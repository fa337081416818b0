import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CsvError, parse } from 'csv-parse';
import { Unzip, UnzipInflate } from 'fflate';
import { Refusal } from '#platform/database/index.ts';
import { stored } from '../model/own.ts';
import type { Row } from '../reading/load.ts';
import { type Resource, resources } from './datapackage.ts';

/** A row of a file, as it stands there. */
export interface TabularRow {
  table: string;
  row: Row;
  place: string;
  /** Has more or fewer cells than the file has columns: then no cell can be trusted. */
  ragged: boolean;
}

/** As much as a package may hold when it is opened, in bytes: more is no directory of a town. */
export const mostOpened = 2 * 1024 * 1024 * 1024;

/**
 * Reads a tabular package: the files that HSDS names and ours, in whatever order and folder they stand in the zip. They
 * are opened on disk, in a folder that is gone afterwards. Throws a `Refusal` when it is no such package.
 */
export async function* readTabular(
  bytes: AsyncIterable<Uint8Array>,
  unknown: (column: string) => void,
): AsyncGenerator<TabularRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'comunanza-hsds-'));
  try {
    const there = await openZip(bytes, folder);
    const known = resources.filter(({ path, table }) => table && there.has(path));
    if (known.length === 0) throw new Refusal('hsds.import.no_tables');
    for (const resource of known) yield* readCsv(join(folder, resource.path), resource, unknown);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the known files into a folder, counting what comes out whatever the zip says of itself. Gives their names. */
async function openZip(bytes: AsyncIterable<Uint8Array>, folder: string): Promise<ReadonlySet<string>> {
  const wanted = new Set(resources.map(({ path }) => path));
  const handles = new Map<string, FileHandle | undefined>();
  const waiting: { path: string; piece: Uint8Array }[] = [];
  let size = 0;
  let wrong = false;
  const opener = new Unzip((file) => {
    const path = basename(file.name);
    if (!wanted.has(path) || handles.has(path)) return;
    handles.set(path, undefined);
    file.ondata = (error, piece) => {
      wrong ||= error !== null;
      size += piece?.length ?? 0;
      if (piece) waiting.push({ path, piece });
    };
    file.start();
  });
  opener.register(UnzipInflate);
  const push = async (piece: Uint8Array, last: boolean): Promise<void> => {
    opener.push(piece, last);
    if (wrong) throw new Refusal('hsds.import.broken_zip');
    if (size > mostOpened) throw new Refusal('hsds.import.too_large');
    for (const { path, piece } of waiting.splice(0)) {
      const handle = handles.get(path) ?? (await open(join(folder, path), 'w'));
      handles.set(path, handle);
      await handle.write(piece);
    }
  };
  try {
    for await (const chunk of bytes) {
      for (let at = 0; at < chunk.length; at += 16_384) await push(chunk.subarray(at, at + 16_384), false);
    }
    await push(new Uint8Array(0), true);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('hsds.import.broken_zip');
  } finally {
    for (const handle of handles.values()) await handle?.close();
  }
  return new Set([...handles].flatMap(([path, handle]) => (handle ? [path] : [])));
}

const atOnce = 500;

async function* readCsv(
  path: string,
  resource: Resource,
  unknown: (column: string) => void,
): AsyncGenerator<TabularRow[]> {
  const columns = new Set(stored.get(resource.table?.name ?? '')?.columns.map(({ name }) => name));
  const parser = createReadStream(path).pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // What is quoted is text even when it is empty; what is not quoted and empty is nothing.
      cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
    }),
  );
  const records: AsyncIterable<{ record: (string | null)[]; info: { lines: number } }> = parser;
  let header: string[] | undefined;
  const batch: TabularRow[] = [];
  try {
    for await (const { record, info } of records) {
      if (!header) {
        header = record.map((name) => name?.trim() ?? '');
        for (const name of header) if (!columns.has(name)) unknown(`${resource.path}: ${name}`);
        continue;
      }
      const cells = header.map((name, at): [string, string | null] => [name, record[at] ?? null]);
      batch.push({
        table: resource.table?.name ?? resource.name,
        row: Object.fromEntries(cells.filter(([name]) => columns.has(name))),
        place: `${resource.path}, line ${info.lines}`,
        ragged: record.length !== header.length,
      });
      if (batch.length >= atOnce) yield batch.splice(0);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal('hsds.import.broken_csv', undefined, { file: resource.path, line: parser.info.lines });
  }
  if (batch.length > 0) yield batch;
}
