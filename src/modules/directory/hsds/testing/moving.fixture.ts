import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { TestTown } from '#app/testing.ts';
import type { Db } from '#platform/database/index.ts';
import { storedInOrder } from '../model/own.ts';
import { exportHsds, type HsdsFormat } from '../moving/export.ts';
import { importHsds } from '../moving/import.ts';
import type { HsdsImportReport } from '../moving/report.ts';

/** All that leaves a commons, as it stands in the file. */
export async function exported(db: Db, format: HsdsFormat): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'comunanza-moving-'));
  try {
    await exportHsds(db, { format, out: join(folder, 'town') });
    return await readFile(join(folder, 'town'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads a file into a commons. */
export async function imported(db: Db, source: string | Uint8Array): Promise<HsdsImportReport> {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  return db.transaction().execute((tx) => importHsds(tx, bytes));
}

/** Every row of a table. */
export async function everyRow(db: Db, table: string): Promise<unknown[]> {
  const { rows } = await sql<{ row: unknown }>`
    select row_to_json(r) as row from ${sql.table(table)} r order by row_to_json(r)::text`.execute(db);
  return rows.map(({ row }) => row);
}

/** The two commons of a town, empty again. */
export async function emptied(town: TestTown): Promise<TestTown> {
  for (const db of [town.db, town.otherDb]) {
    for (const { name } of storedInOrder.toReversed()) await sql`delete from ${sql.table(name)}`.execute(db);
    await db.deleteFrom('person').execute();
  }
  return town;
}
