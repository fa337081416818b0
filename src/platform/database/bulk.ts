import { sql } from 'kysely';
import type { Db, Tables } from './tables.ts';

type TableName = keyof Tables & string;

/**
 * Writes many rows of one table in one statement (`jsonb_populate_recordset`), inserting new ones and updating those
 * whose `id` is known. Columns that no row names are left alone; a row may leave a column out (null is written then).
 * @returns how many rows were inserted or updated.
 */
export async function putRows(
  db: Db,
  table: TableName,
  rows: readonly Record<string, unknown>[],
  options: { key?: readonly string[] } = {},
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = columnsOf(rows);
  const key = options.key ?? ['id'];
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const update = columns.filter((column) => !key.includes(column));
  const conflict =
    update.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(update.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))}`;
  // The row type is taken from the table itself: `point` alone would name PostgreSQL's own type.
  const result = await sql`
    insert into ${sql.table(table)} (${list})
    select ${list} from jsonb_populate_recordset((select r from ${sql.table(table)} r where false), ${JSON.stringify(rows)}::jsonb)
    on conflict (${sql.join(key.map((column) => sql.ref(column)))}) ${conflict}`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

function columnsOf(rows: readonly Record<string, unknown>[]): string[] {
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) names.add(name);
  return [...names];
}
