import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The name that every process of one cluster carries in its title, so that its own can be told from all others. */
export const clusterName = (clusterDir: string): string =>
  `comunanza-${createHash('sha256').update(clusterDir).digest('hex').slice(0, 12)}`;

const titleOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

// The first process is called by the path of its program, the others "postgres: NAME: what they do".
const isOf = (name: string, title: string) => /^([^\0]*\/)?postgres[\0:]/.test(title) && title.includes(name);

/** The live processes of a cluster, whoever started them. */
export const processesOf = (clusterDir: string): number[] => {
  const name = clusterName(clusterDir);
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => isOf(name, titleOf(pid)));
};

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile.
  }
};

const endsWithin = async (clusterDir: string, milliseconds: number): Promise<boolean> => {
  const until = Date.now() + milliseconds;
  while (processesOf(clusterDir).length > 0) {
    if (Date.now() > until) return false;
    await pause(20);
  }
  return true;
};

const mainProcess = (clusterDir: string): number | undefined => {
  const file = `${clusterDir}/postmaster.pid`;
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
};

/**
 * Ends what a killed program left of its PostgreSQL: the server in good order when it still stands, and whatever
 * backends outlived a killed server, which would keep a new one from starting. Only for the holder of the folder.
 */
export const stopLeftovers = async (clusterDir: string, patience = 10_000): Promise<void> => {
  const main = mainProcess(clusterDir);
  if (main === undefined) return;
  if (processesOf(clusterDir).includes(main)) {
    signal(main, 'SIGINT');
    await endsWithin(clusterDir, patience);
  }
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of processesOf(clusterDir)) signal(pid, name);
    if (await endsWithin(clusterDir, 2_000)) break;
  }
  forgetReusedNumbers(clusterDir, main);
};

// After a restart of the machine or the container, the number in the file may belong to somebody else, and PostgreSQL
// would take that process for itself; and a killed server whose end nobody took note of (a zombie) still counts as alive.
// All others of its safeguards stay as they are.
const forgetReusedNumbers = (clusterDir: string, main: number): void => {
  if (!existsSync(`/proc/${main}`) || isOf(clusterName(clusterDir), titleOf(main))) return;
  rmSync(`${clusterDir}/postmaster.pid`, { force: true });
};
