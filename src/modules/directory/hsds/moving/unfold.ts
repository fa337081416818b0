import { type HsdsTable, hsds, isHsdsTable } from '../model/model.ts';
import { stored } from '../model/own.ts';
import { nestedIn } from '../model/views.ts';
import type { Row } from '../reading/load.ts';
import { readCell } from './cells.ts';

/** A row of one table as it was read, perhaps only a part of it. */
export interface Piece {
  table: string;
  /** What tells it apart, as text; null where that is missing. */
  key: string | null;
  row: Row;
  place: string;
}

const crossings: Readonly<Record<string, readonly string[]>> = {
  organization: ['services'],
  service_at_location: ['service'],
};

/**
 * Takes a nested object of HSDS apart into rows, each with what it hangs on. What is nested in an object without an id
 * cannot be linked and is not given. Names of fields that no table has are told to `unknown`.
 */
export function* unfold(table: string, object: Row, place: string, unknown: (field: string) => void): Generator<Piece> {
  const columns = new Set(stored.get(table)?.columns.map(({ name }) => name));
  const row: Record<string, unknown> = {};
  const nested: [field: string, value: unknown][] = [];
  const fields = isHsdsTable(table) ? nestedFields(table) : [];
  for (const [field, value] of Object.entries(object)) {
    if (columns.has(field)) row[field] = value;
    else if (fields.includes(field)) nested.push([field, value]);
    else if (field !== 'x-refused') unknown(`${table}.${field}`);
  }
  const key = keyOf(table, row);
  for (const [field, value] of nested) {
    if (!isHsdsTable(table) || key === null) continue;
    const { table: child, many } = nestedIn(table, field);
    for (const [at, one] of (Array.isArray(value) ? value : [value]).entries()) {
      if (!isRow(one)) continue;
      const where = many ? `${place}.${field}[${at}]` : `${place}.${field}`;
      if (!many && row[`${child}_id`] === undefined) row[`${child}_id`] = one.id;
      yield* unfold(child, many ? { ...one, ...linkTo(child, table, key) } : one, where, unknown);
    }
  }
  yield { table, key, row, place };
}

function nestedFields(table: HsdsTable): string[] {
  const { many, one } = hsds[table];
  return [...Object.keys(one), ...Object.keys(many), ...(crossings[table] ?? [])];
}

function linkTo(child: HsdsTable, parent: HsdsTable, id: string): Row {
  if (child === 'attribute') return { link_id: id, link_entity: parent };
  if (child === 'metadata') return { resource_id: id, resource_type: parent };
  return { [`${parent}_id`]: id };
}

/** The values of a table's key as one text, or null where one is missing or malformed. */
export function keyOf(table: string, row: Row): string | null {
  const found = stored.get(table);
  if (!found) return null;
  const values: string[] = [];
  for (const name of found.key) {
    const column = found.columns.find((one) => one.name === name);
    const cell = column ? readCell(column, row[name]) : { value: null };
    if (!('value' in cell) || typeof cell.value !== 'string' || cell.value === '') return null;
    values.push(cell.value);
  }
  return values.length === 1 ? (values[0] ?? null) : JSON.stringify(values);
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
