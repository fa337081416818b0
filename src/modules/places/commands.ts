import { sql } from 'kysely';
import { putRows, type Tx } from '#platform/database/index.ts';

const keys = {
  municipality: ['istat_code'],
  postcode: ['code', 'municipality_code'],
  neighbourhood: ['id'],
  street: ['id'],
  location: ['id'],
  address: ['id'],
  accessibility: ['id'],
  point: ['id'],
} as const;

/** The tables that only this room writes. */
export type PlaceRowsTable = keyof typeof keys;

/**
 * Writes many rows as they are, new or known by their key, in one statement: for imports, which have parsed them already.
 * A column that one row names and another leaves out becomes empty in the other. Whoever writes locations that are not
 * yet placed in a neighbourhood asks `placeRows` first, or `settleLocations` after.
 * @returns how many rows were written.
 */
export function putPlaceRows(tx: Tx, table: PlaceRowsTable, rows: readonly Record<string, unknown>[]): Promise<number> {
  return putRows(tx, table, rows, { key: keys[table] });
}

/** Takes a location away, with what still hangs on it: whoever calls has moved what must stay (`repoint`). */
export async function removeLocation(tx: Tx, id: string): Promise<void> {
  await sql`delete from location where id = ${id}::uuid`.execute(tx);
}
