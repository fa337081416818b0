import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { hsdsVersion, isHsdsTable } from '../model/model.ts';
import { stored } from '../model/own.ts';
import type { HsdsObject } from '../reading/assemble.ts';
import type { Row } from '../reading/load.ts';
import { objectsOf, rowsOf } from './rows.ts';
import { exportView, loose, sections } from './sections.ts';

/**
 * Everything of a commons as one JSON object, an entry on each line so that it can be read again line by line: the lists
 * of HSDS, and in `x-comunanza`, table by table, what HSDS has no place for. Holds no date of its own: the same data give
 * the same bytes.
 */
export async function* jsonOf(db: Db): AsyncGenerator<string> {
  yield `{"hsds":${JSON.stringify(hsdsVersion)},\n`;
  for (const [name, tableName] of Object.entries(sections)) {
    const table = stored.get(tableName);
    if (table) yield* list(name, objectsOf(db, { ...table, name: tableName }, exportView), ',\n');
  }
  yield '"x-comunanza":{\n';
  const tables = [...stored.values()];
  for (const [at, table] of tables.entries()) {
    yield* list(table.name, ours(db, table.name), at < tables.length - 1 ? ',\n' : '\n');
  }
  yield '}}\n';
}

/** Rows that no list carries, and of the others what HSDS has no column for. */
async function* ours(db: Db, name: string): AsyncGenerator<(HsdsObject | Row)[]> {
  const table = stored.get(name);
  if (!table) return;
  const apart = isHsdsTable(name) ? loose(name) : undefined;
  if (apart && isHsdsTable(name)) yield* objectsOf(db, { ...table, name }, exportView, apart);
  if (table.own.length === 0) return;
  const said = sql.join(
    table.own.map((column) => sql`${sql.ref(column.name)} is not null`),
    sql` or `,
  );
  for await (const rows of rowsOf(
    db,
    table,
    table.own.map((column) => column.name),
    sql`(${said})`,
  ))
    yield rows.map(filled);
}

function filled(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

async function* list(name: string, batches: AsyncIterable<readonly object[]>, end: string): AsyncGenerator<string> {
  yield `${JSON.stringify(name)}:[`;
  let first = true;
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield `${first ? '\n' : ',\n'}${batch.map((entry) => JSON.stringify(entry)).join(',\n')}`;
    first = false;
  }
  yield `${first ? '' : '\n'}]${end}`;
}
