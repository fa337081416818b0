import { stringify } from 'csv-stringify/sync';
import { Zip, ZipDeflate } from 'fflate';
import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { namedUuid } from '../../vocabularies/index.ts';
import { hsdsTables } from '../model/model.ts';
import type { Row } from '../reading/load.ts';
import { datapackage, type Resource, resources } from './datapackage.ts';
import { rowsOf } from './rows.ts';

/** Everything of a commons as a zip of CSV files with their description: HSDS's tabular form, and our own tables beside it. */
export async function* zipOf(db: Db): AsyncGenerator<Uint8Array> {
  const done: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    done.push(piece);
  });
  const encoder = new TextEncoder();
  for (const [path, pieces] of files(db)) {
    const file = new ZipDeflate(path, { level: 6 });
    // The same data give the same bytes: no file says when it was made.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    for await (const piece of pieces) {
      file.push(encoder.encode(piece));
      yield* done.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* done.splice(0);
  }
  zip.end();
  yield* done.splice(0);
}

function* files(db: Db): Generator<[path: string, pieces: AsyncIterable<string>]> {
  yield ['datapackage.json', once(`${JSON.stringify(datapackage(), null, 2)}\n`)];
  for (const resource of resources) yield [resource.path, csvOf(db, resource)];
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* csvOf(db: Db, resource: Resource): AsyncGenerator<string> {
  const names = resource.columns.map(({ name }) => name);
  yield csv([names]);
  for await (const rows of rowsIn(db, resource)) yield csv(rows.map((row) => names.map((name) => cell(row[name]))));
}

async function* rowsIn(db: Db, { table, columns, key, onlySaid }: Resource): AsyncGenerator<readonly Row[]> {
  if (!table) {
    yield descriptions();
    return;
  }
  const names = columns.map(({ name }) => name);
  const said = names.filter((name) => !key.includes(name)).map((name) => sql`${sql.ref(name)} is not null`);
  yield* rowsOf(db, table, names, onlySaid ? sql`(${sql.join(said, sql` or `)})` : undefined);
}

/** HSDS's notes on its own tables: all are in Italian and UTF-8. */
function descriptions(): Row[] {
  return hsdsTables.map((name) => ({
    id: namedUuid(`hsds/${name}`),
    name,
    language: 'it',
    character_set: 'UTF-8',
  }));
}

function cell(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** An empty text is quoted, what is not there is not: so that both come back as they were. */
const csv = (rows: (string | null)[][]): string =>
  stringify(rows, {
    quoted_match: /\r/,
    cast: { string: (value) => (value === '' ? { value, quoted_empty: true } : value) },
  });
