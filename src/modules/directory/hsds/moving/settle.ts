import { type RawBuilder, sql } from 'kysely';
import { placeRows } from '#modules/places/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Column } from '../model/columns.ts';
import { type StoredTable, stored, storedInOrder } from '../model/own.ts';
import type { Row } from '../reading/load.ts';
import { type Asked, catalogueOf } from './catalogue.ts';
import { isDispensable, readCell } from './cells.ts';
import { counted, type HsdsImportReport, refuseRow } from './report.ts';
import { saidOf } from './rules.ts';
import { type Staged, stagedRows } from './stage.ts';
import { keyOf } from './unfold.ts';
import { putStored } from './write.ts';

/**
 * Writes what was staged, each table after those that it refers to: rows that are new or differ from what is there. A row
 * that cannot be taken is refused with its reason, and so is what refers to it.
 */
export async function settle(tx: Tx, report: HsdsImportReport): Promise<void> {
  for (const table of storedInOrder) {
    const asked = await catalogueOf(tx, table.name);
    for await (const staged of stagedRows(tx, table.name)) await settleSome(tx, table, asked, staged, report);
    const self = selfReference(table);
    if (self)
      for await (const staged of stagedRows(tx, table.name)) await settleParents(tx, table, self, staged, report);
  }
}

const selfReference = (table: StoredTable): Column | undefined =>
  table.columns.find(({ refers }) => refers === table.name);

/** A row on its way, and where it came from. */
interface Coming {
  key: string;
  place: string;
  raw: Row;
  row: Row;
}

async function settleSome(
  tx: Tx,
  table: StoredTable,
  asked: Asked,
  staged: readonly Staged[],
  report: HsdsImportReport,
): Promise<readonly Coming[]> {
  const existing = await existingRows(tx, table, staged);
  const read = staged.flatMap((one) => readStaged(table, one, report));
  const placed = table.name === 'location' ? await inTheirPlace(tx, read) : read;
  const whole = placed.flatMap((one) => complete(table, asked, one, existing.get(one.key), report));
  const linked = await withParents(tx, table, whole, report);
  const changed: Coming[] = [];
  for (const one of linked) {
    const before = existing.get(one.key);
    if (before && same(before, one.row)) counted(report, table.name, 'unchanged');
    else changed.push(one);
  }
  const written = await putAll(tx, table, changed, report);
  for (const one of written) counted(report, table.name, existing.has(one.key) ? 'updated' : 'created');
  return written;
}

/** Reads every cell; a wrong one refuses the row, unless the row is good enough without it. */
function readStaged(table: StoredTable, { key, pieces, place }: Staged, report: HsdsImportReport): Coming[] {
  const raw: Row = Object.assign({}, ...pieces);
  const row: Record<string, unknown> = {};
  for (const column of table.columns) {
    const given = raw[column.name];
    if (given === undefined) continue;
    const cell = readCell(column, given);
    if ('value' in cell) row[column.name] = cell.value;
    else {
      const said = {
        key: `hsds.import.${cell.wrong}`,
        values: { column: column.name, value: String(given).slice(0, 100) },
      };
      if (!isDispensable(column)) {
        refuseRow(report, { table: table.name, place, said, row: raw });
        return [];
      }
      report.notes.push({ table: table.name, place, said });
    }
  }
  return [{ key, place, raw, row }];
}

/** A place that says where it is, but not in which municipality or neighbourhood, is looked up on the boundaries. */
async function inTheirPlace(tx: Tx, locations: readonly Coming[]): Promise<Coming[]> {
  const lost = ({ row }: Coming) =>
    typeof row.latitude === 'number' &&
    typeof row.longitude === 'number' &&
    row.municipality_code === undefined &&
    row.neighbourhood_id === undefined;
  const found = await placeRows(
    tx,
    locations.map((one) => (lost(one) ? { lat: Number(one.row.latitude), lon: Number(one.row.longitude) } : null)),
  );
  return locations.map((one, at) => {
    const where = found[at];
    if (!where?.municipality_code || !lost(one)) return one;
    return {
      ...one,
      row: { ...one.row, municipality_code: where.municipality_code, neighbourhood_id: where.neighbourhood_id },
    };
  });
}

/** The whole row: what was there, then what was read. What may not be empty and is, refuses it. */
function complete(
  table: StoredTable,
  { needed, defaults }: Asked,
  one: Coming,
  before: Row | undefined,
  report: HsdsImportReport,
): Coming[] {
  const self = selfReference(table)?.name;
  const row: Record<string, unknown> = {};
  for (const { name } of table.columns) {
    const given = name === self ? undefined : one.row[name];
    const known = before?.[name] ?? defaults[name] ?? null;
    row[name] = given === undefined || (given === null && needed.has(name)) ? known : given;
    // HSDS gives a taxonomy no short name of its own.
    if (table.name === 'taxonomy' && name === 'code') row.code ??= row.id;
    if (row[name] === null && needed.has(name)) {
      refuseRow(report, {
        table: table.name,
        place: one.place,
        row: one.raw,
        said: { key: 'hsds.import.missing', values: { column: name } },
      });
      return [];
    }
  }
  return [{ ...one, row }];
}

