import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CannotStart, type Config, readConfig } from '#platform/config/index.ts';
import { type Commons, type Db, type Installation, openInstallation, Refusal } from '#platform/database/index.ts';
import { openDatabaseServer } from '#platform/database/server.ts';
import { say } from '../messages.ts';
import { projectRoot } from '../root.ts';

/** How a command ended, for the shell: 0 done, 1 could not, 2 called wrongly, 3 done in part. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface AtWork {
  config: Config;
  installation: Installation;
}

/** One commons of the installation, to work on. */
export interface TownAtWork extends AtWork {
  commons: Commons;
  db: Db;
}

/**
 * Runs a command with a database, started for as long as it takes when no server is up, and ends the process with its
 * exit code. What cannot be done is said in one sentence on standard error.
 */
export async function withInstallation(work: (at: AtWork) => Promise<ExitCode | undefined>): Promise<void> {
  process.exitCode = await sayWhatFails(async () => {
    const config = readConfig();
    const server = await openDatabaseServer(config, { exclusive: false });
    const installation = openInstallation({ url: server.url, root: projectRoot, secret: config.secret });
    try {
      return (await work({ config, installation })) ?? 0;
    } finally {
      await installation.close();
      await server.stop();
    }
  });
}

/** The same on one commons: the named one, or the only one there is. */
export function withCommons(
  name: string | undefined,
  work: (at: TownAtWork) => Promise<ExitCode | undefined>,
): Promise<void> {
  return withInstallation(async (at) => {
    await at.installation.migrate();
    const commons = choose(await at.installation.listCommons(), name ?? at.config.defaultCommons);
    return work({ ...at, commons, db: at.installation.open(commons) });
  });
}

function choose(all: readonly Commons[], name: string | undefined): Commons {
  const [first, ...others] = all;
  if (!first)
    throw new CannotStart('There is no commons yet. Make one: npm run comunanza -- commons add NAME --title "…"');
  if (name === undefined && others.length === 0) return first;
  const found = all.find((commons) => commons.name === name);
  const names = all.map((commons) => commons.name).join(', ');
  if (!found)
    throw new CannotStart(
      name ? `There is no commons called ${name}: ${names}.` : `Say which with --commons: ${names}.`,
    );
  return found;
}

/** Asks before the work whether its outcome can be put there: afterwards it would be lost, and the work done. */
export async function ensureWritable(file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const folder = dirname(resolve(file));
  await access(folder, constants.W_OK | constants.X_OK).catch(() => {
    throw new CannotStart(`${file} cannot be written: ${folder} is not there, or not open to us.`);
  });
}

export async function sayWhatFails(work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotStart) {
      console.error(error.message);
      return 1;
    }
    if (error instanceof Refusal) {
      console.error(say.en(error.code, error.values));
      return 1;
    }
    console.error(error);
    return 1;
  }
}
