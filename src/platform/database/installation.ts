import { join } from 'node:path';
import pg from 'pg';
import { roleDatabasePassword } from '#platform/crypto/index.ts';
import { type Commons, openCommonsDb } from './commons.ts';
import { migrateSchema, readMigrations } from './migrate.ts';
import type { Db } from './tables.ts';

const INSTALLATION_SCHEMA = 'comunanza';

export interface InstallationOptions {
  /** Address of the database as its owner, who may create schemas and roles. */
  url: string;
  /** Root of the project, where `database/` stands. */
  root: string;
  /** The installation's secret: the roles' passwords are derived from it. */
  secret: string;
}

export interface NewCommons {
  name: string;
  title: string;
  hosts?: string[];
  tagline_it?: string;
  tagline_en?: string;
  municipality_code?: string | null;
  patron?: { month: number; day: number; name: string } | null;
}

/** One database that hosts many commons. All that needs the owner's rights is here. */
export interface Installation {
  options: InstallationOptions;
  owner: pg.Pool;
  migrate(): Promise<string[]>;
  listCommons(): Promise<Commons[]>;
  createCommons(wish: NewCommons): Promise<Commons>;
  eraseCommons(name: string): Promise<boolean>;
  /** The connection of a commons, opened on demand and kept. */
  open(commons: Commons): Db;
  close(): Promise<void>;
}

/** Opens an installation; touches nothing until asked. */
export function openInstallation(options: InstallationOptions): Installation {
  const owner = new pg.Pool({
    connectionString: options.url,
    max: 3,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  owner.on('error', () => {});
  const opened = new Map<string, { db: Db; pool: pg.Pool }>();

  async function withOwner<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await owner.connect();
    try {
      return await work(client);
    } finally {
      await client.query('reset search_path').catch(() => {});
      client.release();
    }
  }

  async function prepare(client: pg.PoolClient): Promise<void> {
    await client.query(`create extension if not exists pg_trgm schema public`);
    await client.query(`create schema if not exists ${INSTALLATION_SCHEMA}`);
    await migrateSchema(client, INSTALLATION_SCHEMA, await readMigrations(join(options.root, 'database/installation')));
  }

  async function listCommons(): Promise<Commons[]> {
    const { rows } = await owner.query<Commons>(
      `select * from ${INSTALLATION_SCHEMA}.commons order by created_at, name`,
    );
    return rows;
  }

  async function migrateOne(client: pg.PoolClient, commons: Commons): Promise<string[]> {
    const migrations = await readMigrations(join(options.root, 'database/migrations'));
    const done = await migrateSchema(client, commons.schema_name, migrations);
    if (done.length > 0) await grant(client, commons);
    return done.map((name) => `${commons.name}: ${name}`);
  }

  async function grant(client: pg.PoolClient, commons: Commons): Promise<void> {
    const schema = client.escapeIdentifier(commons.schema_name);
    const role = client.escapeIdentifier(commons.role_name);
    await client.query(`grant usage on schema ${schema} to ${role}`);
    await client.query(`grant select, insert, update, delete, truncate on all tables in schema ${schema} to ${role}`);
    await client.query(`grant usage on all sequences in schema ${schema} to ${role}`);
    // What was done is written once: the town's own role can add to the audit, not change it.
    await client.query(`revoke update, delete, truncate on ${schema}.audit_entry from ${role}`);
    await client.query(`revoke all on ${schema}.schema_migration from ${role}`);
    await client.query(`grant select on ${schema}.schema_migration to ${role}`);
  }

  /** Roles belong to the whole server: the password is set anew, so that a restored database finds its roles right. */
  async function ensureRole(client: pg.PoolClient, role: string): Promise<void> {
    const name = client.escapeIdentifier(role);
    const password = client.escapeLiteral(roleDatabasePassword(options.secret, role));
    const known = await client.query(`select 1 from pg_roles where rolname = $1`, [role]);
    if (known.rowCount === 0) await client.query(`create role ${name} login password ${password}`);
    else await client.query(`alter role ${name} login password ${password}`);
  }

  return {
    options,
    owner,
    listCommons,
    migrate: () =>
      withOwner(async (client) => {
        await prepare(client);
        const done: string[] = [];
        for (const commons of await listCommons()) {
          await ensureRole(client, commons.role_name);
          done.push(...(await migrateOne(client, commons)));
        }
        return done;
      }),
    createCommons: (wish) =>
      withOwner(async (client) => {
        await prepare(client);
        const schema = `commons_${wish.name}`;
        const { rows } = await client.query<{ db: string }>('select current_database() as db');
        // Two installations may share a server: the role carries the database's name.
        const role = `${rows[0]?.db ?? 'comunanza'}_${wish.name}`.toLowerCase().slice(0, 63);
        await ensureRole(client, role);
        await client.query(`create schema if not exists ${client.escapeIdentifier(schema)}`);
        const made = await client.query<Commons>(
          `insert into ${INSTALLATION_SCHEMA}.commons
             (name, schema_name, role_name, hosts, title, tagline_it, tagline_en, municipality_code, patron_month, patron_day, patron_name)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning *`,
          [
            wish.name,
            schema,
            role,
            wish.hosts ?? [],
            wish.title,
            wish.tagline_it ?? '',
            wish.tagline_en ?? '',
            wish.municipality_code ?? null,
            wish.patron?.month ?? null,
            wish.patron?.day ?? null,
            wish.patron?.name ?? null,
          ],
        );
        const commons = made.rows[0];
        if (!commons) throw new Error('the commons was not written');
        await migrateOne(client, commons);
        return commons;
      }),
    eraseCommons: (name) =>
      withOwner(async (client) => {
        const commons = (await listCommons()).find((one) => one.name === name);
        if (!commons) return false;
        await opened.get(name)?.pool.end();
        opened.delete(name);
        await client.query(`drop schema ${client.escapeIdentifier(commons.schema_name)} cascade`);
        await client.query(`delete from ${INSTALLATION_SCHEMA}.commons where name = $1`, [name]);
        await client
          .query(`drop role if exists ${client.escapeIdentifier(commons.role_name)}`)
          .catch((error: unknown) => {
            // A copy of this database on the same server (a restored backup) still needs the role.
            if (!(error instanceof pg.DatabaseError && error.code === '2BP01')) throw error;
          });
        return true;
      }),
    open: (commons) => {
      const known = opened.get(commons.name);
      if (known) return known.db;
      const made = openCommonsDb(options.url, commons, roleDatabasePassword(options.secret, commons.role_name));
      opened.set(commons.name, made);
      return made.db;
    },
    close: async () => {
      await Promise.all([...opened.values()].map(({ db }) => db.destroy()));
      opened.clear();
      await owner.end();
    },
  };
}
