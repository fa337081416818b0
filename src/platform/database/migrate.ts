import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** Reads a folder of `NNNN_name.sql`, in order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings one schema up to date, forward only, each migration in a transaction of its own.
 * Returns the names of those it applied. Throws when an applied migration was changed afterwards.
 */
export async function migrateSchema(
  client: pg.Client | pg.PoolClient,
  schema: string,
  migrations: Migration[],
): Promise<string[]> {
  const quoted = client.escapeIdentifier(schema);
  await client.query(`set search_path = ${quoted}, public`);
  await client.query(
    `create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  );
  // Two programs starting at once must not migrate the same schema together.
  await client.query(`select pg_advisory_lock(hashtext($1))`, [`migrate:${schema}`]);
  try {
    const { rows } = await client.query<{ name: string; checksum: string }>(
      `select name, checksum from schema_migration`,
    );
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    const done: string[] = [];
    for (const migration of migrations) {
      const before = applied.get(migration.name);
      if (before === migration.checksum) continue;
      if (before !== undefined) {
        throw new Error(
          `Migration ${migration.name} was changed after it had been applied to ${schema}: add a new one instead.`,
        );
      }
      await client.query('begin');
      try {
        await client.query(migration.sql);
        await client.query(`insert into schema_migration (name, checksum) values ($1, $2)`, [
          migration.name,
          migration.checksum,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(
          `Migration ${migration.name} of ${schema} failed: ${error instanceof Error ? error.message : error}`,
          {
            cause: error,
          },
        );
      }
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext($1))`, [`migrate:${schema}`]);
  }
}
