import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CannotStart } from '#platform/config/index.ts';
import { roleDatabasePassword } from '#platform/crypto/index.ts';
import { type Account, run } from './embedded-account.ts';
import { embeddedMajor } from './embedded-binaries.ts';

/** The database of the program, and the role that owns it: the same rights that `docs/operate.md` asks of any other. */
export const ownRole = 'comunanza';

const finish = async (account: Account, program: string, args: string[], input = ''): Promise<void> => {
  const child = run(account, program, args, ['pipe', 'pipe', 'pipe']);
  child.stdin?.end(input);
  const [said, complained] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    new Promise((done) => child.once('close', done)),
  ]);
  if (child.exitCode === 0 && !/^\S.*(ERROR|FATAL):/m.test(complained)) return;
  throw new CannotStart(`PostgreSQL could not make its data folder (${program}): ${(complained || said).trim()}`);
};

/** Makes the cluster if it is not there: whole or not at all, so that a start cut short is simply made anew. */
export const makeCluster = async (account: Account, secret: string, fast: boolean): Promise<string> => {
  const cluster = join(account.base, 'postgres');
  if (existsSync(cluster)) return readable(cluster);
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, roleDatabasePassword(secret, 'postgres'), { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  try {
    await finish(account, 'initdb', [
      ...[`--pgdata=${draft}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      // PostgreSQL's own character tables: the same order and the same lower case on every machine, whatever its
      // locales, so that indexes survive a move. Italian comes from the text search and from collations by name.
      ...[
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      ...(fast ? ['--no-sync'] : []),
    ]);
    await finish(account, 'postgres', ['--single', '-D', draft, 'postgres'], ownersRights(secret));
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, cluster);
  return cluster;
};

// Single-user mode takes one statement a line.
const ownersRights = (secret: string) =>
  [
    `create role ${ownRole} login createrole createdb password '${roleDatabasePassword(secret, ownRole)}';`,
    `create database ${ownRole} owner ${ownRole};`,
    '',
  ].join('\n');

const readable = (cluster: string): string => {
  let made: string;
  try {
    made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new CannotStart(
      `${cluster} is not a database that can be read: ${error instanceof Error ? error.message : ''}`,
    );
  }
  if (made === String(embeddedMajor)) return cluster;
  throw new CannotStart(
    `The data in ${cluster} was made by PostgreSQL ${made}, and this program brings PostgreSQL ${embeddedMajor}: see "Upgrade" in docs/operate.md.`,
  );
};
