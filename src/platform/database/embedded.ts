import type { ChildProcess } from 'node:child_process';
import { mkdirSync, realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '#platform/config/index.ts';
import { accountFor, run } from './embedded-account.ts';
import { makeCluster } from './embedded-cluster.ts';
import { clusterName, stopLeftovers } from './embedded-leftovers.ts';
import { holdFolder } from './embedded-lock.ts';
import { openSocketFolder, removeSocketFolder, socketFolder, socketUrl } from './embedded-socket.ts';

/** How a server ended: as `stop` asked, or of itself. */
export type Ending = { code: number | null; signal: NodeJS.Signals | null };

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
    const exited = ending(child).then(async (end) => {
      // A killed server's backends may outlive it for a while: nothing is left running when we say that it ended.
      if (end.code !== 0) await stopLeftovers(cluster, 0);
      removeSocketFolder(socketDir);
      lock.release();
      return end;
    });
    await untilReady(child, exited);
    return { url: socketUrl(socketDir, secret), exited, stop: () => stop(child, exited, fast) };
  } catch (error) {
    lock.release();
    throw error;
  }
};

const settings = (cluster: string, socketDir: string, fast: boolean): string[] =>
  Object.entries({
    cluster_name: clusterName(cluster),
    listen_addresses: '',
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '128MB',
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

const ending = (child: ChildProcess) =>
  new Promise<Ending>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 1, signal: null }));
  });

const untilReady = (child: ChildProcess, exited: Promise<Ending>) =>
  new Promise<void>((resolve, reject) => {
    let said = '';
    // Read to the end of its life: a full pipe would stop PostgreSQL.
    child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      said = (said + words).slice(-4_000);
      if (words.includes('ready to accept connections')) resolve();
    });
    const complaintRead = () => Promise.race([new Promise((end) => child.stderr?.once('end', end)), pause(500)]);
    exited.then(complaintRead).then(() => reject(new CannotStart(`PostgreSQL did not start:\n${said.trim()}`)));
  });

const stop = async (child: ChildProcess, exited: Promise<Ending>, fast: boolean): Promise<void> => {
  // Fast shutdown ends the connections and writes everything down; immediate shutdown only ends.
  const steps: [NodeJS.Signals, number][] = [
    [fast ? 'SIGQUIT' : 'SIGINT', 10_000],
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
