import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { HsdsTable } from '../model/model.ts';
import { nestedIn, reached, type View } from '../model/views.ts';

/** A row as PostgreSQL writes it in JSON: dates and instants are ISO 8601 text. */
export type Row = Readonly<Record<string, unknown>>;

/** Which columns may be read. */
export type Columns = (table: HsdsTable) => readonly string[];

/** The rows of one answer: by id, and by what they hang on. */
export interface Loaded {
  row(table: HsdsTable, id: unknown): Row | undefined;
  /** The rows of `child` that hang on this row of `parent`, in the order of their ids. */
  hanging(child: HsdsTable, parent: HsdsTable, parentId: string): readonly Row[];
}

/**
 * Reads everything that a view shows of the given rows: one query for each table, however many rows there are.
 */
export async function load(
  db: Db,
  view: View,
  root: HsdsTable,
  ids: readonly string[],
  columns: Columns,
): Promise<Loaded> {
  const rows = new Map<HsdsTable, Map<string, Row>>();
  const hanging = new Map<string, Row[]>();
  const idsOf = (table: HsdsTable): string[] => [...(rows.get(table)?.keys() ?? [])];
  const tables = reached(view, root);

  for (const table of tables) {
    const wanted: RawBuilder<unknown>[] = table === root ? [among('id', ids)] : [];
    const links = new Set<string>();
    for (const parent of tables) {
      for (const field of view[parent] ?? []) {
        const nested = nestedIn(parent, field);
        if (nested.table !== table) continue;
        if (nested.many) {
          links.add(parent);
          if (idsOf(parent).length > 0) wanted.push(hangingOn(table, parent, idsOf(parent)));
          continue;
        }
        const named = [...(rows.get(parent)?.values() ?? [])].map((row) => row[`${table}_id`]);
        const known = [...new Set(named.filter((id) => typeof id === 'string'))];
        if (known.length > 0) wanted.push(among('id', known));
      }
    }
    const found = new Map<string, Row>();
    rows.set(table, found);
    if (wanted.length === 0) continue;
    for (const row of await readRows(db, table, wanted, columns(table))) {
      if (typeof row.id === 'string') found.set(row.id, row);
      for (const link of linksOf(table, row, links)) {
        const list = hanging.get(link);
        if (list) list.push(row);
        else hanging.set(link, [row]);
      }
    }
  }
  return {
    row: (table, id) => (typeof id === 'string' ? rows.get(table)?.get(id) : undefined),
    hanging: (child, parent, id) => hanging.get(`${child} ${parent} ${id}`) ?? [],
  };
}

/** Reads rows of one table as JSON, in the order of their ids. */
export async function readRows(
  db: Db,
  table: string,
  anyOf: readonly RawBuilder<unknown>[],
  columns: readonly string[],
): Promise<Row[]> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const { rows } = await sql<{ row: Row }>`
    select row_to_json(r) as row from (
      select ${list} from ${sql.table(table)} where ${sql.join(anyOf, sql` or `)} order by id) r`.execute(db);
  return rows.map(({ row }) => row);
}

const among = (column: string, ids: readonly string[]): RawBuilder<unknown> =>
  sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

function hangingOn(table: HsdsTable, parent: HsdsTable, ids: readonly string[]): RawBuilder<unknown> {
  if (table === 'attribute') return sql`(${among('link_id', ids)} and link_entity = ${parent})`;
  if (table === 'metadata') return sql`(${among('resource_id', ids)} and resource_type = ${parent})`;
  return among(`${parent}_id`, ids);
}

function linksOf(table: HsdsTable, row: Row, parents: ReadonlySet<string>): string[] {
  if (table === 'attribute') return [`attribute ${row.link_entity} ${row.link_id}`];
  if (table === 'metadata') return [`metadata ${row.resource_type} ${row.resource_id}`];
  return [...parents]
    .filter((parent) => row[`${parent}_id`])
    .map((parent) => `${table} ${parent} ${row[`${parent}_id`]}`);
}
