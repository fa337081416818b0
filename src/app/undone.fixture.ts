import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { afterAll } from 'vitest';
import { roleDatabasePassword } from '#platform/crypto/index.ts';
import { urlFor } from '#platform/database/commons.ts';
import type { Installation, Tables } from '#platform/database/index.ts';
import { testSecret } from './testing.names.ts';
import type { TestTown } from './testing.ts';

/**
 * The same installation over one connection, on which whatever was done since the last `keep` or `undo` can be undone:
 * so that a test can press every button of the house and find it as it was. The house's own transactions are savepoints.
 */
export async function undoable({ installation, commons, url }: TestTown) {
  const client = new pg.Client({
    connectionString: urlFor(url, commons.role_name, roleDatabasePassword(testSecret, commons.role_name)),
    options: `-c search_path=${commons.schema_name},public -c timezone=UTC`,
  });
  await client.connect();
  let depth = 0;
  const run = async (statement: string) => {
    await client.query(statement);
  };
  const connection = {
    executeQuery: async <R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) => {
      const { rows, rowCount } = await client.query(sql, [...parameters]);
      return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) };
    },
    streamQuery: () => {
      throw new Error('nothing is streamed here');
    },
  };
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        beginTransaction: () => run(`savepoint at_${++depth}`),
        commitTransaction: () => run(`release savepoint at_${depth--}`),
        rollbackTransaction: () => run(`rollback to savepoint at_${depth--}`),
        releaseConnection: async () => {},
        destroy: async () => {},
      }),
    },
  });
  // PostgreSQL counts a connection's writes beyond the end of a transaction: what counts is what came since.
  const counts = async () => {
    const { rows } = await client.query<{ relname: string; writes: number }>(
      `select relname, n_tup_ins + n_tup_upd + n_tup_del as writes from pg_stat_xact_user_tables`,
    );
    return new Map(rows.map(({ relname, writes }) => [relname, writes]));
  };
  let before = new Map<string, number>();
  const again = async (end: 'commit' | 'rollback') => {
    depth = 0;
    await run(end);
    await run('begin');
    before = await counts();
  };
  await run('begin');
  afterAll(async () => {
    await client.end();
  });
  const same: Installation = { ...installation, open: (of) => (of.name === commons.name ? db : installation.open(of)) };
  return {
    installation: same,
    db,
    keep: () => again('commit'),
    undo: () => again('rollback'),
    /** The tables that were written to since: one that was taken back counts too. */
    written: async (): Promise<string[]> =>
      [...(await counts())].filter(([table, writes]) => writes > (before.get(table) ?? 0)).map(([table]) => table),
  };
}
