import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type DatabaseServer, openEmbedded } from '#platform/database/embedded.ts';
import { programArgs, programEnv } from '../script/program.mjs';
import type { Driven, HttpTurn, SqlTurn } from './driving/messages.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const secret = 'measured on a town that nobody lives in';

const prefix = 'comunanza-bench-';
const files = {
  http: new URL('./driving/http.ts', import.meta.url),
  sql: new URL('./driving/sql.ts', import.meta.url),
  bare: new URL('./driving/bare.ts', import.meta.url),
  sink: new URL('./driving/sink.ts', import.meta.url),
};

/** A server of the program, as `npm start` runs it, on a port of its own. */
export interface Program {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

/** What the bench works with: a folder and a PostgreSQL of its own, and processes that end with it. */
export interface Rig {
  folder: string;
  database: DatabaseServer;
  /** The address of one of its databases, as the owner. */
  urlOf(name: string): string;
  startProgram(database: string, options?: { imports?: string[]; env?: Record<string, string> }): Promise<Program>;
  driveHttp(wish: HttpTurn): Promise<Driven>;
  driveSql(wish: SqlTurn): Promise<Driven>;
  /** A bare HTTP server that sends these bytes. */
  startBare(headers: Record<string, string>, body: Buffer): Promise<{ port: number; stop(): void }>;
  /** A mail server that takes everything. */
  startSink(): Promise<Sink>;
  close(): Promise<void>;
}

export interface Sink {
  port: number;
  /** What has come so far; `last` is when, in milliseconds since 1970. */
  taken(): Promise<z.infer<typeof Taken>>;
  stop(): void;
}

const Taken = z.object({ mails: z.number(), addresses: z.number(), bytes: z.number(), last: z.number() });

/** Everything of the bench, in a folder that is gone when it ends, however it ends short of being killed outright. */
export async function openRig(): Promise<Rig> {
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const database = await openEmbedded({ dataDir: join(folder, 'data'), secret });
  if (!database) throw new Error(`${folder} is in use`);
  const children = new Set<ChildProcess>();
  const keep = (child: ChildProcess) => {
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  };
  const drivers = new Map<URL, ChildProcess>();
  const driverOf = (file: URL) => {
    const known = drivers.get(file);
    if (known?.connected) return known;
    const made = keep(fork(file, { stdio: 'inherit' }));
    drivers.set(file, made);
    return made;
  };
  const drive = async (file: URL, wish: HttpTurn | SqlTurn): Promise<Driven> => {
    const driver = driverOf(file);
    driver.send(wish);
    const { driven, error } = Answer.parse((await once(driver, 'message'))[0]);
    if (driven) return driven;
    throw new Error(error ?? 'the driver said nothing');
  };
  const urlOf = (name: string) => database.url.replace('/comunanza?', `/${name}?`);
  const close = async () => {
    await Promise.all([...children].map(ended));
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => close().finally(() => process.exit(130)));
  }
  return {
    folder,
    database,
    urlOf,
    close,
    driveHttp: (wish) => drive(files.http, wish),
    driveSql: (wish) => drive(files.sql, wish),
    startProgram: async (name, { imports = [], env = {} } = {}) => {
      const log = join(folder, `${name}-${Date.now()}.log`);
      const out = openSync(log, 'w');
      const loaded = ['./script/lifeline.mjs', ...imports].flatMap((file) => ['--import', file]);
      const options = [...programArgs, ...loaded];
      const settings = {
        NODE_ENV: 'production',
        DATABASE_URL: urlOf(name),
        COMUNANZA_SECRET: secret,
        DATA_DIR: join(folder, `data-${name}`),
        PORT: '0',
        REQUESTS_PER_MINUTE: '0',
      };
      const child = keep(
        spawn(process.execPath, [...options, 'dist/server/main.js', 'serve', '--no-demo'], {
          cwd: root,
          stdio: ['ignore', out, out, 'ipc'],
          env: { PATH: process.env.PATH, ...programEnv, ...settings, ...env },
        }),
      );
      return { port: await portSaid(log, child), pid: child.pid ?? 0, stop: () => ended(child) };
    },
    startBare: async (headers, body) => {
      const child = keep(fork(files.bare, { stdio: 'inherit' }));
      child.send({ headers, body: body.toString('base64') });
      const { port } = z.object({ port: z.number() }).parse((await once(child, 'message'))[0]);
      return { port, stop: () => void ended(child) };
    },
    startSink: async () => {
      const child = keep(fork(files.sink, { stdio: 'inherit' }));
      const { port } = z.object({ port: z.number() }).parse((await once(child, 'message'))[0]);
      return {
        port,
        taken: async () => {
          child.send('taken');
          return Taken.parse((await once(child, 'message'))[0]);
        },
        stop: () => void ended(child),
      };
    },
  };
}

const Answer = z.object({
  driven: z
    .object({
      requests: z.number(),
      seconds: z.number(),
      failures: z.number(),
      bytes: z.number(),
      latencies: z.array(z.number()),
    })
    .optional(),
  error: z.string().optional(),
});

/** Asks a process to end, and waits until it has; one that does not listen is ended. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  if ((await Promise.race([gone, pause(15_000, 'late' as const, { ref: false })])) === 'late') child.kill('SIGKILL');
  await gone;
}

async function portSaid(log: string, child: ChildProcess): Promise<number> {
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const port = /ready: http:\/\/localhost:(\d+)/.exec(readFileSync(log, 'utf8'))?.[1];
    if (port) return Number(port);
    await pause(50);
  }
  throw new Error(`the program did not start:\n${readFileSync(log, 'utf8')}`);
}

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    try {
      process.kill(pid, 0);
    } catch {
      // The process that made it is no more.
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}
