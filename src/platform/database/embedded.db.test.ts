import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '#platform/config/index.ts';
import { openEmbedded } from './embedded.ts';
import { accountFor, run } from './embedded-account.ts';
import { clusterName, processesOf, stopLeftovers } from './embedded-leftovers.ts';
import { openDatabaseServer } from './server.ts';

const secret = 'kept for the tests only, 32 letters';
let folder = '';
let dataDir = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comunanza-embedded-'));
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  await stopLeftovers(join(dataDir, 'postgres'), 0);
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({ ...readConfig({ DATA_DIR: dataDir, COMUNANZA_SECRET: secret }), secret });

const open = async (where = dataDir) => {
  const server = await openEmbedded({ dataDir: where, secret, fast: true });
  if (!server) throw new Error('the folder is in use');
  return server;
};

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
};

/** A program of its own, up and with one row written. */
const startProgram = async () => {
  const args = ['--import', './script/alias.mjs', 'src/platform/database/embedded.fixture.ts', dataDir];
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(program.stdout.setEncoding('utf8'), 'data');
  const url = String(line).trim();
  await ask(url, "create table note as select 'promised' as words");
  return { program, url };
};

const postgresOf = (where: string) => Number.parseInt(readFileSync(join(where, 'postgres/postmaster.pid'), 'utf8'), 10);

test('what was written before a stop is there at the next start, and nothing runs in between', async () => {
  const first = await open();
  await ask(first.url, "create table note as select 'kept' as words");
  await first.stop();
  expect(await first.exited).toMatchObject({ signal: null });
  expect(processesOf(join(dataDir, 'postgres'))).toEqual([]);
  const second = await open();
  expect(await ask(second.url, 'select words from note')).toBe('kept');
  await second.stop();
});

test('Italian letters change case and sort the same on every machine', async () => {
  const server = await open();
  expect(await ask(server.url, "select lower('PERCHÉ CITTÀ')")).toBe('perché città');
  expect(await ask(server.url, "select current_setting('TimeZone')")).toBe('UTC');
  await server.stop();
});

test('a long path with spaces and accents is as good as any', async () => {
  dataDir = join(folder, `Quartiere così "lungo", e poi ${'ancora un po’ '.repeat(10)}`);
  const server = await open();
  expect(await ask(server.url, 'select 1')).toBe(1);
  await server.stop();
});

test('one program works on a folder: a second is told who the first is, and a command shares its database', async () => {
  const server = await open();
  const config = settings();
  await expect(openDatabaseServer(config, { exclusive: true })).rejects.toThrow(
    `Another Comunanza (process ${process.pid}) is at work on ${dataDir}.`,
  );
  const guest = await openDatabaseServer(config, { exclusive: false });
  expect(guest.url).toBe(server.url);
  await guest.stop();
  expect(await ask(server.url, 'select 1')).toBe(1);
  await server.stop();
});

test('a program killed outright takes its PostgreSQL along, and the next start finds every promise kept', async () => {
  const { program } = await startProgram();
  program.kill('SIGKILL');
  await once(program, 'exit');
  const server = await open();
  expect(await ask(server.url, 'select words from note')).toBe('promised');
  await server.stop();
});

test('a PostgreSQL killed outright ends the program within a second, leaves nothing running, and recovers', async () => {
  const { program, url } = await startProgram();
  const busy = ask(url, 'select count(*) from generate_series(1, 1e12)').catch((error: Error) => error.message);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const killed = Date.now();
  process.kill(postgresOf(dataDir), 'SIGKILL');
  const [code] = await once(program, 'exit');
  expect(code).toBe(1);
  expect(Date.now() - killed).toBeLessThan(1_000);
  expect(processesOf(join(dataDir, 'postgres'))).toEqual([]);
  expect(await busy).toMatch(/terminat/i);
  const server = await open();
  expect(await ask(server.url, 'select words from note')).toBe('promised');
  await server.stop();
});

test('a PostgreSQL that outlived its program is closed before a new one starts', async () => {
  await (await open()).stop();
  const account = accountFor(dataDir, () => {});
  const cluster = join(dataDir, 'postgres');
  const untied = { ...account, prefix: account.prefix.slice(0, account.prefix.indexOf('setpriv')) };
  const options = ['-c', `cluster_name=${clusterName(cluster)}`, '-c', 'listen_addresses=', '-k', folder];
  const stray = run(untied, 'postgres', ['-D', cluster, ...options], 'ignore');
  const ended = once(stray, 'exit');
  while (!existsSync(join(cluster, 'postmaster.pid'))) await new Promise((resolve) => setTimeout(resolve, 10));
  const server = await open();
  expect(await ended).toEqual([0, null]);
  expect(await ask(server.url, 'select 1')).toBe(1);
  await server.stop();
});

test('a process number that now belongs to somebody else does not keep PostgreSQL from starting', async () => {
  await (await open()).stop();
  const somebody = spawn('sleep', ['60']);
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${somebody.pid}\n${join(dataDir, 'postgres')}\n`);
  const server = await open();
  expect(await ask(server.url, 'select 1')).toBe(1);
  expect(somebody.exitCode).toBeNull();
  somebody.kill();
  await server.stop();
});

test('a first start that was cut short is simply made anew', async () => {
  mkdirSync(join(dataDir, 'postgres.new/base'), { recursive: true });
  const server = await open();
  expect(await ask(server.url, 'select 1')).toBe(1);
  expect(existsSync(join(dataDir, 'postgres.new'))).toBe(false);
  await server.stop();
});

test('data of another PostgreSQL is left alone, in a sentence', async () => {
  mkdirSync(join(dataDir, 'postgres'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '17\n');
  await expect(open()).rejects.toThrow(/was made by PostgreSQL 17, and this program brings PostgreSQL 18/);
  await expect(open()).rejects.toThrow(/PostgreSQL 17/);
});

test('a database that does not answer is named, without its password', async () => {
  const databaseUrl = 'postgres://someone:hush@127.0.0.1:1/town';
  const attempt = openDatabaseServer({ ...settings(), databaseUrl }, { exclusive: true });
  await expect(attempt).rejects.toThrow(/^The database of DATABASE_URL does not answer: (?!.*hush).*ECONNREFUSED/);
});
