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

/** What several files begin with and takes seconds to load: made by the first that asks, cloned by all. */
export interface Prepared {
  /** In lower case, without spaces; the same name means the same content. */
  name: string;
  load(town: TestTown): Promise<void>;
}

/**
 * A database of one's own for the tests of this file: a clone of the migrated template, dropped when the file is done.
 * Call it at the top of a `describe` or a file, and await it. With `prepared` the town begins with that in it.
 */
export async function testTown(prepared?: Prepared): Promise<TestTown> {
  const server = openInstallation({ url: inject('testServerUrl'), root: projectRoot, secret: testSecret });
  const template = prepared ? await templateWith(server, prepared) : inject('testTemplate');
  const name = `${inject('testTemplate')}_${randomBytes(5).toString('hex')}`;
  await server.owner.query(`create database ${name} template ${template}`);
  const { town, close } = await openTown(name);
  afterAll(async () => {
    await close();
    await server.owner.query(`drop database if exists ${name}`);
    await server.close();
  });
  return town;
}

/** One file at a time looks whether the template is there and makes it; cut short, it is made anew by the next. */
async function templateWith(server: Installation, { name, load }: Prepared): Promise<string> {
  const template = `${inject('testTemplate')}_with_${name}`;
  const client = await server.owner.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const there = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (there.rowCount === 0) {
      await client.query(`drop database if exists ${template}_draft`);
      await client.query(`create database ${template}_draft template ${inject('testTemplate')}`);
      const { town, close } = await openTown(`${template}_draft`);
      await load(town).finally(close);
      await client.query(`alter database ${template}_draft rename to ${template}`);
    }
    return template;
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [template]);
    client.release();
  }
}

async function openTown(name: string): Promise<{ town: TestTown; close(): Promise<void> }> {
  const url = databaseUrl(inject('testServerUrl'), name);
  const installation = openInstallation({ url, root: projectRoot, secret: testSecret });
  const [commons, other] = await installation.listCommons();
  if (!commons || !other) throw new Error('the template has no commons');
  const options = `-c search_path=${commons.schema_name},public -c timezone=UTC`;
  const pool = new pg.Pool({ connectionString: url, options, max: 2, allowExitOnIdle: true });
  const ownerDb = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const [db, otherDb] = [installation.open(commons), installation.open(other)];
  const close = async () => {
    await ownerDb.destroy();
    await installation.close();
  };
  return { town: { installation, url, commons, other, db, ownerDb, otherDb }, close };
}

/** The same, where only the commons' connection matters. */
export async function testCommons(): Promise<Db> {
  return (await testTown()).db;
}
