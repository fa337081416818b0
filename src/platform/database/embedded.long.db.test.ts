import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isLongRun } from '#platform/config/index.ts';
import { processesOf, stopLeftovers } from './embedded-leftovers.ts';

const start = async (dataDir: string) => {
  const args = ['--import', './script/alias.mjs', 'src/platform/database/embedded.fixture.ts', dataDir];
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(program, 'exit').then(() => Promise.reject(new Error('the program did not start')));
  const [line] = await Promise.race([once(program.stdout.setEncoding('utf8'), 'data'), ended]);
  return { program, url: String(line).trim() };
};

/** Promises one number after another, each in a transaction of its own, until the connection breaks. */
const promiseUntilBroken = async (url: string, after: number): Promise<number> => {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  let last = after;
  try {
    for (;;) {
      await client.query('insert into promise values ($1)', [last + 1]);
      last += 1;
    }
  } catch {
    return last;
  } finally {
    await client.end().catch(() => {});
  }
};

const serverOf = (dataDir: string) =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);

const blows: Record<string, (program: ChildProcess, dataDir: string) => void> = {
  'the program': (program) => program.kill('SIGKILL'),
  PostgreSQL: (_, dataDir) => process.kill(serverOf(dataDir), 'SIGKILL'),
  'both at once': (program, dataDir) => {
    process.kill(serverOf(dataDir), 'SIGKILL');
    program.kill('SIGKILL');
  },
  'every process of the database': (_, dataDir) => {
    for (const pid of processesOf(join(dataDir, 'postgres'))) process.kill(pid, 'SIGKILL');
  },
};

test.skipIf(!isLongRun()).for(Object.entries(blows))(
  'killing %s again and again loses nothing that was promised (needs npm run test:long)',
  { timeout: 300_000 },
  async ([, blow]) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'comunanza-blows-'));
    let promised = 0;
    for (let round = 0; round < 10; round += 1) {
      const { program, url } = await start(dataDir);
      const gone = once(program, 'exit');
      const client = new pg.Client(url);
      await client.connect();
      await client.query('create table if not exists promise (number int primary key)');
      const { rows } = await client.query(
        'select count(*)::int as kept, coalesce(max(number), 0) as last from promise',
      );
      await client.end();
      // The last one may have been kept without our hearing of it; none that we heard of may be missing.
      expect(rows[0].kept).toBe(rows[0].last);
      expect(rows[0].last - promised).toBeOneOf([0, 1]);
      const writing = promiseUntilBroken(url, rows[0].last);
      await pause(100 + Math.random() * 400);
      blow(program, dataDir);
      [promised] = await Promise.all([writing, gone]);
    }
    await stopLeftovers(join(dataDir, 'postgres'), 0);
    rmSync(dataDir, { recursive: true });
  },
);
