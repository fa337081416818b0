import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { calendarOf, reindexAll } from '#modules/directory/indexing/index.ts';
import { keepVocabularies } from '#modules/directory/vocabularies/keep.ts';
import { loadItaly } from '#modules/places/territory/italy.ts';
import { roleDatabasePassword } from '#platform/crypto/index.ts';
import { openCommonsDb } from '#platform/database/commons.ts';
import { type Commons, type Db, type Installation, openInstallation, putRows } from '#platform/database/index.ts';
import type { Connection } from '../driving/messages.ts';
import { type Rig, root, secret } from '../rig.ts';
import { generate, ground, home, type TableName } from './generate.ts';

const tables: readonly TableName[] = [
  'organization',
  'location',
  'address',
  'service',
  'service_at_location',
  'phone',
  'schedule',
  'cost_option',
  'language',
  'service_area',
  'attribute',
];

export interface Town {
  services: number;
  /** The name of its database. */
  database: string;
  connection: Connection;
  seconds: { rows: number; index: number };
}

/** Makes a database with a town of `many` services, ready to be searched. */
export async function makeTown(rig: Rig, many: number): Promise<Town> {
  const database = `town_${many}`;
  const installation = await newInstallation(rig, database);
  try {
    return await fill(installation, database, many);
  } finally {
    await installation.close();
  }
}

/** An empty database of this name, with all that an installation has before its first town. */
export async function newInstallation(rig: Rig, database: string): Promise<Installation> {
  const server = openInstallation({ url: rig.database.url, root, secret });
  await server.owner.query(`create database ${database}`);
  await server.close();
  const installation = openInstallation({ url: rig.urlOf(database), root, secret });
  await installation.migrate();
  return installation;
}

/** An empty town on the drawn ground, with the vocabularies and the municipalities of Italy. */
export async function layGround(installation: Installation): Promise<{ commons: Commons; db: Db }> {
  const commons = await installation.createCommons({
    name: 'borgovivo',
    title: 'Borgovivo',
    municipality_code: home,
    patron: { month: 11, day: 11, name: 'San Martino' },
  });
  const db = installation.open(commons);
  await db.transaction().execute(async (tx) => {
    await keepVocabularies(tx);
    await loadItaly(tx);
    const { municipality, postcode, neighbourhood, street } = ground();
    await putRows(tx, 'municipality', municipality, { key: ['istat_code'] });
    await putRows(tx, 'postcode', postcode, { key: ['code', 'municipality_code'] });
    await putRows(tx, 'neighbourhood', neighbourhood);
    await putRows(tx, 'street', street);
  });
  return { commons, db };
}

async function fill(installation: Installation, database: string, many: number): Promise<Town> {
  const { commons, db } = await layGround(installation);
  const began = performance.now();
  for (const rows of generate(many)) {
    await db.transaction().execute(async (tx) => {
      for (const table of tables) await putRows(tx, table, rows[table]);
    });
  }
  await installation.owner.query('vacuum analyze');
  const written = performance.now();
  await reindexAll(db, calendarOf(commons), new Date());
  const indexed = performance.now();
  await installation.owner.query('vacuum analyze');
  await sayNightIsDone(installation.options.url);
  return {
    services: many,
    database,
    connection: connectionOf(installation, commons),
    seconds: { rows: (written - began) / 1000, index: (indexed - written) / 1000 },
  };
}

/** The very settings with which the program opens this town. */
function connectionOf({ options: { url } }: Installation, commons: Commons): Connection {
  const { pool } = openCommonsDb(url, commons, roleDatabasePassword(secret, commons.role_name));
  const { connectionString, options } = pool.options;
  if (!connectionString || !options) throw new Error('the program connects in another way');
  return { connectionString, options };
}

/** Otherwise the first start would do a night's work, while it is measured. */
async function sayNightIsDone(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: 'jobs' });
  await boss.start();
  for (const name of ['directory.openings', 'directory.review']) {
    await boss.createQueue(name, { policy: 'singleton' });
    await boss.send(name, null, { singletonSeconds: 20 * 3600 });
    for (const job of await boss.fetch(name)) await boss.complete(name, job.id);
  }
  await boss.stop({ graceful: false });
}

/** Services that can be found, as many as are wanted, spread over the town. */
export async function serviceIds(connection: Connection, many: number): Promise<string[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select id from service where status = 'active' order by md5(id::text) limit $1`,
      [many],
    );
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
