import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, realpathSync } from 'node:fs';
import { totalmem } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '#platform/config/index.ts';
import { accountFor, run } from './embedded-account.ts';
import { makeCluster } from './embedded-cluster.ts';
import { clusterName, stopLeftovers } from './embedded-leftovers.ts';
import { holdFolder } from './embedded-lock.ts';
import { openSocketFolder, removeSocketFolder, socketFolder, socketUrl } from './embedded-socket.ts';

/** How a server ended, as `stop` asked or of itself, and the last it said. */
export type Ending = { code: number | null; signal: NodeJS.Signals | null; words: string };

/** A PostgreSQL server that we may use until we stop it. */
export type DatabaseServer = {
  url: string;
  /** Resolves when nothing of ours is left running; may be called more than once. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, whether asked to or not; never for a server that is not ours. */
  exited: Promise<Ending>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** The passwords of the cluster's roles are derived from it: always the same for the same data. */
  secret: string;
  say?: (sentence: string) => void;
  /** For tests: nothing survives a power cut, in return for speed. */
  fast?: boolean;
};

/**
 * Runs the PostgreSQL that npm brings, on a Unix socket and no port, as a child that ends with us even if we are killed.
 * Makes its data at the first start (about a second), and clears away what a killed program or a killed PostgreSQL left.
 * Answers `undefined` when another process runs it on this folder; throws `CannotStart` with PostgreSQL's own words
 * when it does not come up.
 */
export const openEmbedded = async (options: EmbeddedOptions): Promise<DatabaseServer | undefined> => {
  const { secret, say = () => {}, fast = false } = options;
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(options.dataDir);
  const lock = holdFolder(dataDir);
  if (!lock) return undefined;
  try {
    const account = accountFor(dataDir, say);
    const socketDir = socketFolder(account);
    lock.note(JSON.stringify({ pid: process.pid, socketDir }));
    const cluster = await makeCluster(account, secret, fast);
    await stopLeftovers(cluster);
    openSocketFolder(socketDir, account);
    const child = run(
      account,
      'postgres',
      ['-D', cluster, ...settings(cluster, socketDir, fast)],
      ['ignore', 'ignore', 'pipe'],
    );
    const { exited: ended, ready } = listen(child);
    const exited = ended.then(async (end) => {
      // A killed server's backends may outlive it for a while: nothing is left running when we say that it ended.
      if (end.code !== 0) await stopLeftovers(cluster, 0);
      removeSocketFolder(socketDir);
      lock.release();
      return end;
    });
    await ready;
    return { url: socketUrl(socketDir, secret), exited, stop: () => stop(child, exited) };
  } catch (error) {
    lock.release();
    throw error;
  }
};

/** An eighth of the memory, so that a town's index stays in it (100,000 services: 300 MB), and the program's own part too. */
const sharedMegabytes = (): number => {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.min(512, Math.max(128, Math.round(bytes / 8 / 2 ** 20)));
};

const settings = (cluster: string, socketDir: string, fast: boolean): string[] =>
  Object.entries({
    cluster_name: clusterName(cluster),
    listen_addresses: '',
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: fast ? '128MB' : `${sharedMegabytes()}MB`,
    // Our queries are many and short: compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What a query carried may be personal: errors are told to who asked, and the log gets the server's own life only.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

type Listened = { exited: Promise<Ending>; ready: Promise<void> };

const listen = (child: ChildProcess): Listened => {
  let words = '';
  const ready = Promise.withResolvers<void>();
  // Read to the end of its life: a full pipe would stop PostgreSQL.
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    words = (words + more).slice(-2_000);
    if (more.includes('ready to accept connections')) ready.resolve();
  });
  const exited = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ code: 1, signal: null, words: error.message }));
    child.once('exit', async (code, signal) => {
      // Backends that outlive a killed server keep its pipe open.
      if (child.stderr && !child.stderr.readableEnded) await Promise.race([once(child.stderr, 'end'), pause(100)]);
      resolve({ code, signal, words: words.trim() });
    });
  });
  exited.then((end) => ready.reject(new CannotStart(`PostgreSQL did not start:\n${end.words}`)));
  return { exited, ready: ready.promise };
};

const stop = async (child: ChildProcess, exited: Promise<Ending>): Promise<void> => {
  // Fast shutdown ends the connections and writes everything down; immediate shutdown only ends.
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 10_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 2_000],
  ];
  for (const [signal, patience] of steps) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    child.kill(signal);
    const late = pause(patience, 'late' as const, { ref: false });
    if ((await Promise.race([exited, late])) !== 'late') return;
  }
  await exited;
};
