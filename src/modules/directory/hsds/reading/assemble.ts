import type { Column } from '../model/columns.ts';
import { type HsdsTable, hsds, requiredObjects } from '../model/model.ts';
import { nestedIn, type View } from '../model/views.ts';
import type { Loaded, Row } from './load.ts';

export type HsdsObject = Record<string, unknown>;

/** How rows are looked at before they are shown. */
export interface Lens {
  /** The row as it is shown; null leaves it out. */
  row(table: HsdsTable, row: Row): Row | null;
  /** A value as it is shown; undefined leaves it out. */
  value(column: Column, value: unknown): unknown;
  /** Leaves out an object that misses a field which HSDS requires. */
  whole: boolean;
}

/**
 * Makes the nested JSON of HSDS from loaded rows: empty fields and empty lists are left out.
 * The same row gives the same object wherever it stands: whoever gets it must not change it.
 */
export function assembler(
  loaded: Loaded,
  view: View,
  lens: Lens,
): (table: HsdsTable, id: string) => HsdsObject | undefined {
  const made = new Map<string, HsdsObject | undefined>();

  const object = (table: HsdsTable, row: Row): HsdsObject | undefined => {
    const key = `${table} ${row.id}`;
    if (made.has(key)) return made.get(key);
    const result = nest(table, row);
    made.set(key, result);
    return result;
  };

  const nest = (table: HsdsTable, row: Row): HsdsObject | undefined => {
    const seen = lens.row(table, row);
    if (!seen) return undefined;
    const result: HsdsObject = {};
    for (const column of hsds[table].columns) {
      const given = seen[column.name];
      const value = given === null || given === undefined ? undefined : lens.value(column, given);
      if (value !== undefined) result[column.name] = value;
      else if (column.required && lens.whole) return undefined;
    }
    for (const field of view[table] ?? []) {
      const nested = nestedIn(table, field);
      const value = nested.many ? list(nested.table, table, row) : single(nested.table, row);
      if (value !== undefined) result[field] = value;
      else if (lens.whole && requiredObjects.includes(`${table}.${field}`)) return undefined;
    }
    return result;
  };

  const single = (child: HsdsTable, row: Row): HsdsObject | undefined => {
    const found = loaded.row(child, row[`${child}_id`]);
    return found && object(child, found);
  };

  const list = (child: HsdsTable, parent: HsdsTable, row: Row): HsdsObject[] | undefined => {
    const objects = loaded.hanging(child, parent, String(row.id)).map((one) => object(child, one));
    const there = objects.filter((one) => one !== undefined);
    return there.length > 0 ? there : undefined;
  };

  return (table, id) => {
    const row = loaded.row(table, id);
    return row && object(table, row);
  };
}
