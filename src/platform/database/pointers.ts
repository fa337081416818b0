import { sql } from 'kysely';
import type { Tx } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** A column that names a row of another table without the database knowing it; `where` says when it does. */
export interface LoosePointer {
  table: string;
  column: string;
  where?: { column: string; is: string };
}

/** Rows that stay behind with the row that they hang on, by table: only those of `ids`. */
export type Staying = Readonly<Record<string, readonly string[]>>;

/** What was pointed elsewhere, and what stayed behind: enough to bring both back. */
export interface Repointed {
  from: string;
  into: string;
  moved: { table: string; column: string; rows: Row[] }[];
  stayed: { table: string; row: Row }[];
}

/**
 * Points everything that names the row `from` of a table at `into` instead: every foreign key that the database knows, as
 * its own `on update cascade` would, and the loose pointers. What `into` has already under a unique constraint, and what
 * `staying` names, stays behind: it goes with `from` (what hangs loosely is removed here). The caller removes `from`.
 */
export async function repoint(
  tx: Tx,
  table: string,
  from: string,
  into: string,
  loose: readonly LoosePointer[] = [],
  staying: Staying = {},
): Promise<Repointed> {
  const moved: Repointed['moved'] = [];
  const stayed: Repointed['stayed'] = [];
  const hard = (await foreignKeys(tx, table)).map((one) => ({ ...one, isLoose: false }));
  for (const pointer of [...hard, ...loose.map((one) => ({ ...one, isLoose: true }))]) {
    const keys = await primaryKey(tx, pointer.table);
    // A table of a room that is not there.
    if (keys === null) continue;
    const rest = keys.filter((key) => key !== pointer.column);
    const ids = staying[pointer.table] ?? [];
    const rows = await pointing(tx, pointer, from);
    const going = rows.filter((row) => !ids.includes(String(row.id)));
    const kept = await pointAll(tx, pointer, rest, going, from, into);
    const left = [...rows.filter((row) => ids.includes(String(row.id))), ...kept];
    const gone = going.filter((row) => !kept.includes(row)).map((row) => pick(row, rest));
    if (gone.length > 0) moved.push({ table: pointer.table, column: pointer.column, rows: gone });
    for (const row of left) stayed.push({ table: pointer.table, row });
    if (!pointer.isLoose) continue;
    for (const row of left)
      await sql`delete from ${sql.table(pointer.table)} t where ${sql.ref(`t.${pointer.column}`)} = ${from}::uuid
        and to_jsonb(t) @> ${JSON.stringify(pick(row, rest))}::jsonb`.execute(tx);
  }
  return { from, into, moved, stayed };
}

/** Brings everything back to `from`, which is there again. What was changed or removed meanwhile is left as it is. */
export async function pointBack(tx: Tx, { from, into, moved, stayed }: Repointed): Promise<void> {
  for (const { table, row } of stayed) {
    const name = sql.table(table);
    await sql`insert into ${name} select * from jsonb_populate_record(null::${name}, ${JSON.stringify(row)}::jsonb)
      on conflict do nothing`.execute(tx);
  }
  for (const { table, column, rows } of moved) {
    await sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${from}::uuid
      where ${sql.ref(`t.${column}`)} = ${into}::uuid
        and exists (select from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) k where to_jsonb(t) @> k)`.execute(
      tx,
    );
  }
}

const pick = (row: Row, keys: readonly string[]): Row => Object.fromEntries(keys.map((key) => [key, row[key]]));

async function pointing(tx: Tx, { table, column, where }: LoosePointer, from: string): Promise<Row[]> {
  const when = where ? sql`and ${sql.ref(`t.${where.column}`)} = ${where.is}` : sql``;
  const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(table)} t
    where ${sql.ref(`t.${column}`)} = ${from}::uuid ${when}`.execute(tx);
  return rows.map(({ row }) => row);
}

/** Points these rows at `into`; answers with those that a unique constraint keeps where they are. */
async function pointAll(
  tx: Tx,
  { table, column }: LoosePointer,
  keys: readonly string[],
  rows: readonly Row[],
  from: string,
  into: string,
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const point = (some: readonly Row[]) =>
    unlessTaken(tx, () =>
      sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${into}::uuid
        where ${sql.ref(`t.${column}`)} = ${from}::uuid and exists
          (select from jsonb_array_elements(${JSON.stringify(some.map((row) => pick(row, keys)))}::jsonb) k
            where to_jsonb(t) @> k)`.execute(tx),
    );
  if (await point(rows)) return [];
  const kept: Row[] = [];
  for (const row of rows) if (!(await point([row]))) kept.push(row);
  return kept;
}

/** Whether it could be written; a unique constraint that says no undoes just this. */
async function unlessTaken(tx: Tx, write: () => Promise<unknown>): Promise<boolean> {
  await sql`savepoint pointing`.execute(tx);
  try {
    await write();
    await sql`release savepoint pointing`.execute(tx);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '23505')) throw error;
    await sql`rollback to savepoint pointing`.execute(tx);
    return false;
  }
}

async function foreignKeys(tx: Tx, table: string): Promise<LoosePointer[]> {
  const { rows } = await sql<LoosePointer>`
    select c.conrelid::regclass::text as table, a.attname as column
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = to_regclass(${table}) and cardinality(c.conkey) = 1
    order by 1, 2`.execute(tx);
  return rows;
}

/** The columns that tell the rows of a table apart: all of them where it has no primary key; null where there is no such table. */
async function primaryKey(tx: Tx, table: string): Promise<string[] | null> {
  const { rows } = await sql<{ keys: string[] | null }>`
    select coalesce(
      (select array_agg(a.attname::text) from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = to_regclass(${table}) and i.indisprimary),
      (select array_agg(a.attname::text) from pg_attribute a
        where a.attrelid = to_regclass(${table}) and a.attnum > 0 and not a.attisdropped)) as keys`.execute(tx);
  return rows[0]?.keys ?? null;
}
