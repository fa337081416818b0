import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { type HsdsTable, hsds } from '../model/model.ts';
import type { StoredTable } from '../model/own.ts';
import type { View } from '../model/views.ts';
import { assembler, type HsdsObject, type Lens } from '../reading/assemble.ts';
import { load, type Row } from '../reading/load.ts';

const atOnce = 500;

/**
 * Reads a table in the order of its key, some hundred rows at a time. Values are as PostgreSQL writes them in JSON, so
 * that nothing is lost on the way: instants with their microseconds, points and boxes as text.
 */
export async function* rowsOf(
  db: Db,
  table: StoredTable,
  columns: readonly string[],
  where: RawBuilder<unknown> = sql`true`,
): AsyncGenerator<Row[]> {
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const list = sql.join([...new Set([...table.key, ...columns])].map((column) => sql.ref(column)));
  let after: Row | undefined;
  for (;;) {
    const last = after;
    const beyond = last ? sql`and (${key}) > (${sql.join(table.key.map((column) => sql`${last[column]}`))})` : sql``;
    const { rows } = await sql<{ row: Row }>`
      select row_to_json(r) as row from (
        select ${list} from ${sql.table(table.name)} where ${where} ${beyond} order by ${key} limit ${atOnce}) r`.execute(
      db,
    );
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.row;
  }
}

/** Everything as it is. */
const faithful: Lens = { whole: false, row: (_table, row) => row, value: (_column, value) => value };

/** The same as whole objects of HSDS, with what the view nests in them. */
export async function* objectsOf(
  db: Db,
  table: StoredTable & { name: HsdsTable },
  view: View,
  where?: RawBuilder<unknown>,
): AsyncGenerator<HsdsObject[]> {
  for await (const rows of rowsOf(db, table, table.key, where)) {
    const ids = rows.map(({ id }) => String(id));
    const loaded = await load(db, view, table.name, ids, (name) => hsds[name].columns.map((column) => column.name));
    const object = assembler(loaded, view, faithful);
    yield ids.map((id) => object(table.name, id)).filter((one) => one !== undefined);
  }
}
