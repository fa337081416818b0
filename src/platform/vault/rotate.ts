import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/index.ts';
import type { Master } from './master.ts';
import { addKey, countKeys, dropOldKeys, openVault, type Vault } from './ring.ts';

/** A column of sealed bytes, as the module that owns it declares it. */
export interface SealedColumn {
  table: string;
  /** The columns that tell its rows apart. */
  key: readonly string[];
  column: string;
  /** What it was sealed about, from the values of the key as text. */
  about(key: readonly string[]): string;
}

export interface Rotation {
  db: Db;
  /** Where the ring of the town lies, and how the town is called. */
  file: string;
  commons: string;
  master: Master;
  columns: readonly SealedColumn[];
  /** Waits until nobody works any more with a vault that was opened before the new key was there. */
  settled(): Promise<void>;
  /** Told after each batch. */
  told?(rows: number): void;
}

const BATCH = 200;

/**
 * A new key, everything sealed anew with it, and no other key left. One that was cut off is taken up where it stopped. Let
 * one rotation run in a town at a time. Throws, and drops no key, where something does not open.
 */
export async function rotateKeys(rotation: Rotation): Promise<{ rows: number; dropped: number }> {
  const { db, file, commons, master, columns, settled, told } = rotation;
  const cutOff = (await countKeys(file, commons)) > 1;
  const vault = cutOff ? await openVault(file, commons, master) : await addKey(file, commons, master);
  await settled();
  let rows = 0;
  for (const column of columns) {
    for (let some = -1; some !== 0; ) {
      some = await db.transaction().execute((tx) => sealSomeAnew(tx, vault, column));
      rows += some;
      if (some > 0) told?.(some);
    }
  }
  return { rows, dropped: await dropOldKeys(file, commons) };
}

/** Seals up to a batch of rows anew that another key sealed; answers with how many. */
async function sealSomeAnew(tx: Tx, vault: Vault, { table, key, column, about }: SealedColumn): Promise<number> {
  const keys = sql.join(key.map((name) => sql`${sql.ref(name)}::text`));
  // Its place in the table names a row that is locked until the commit.
  const { rows } = await sql<{ at: string; key: string[]; sealed: Buffer }>`
    select ctid::text as at, array[${keys}] as key, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null and substring(${sql.ref(column)} from 1 for ${vault.head.length}) <> ${vault.head}
    limit ${BATCH} for update`.execute(tx);
  for (const { at, key: values, sealed } of rows) {
    const anew = vault.sealBytes(opened(vault, sealed, about(values), `${table}.${column}`), about(values));
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${anew} where ctid = ${at}::tid`.execute(tx);
  }
  return rows.length;
}

function opened(vault: Vault, sealed: Buffer, about: string, where: string): Buffer {
  try {
    return vault.openBytes(sealed, about);
  } catch (cause) {
    throw new Error(`a row of ${where} does not open: no key was dropped`, { cause });
  }
}
