import { sql } from 'kysely';
import { putRows, type Tx } from '#platform/database/index.ts';

/** The tables that only this room writes. */
export type OrganizationRowsTable = 'organization' | 'organization_identifier' | 'program';

/**
 * Writes many rows as they are, new or known by `id`, in one statement: for imports, which have parsed them already.
 * A column that one row names and another leaves out becomes empty in the other. Organisations come before what they own.
 * @returns how many rows were written.
 */
export function putOrganizationRows(
  tx: Tx,
  table: OrganizationRowsTable,
  rows: readonly Record<string, unknown>[],
): Promise<number> {
  return putRows(tx, table, rows);
}

/** Takes an organisation away, with what still hangs on it: whoever calls has moved what must stay (`repoint`). */
export async function removeOrganization(tx: Tx, id: string): Promise<void> {
  await sql`delete from organization where id = ${id}::uuid`.execute(tx);
}
