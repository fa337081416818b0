import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart, type Config } from '#platform/config/index.ts';
import { type DatabaseServer, openEmbedded } from './embedded.ts';
import { awaitUsers, holderOf, useFolder } from './embedded-lock.ts';
import { socketUrl } from './embedded-socket.ts';

export type { DatabaseServer, Ending } from './embedded.ts';

/** The oldest PostgreSQL whose dialect we keep to. */
const oldest = 15;

type Wish = {
  /** `serve` wants the data folder for itself; a command is content to use the database that `serve` runs. */
  exclusive: boolean;
  say?: (sentence: string) => void;
};

const never = new Promise<never>(() => {});

/**
 * The PostgreSQL server that the configuration names, ready to answer: an existing one, or our own, started for as long
 * as we need it. Throws `CannotStart` when it does not answer, is too old, or, with `exclusive`, when another
 * Comunanza works on the same data folder.
 */
export const openDatabaseServer = async (config: Config, wish: Wish): Promise<DatabaseServer> => {
  if (config.databaseUrl) return existing(config.databaseUrl);
  const own = wish.exclusive ? await claim(config, wish.say) : await share(config, wish.say);
  await check(own.url, 'The embedded database').catch(async (error) => {
    await own.stop();
    throw error;
  });
  return own;
};

const existing = async (url: string): Promise<DatabaseServer> => {
  await check(url, 'The database of DATABASE_URL');
  return { url, stop: async () => {}, exited: never };
};

// The one before us may still be closing: a moment's patience spares a second try.
const claim = async (config: Config, say?: (sentence: string) => void): Promise<DatabaseServer> => {
  for (let tries = 0; tries < 20; tries += 1) {
    const own = await openEmbedded({ ...config, say });
    if (own) return own;
    await pause(100);
  }
  const holder = holderOf(config.dataDir);
  throw new CannotStart(
    `Another Comunanza${holder ? ` (process ${holder.pid})` : ''} is at work on ${config.dataDir}. ` +
      'Stop it first, or choose another folder with DATA_DIR.',
  );
};

const share = async (config: Config, say?: (sentence: string) => void): Promise<DatabaseServer> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const own = await openEmbedded({ ...config, say });
    if (own) return untilNobodyElse(own, config.dataDir);
    const guest = await join(config);
    if (guest) return guest;
    await pause(100);
  }
  throw new CannotStart(`The database in ${config.dataDir} is in use, but does not answer.`);
};

const untilNobodyElse = (own: DatabaseServer, dataDir: string): DatabaseServer => ({
  ...own,
  stop: async () => {
    const alone = awaitUsers(dataDir);
    await own.stop();
    alone?.release();
  },
});

const join = async (config: Config): Promise<DatabaseServer | undefined> => {
  const presence = useFolder(config.dataDir);
  const holder = presence && holderOf(config.dataDir);
  if (!holder) {
    presence?.release();
    return undefined;
  }
  const url = socketUrl(holder.socketDir, config.secret);
  const answers = await versionOf(url).then(
    () => true,
    () => false,
  );
  if (answers) return { url, stop: async () => presence.release(), exited: never };
  presence.release();
  return undefined;
};

const versionOf = async (url: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  } finally {
    await client.end().catch(() => {});
  }
};

const check = async (url: string, name: string): Promise<void> => {
  const version = await versionOf(url).catch((error: unknown) => {
    throw new CannotStart(`${name} does not answer: ${error instanceof Error ? error.message || error.name : ''}.`);
  });
  if (version < oldest) throw new CannotStart(`${name} is PostgreSQL ${version}; at least ${oldest} is needed.`);
};