/** Refuses rows that refer to what is not there. */
async function withParents(
  tx: Tx,
  table: StoredTable,
  rows: readonly Coming[],
  report: HsdsImportReport,
): Promise<Coming[]> {
  let left = [...rows];
  for (const column of table.columns) {
    if (!column.refers || column.refers === table.name) continue;
    const there = await present(
      tx,
      column.refers,
      left.map(({ row }) => row[column.name]),
    );
    left = left.filter(({ row, raw, place }) => {
      const id = row[column.name];
      if (id === null || there.has(String(id))) return true;
      refuseRow(report, {
        table: table.name,
        place,
        row: raw,
        said: { key: 'hsds.import.no_parent', values: { column: column.name, id: String(id) } },
      });
      return false;
    });
  }
  return left;
}

/** Once all rows of a table are there, those that refer to others of it are told so; what is not there is left out, and noted. */
async function settleParents(
  tx: Tx,
  table: StoredTable,
  self: Column,
  staged: readonly Staged[],
  report: HsdsImportReport,
): Promise<readonly Coming[]> {
  const existing = await existingRows(tx, table, staged);
  const wished = staged.flatMap(({ key, pieces, place }) => {
    const raw: Row = Object.assign({}, ...pieces);
    const cell = readCell(self, raw[self.name]);
    const before = existing.get(key);
    if (!before || !('value' in cell) || raw[self.name] === undefined || before[self.name] === cell.value) return [];
    return [{ key, place, raw, row: { ...before, [self.name]: cell.value } }];
  });
  const there = await present(
    tx,
    table.name,
    wished.map(({ row }) => row[self.name]),
  );
  const known = wished.filter(({ row, place }) => {
    const id = row[self.name];
    if (id === null || there.has(String(id))) return true;
    report.notes.push({
      table: table.name,
      place,
      said: { key: 'hsds.import.no_parent', values: { column: self.name, id: String(id) } },
    });
    return false;
  });
  return putAll(tx, table, known, report);
}

async function existingRows(tx: Tx, table: StoredTable, staged: readonly Staged[]): Promise<Map<string, Row>> {
  const list = sql.join(table.columns.map(({ name }) => sql.ref(name)));
  const keys = staged.map(({ key }) => (table.key.length === 1 ? key : String(JSON.parse(key)[0])));
  const { rows } = await sql<{ row: Row }>`
    select row_to_json(r) as row from (select ${list} from ${sql.table(table.name)} where ${among(table, keys)}) r`.execute(
    tx,
  );
  return new Map(rows.map(({ row }) => [keyOf(table.name, row) ?? '', row]));
}

async function present(tx: Tx, name: string, ids: readonly unknown[]): Promise<Set<string>> {
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
  const table = stored.get(name);
  if (wanted.length === 0 || !table) return new Set();
  const { rows } = await sql<{ id: string }>`
    select distinct ${sql.ref(table.key[0] ?? 'id')} as id from ${sql.table(name)} where ${among(table, wanted)}`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** By the first column of the key, in its own type, so that the index serves. */
function among(table: StoredTable, values: readonly string[]): RawBuilder<unknown> {
  const name = table.key[0] ?? 'id';
  const type = table.columns.find((column) => column.name === name)?.kind === 'uuid' ? 'uuid[]' : 'text[]';
  return sql`${sql.ref(name)} = any(${[...values]}::${sql.raw(type)})`;
}

/** Writes all in one go; when the database refuses one, each by itself, so that only that one is refused. */
async function putAll(
  tx: Tx,
  table: StoredTable,
  rows: readonly Coming[],
  report: HsdsImportReport,
): Promise<readonly Coming[]> {
  if (rows.length === 0 || (await attempt(tx, table, rows)) === undefined) return rows;
  const written: Coming[] = [];
  for (const one of rows) {
    const rule = await attempt(tx, table, [one]);
    if (rule === undefined) written.push(one);
    else
      refuseRow(report, {
        table: table.name,
        place: one.place,
        row: one.raw,
        said: saidOf(rule, one.row),
      });
  }
  return written;
}

/** Undefined when it went well, otherwise the rule that the database holds. */
async function attempt(tx: Tx, table: StoredTable, rows: readonly Coming[]): Promise<string | undefined> {
  await sql`savepoint hsds_row`.execute(tx);
  try {
    await putStored(
      tx,
      table.name,
      rows.map(({ row }) => row),
      table.key,
    );
    await sql`release savepoint hsds_row`.execute(tx);
    return undefined;
  } catch (error) {
    await sql`rollback to savepoint hsds_row`.execute(tx);
    return ruleOf(error);
  }
}

function ruleOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && /^(?:2[23]|54)/.test(String(error.code))) {
    if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
    return 'message' in error ? String(error.message) : String(error.code);
  }
  throw error;
}

function same(before: Row, after: Row): boolean {
  return Object.keys(after).every((name) => written(before[name]) === written(after[name]));
}

/** The same value gives the same text, in whatever order its fields stand. */
function written(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
