import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import type { Row } from '../reading/load.ts';

/** What the database itself asks of a table's columns. */
export interface Asked {
  /** Columns that may not be empty. */
  needed: ReadonlySet<string>;
  /** What the database fills in where nothing is said, for columns that may not be empty. */
  defaults: Row;
}

/** Reads from the database which columns a table needs, and what it fills in: said once, there. */
export async function catalogueOf(tx: Tx, table: string): Promise<Asked> {
  const { rows } = await sql<{ name: string; filled: string | null }>`
    select column_name as name, column_default as filled from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_nullable = 'NO' and is_generated = 'NEVER'`.execute(
    tx,
  );
  const filled = rows.filter((row) => row.filled !== null && row.name !== 'id');
  const needed = new Set(rows.map(({ name }) => name));
  if (filled.length === 0) return { needed, defaults: {} };
  const values = sql.join(filled.map((row) => sql`${sql.raw(row.filled ?? 'null')} as ${sql.ref(row.name)}`));
  const made = await sql<{ row: Row }>`select row_to_json(d) as row from (select ${values}) d`.execute(tx);
  return { needed, defaults: made.rows[0]?.row ?? {} };
}
