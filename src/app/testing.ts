import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type Commons, type Db, type Installation, openInstallation, type Tables } from '#platform/database/index.ts';
import { projectRoot } from './root.ts';
import { databaseUrl, testSecret } from './testing.names.ts';

export interface TestTown {
  installation: Installation;
  url: string;
  /** The commons 'borgovivo', migrated and empty, and its connection as its own role. */
  commons: Commons;
  db: Db;
  /** The same commons with the rights of the database's owner, for what the town itself may not do. */
  ownerDb: Db;
  /** A second commons, 'altrove', in the same database. */
  other: Commons;
  otherDb: Db;
}

/**
 * A database of one's own for the tests of this file: a clone of the migrated template, dropped when the file is done.
 * Call it at the top of a `describe` or a file, and await it.
 */
export async function testTown(): Promise<TestTown> {
  const serverUrl = inject('testServerUrl');
  const name = `${inject('testTemplate')}_${randomBytes(5).toString('hex')}`;
  const server = openInstallation({ url: serverUrl, root: projectRoot, secret: testSecret });
  await server.owner.query(`create database ${name} template ${inject('testTemplate')}`);
  const url = databaseUrl(serverUrl, name);
  const installation = openInstallation({ url, root: projectRoot, secret: testSecret });
  const [commons, other] = await installation.listCommons();
  if (!commons || !other) throw new Error('the template has no commons');
  const options = `-c search_path=${commons.schema_name},public -c timezone=UTC`;
  const pool = new pg.Pool({ connectionString: url, options, max: 2, allowExitOnIdle: true });
  const ownerDb = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  afterAll(async () => {
    await ownerDb.destroy();
    await installation.close();
    await server.owner.query(`drop database if exists ${name}`);
    await server.close();
  });
  return {
    installation,
    url,
    commons,
    other,
    db: installation.open(commons),
    ownerDb,
    otherDb: installation.open(other),
  };
}

/** The same, where only the commons' connection matters. */
export async function testCommons(): Promise<Db> {
  return (await testTown()).db;
}
