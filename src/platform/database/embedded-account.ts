import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart } from '#platform/config/index.ts';
import { binaries, copyBinaries } from './embedded-binaries.ts';

/** As whom PostgreSQL runs, and where its data and programs stand. PostgreSQL refuses to run as root. */
export type Account = {
  /** The folder that holds the cluster and, where its path is short enough, the socket. */
  base: string;
  native: string;
  /** What stands before a program's name so that it runs as this account and ends with us. */
  prefix: string[];
  /** Another user and group than ours, when only root can take them. */
  uid?: number;
  gid?: number;
};

// Nothing of our own environment: its locale, its PG… variables and its secrets are not PostgreSQL's business.
const environment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Starts one of PostgreSQL's programs, in a session of its own: Ctrl-C in the terminal reaches it only through us. */
export const run = (account: Account, program: string, args: string[], stdio: SpawnOptions['stdio']): ChildProcess => {
  const [file = '', ...rest] = [...account.prefix, join(account.native, 'bin', program), ...args];
  const { uid, gid } = account;
  return spawn(file, rest, { stdio, uid, gid, detached: true, cwd: '/', env: environment });
};

// When we are killed, the kernel tells PostgreSQL to close in good order.
const endsWithUs = ['setpriv', '--pdeathsig', 'INT', '--'];

const tryOut = ({ native, prefix, uid, gid }: Account) => {
  const [file = '', ...args] = [...prefix, join(native, 'bin/postgres'), '--version'];
  return spawnSync(file, args, { uid, gid, cwd: '/', env: environment, encoding: 'utf8' });
};

const works = (account: Account) => tryOut(account).status === 0;

const tied = (account: Account): Account | undefined =>
  [{ ...account, prefix: [...account.prefix, ...endsWithUs] }, account].find(works);

/**
 * The account for the data under `dataDir`. As a plain user: oneself. As root: oneself without root's powers, in a
 * namespace of one's own, which reaches folders that only root may enter; where that is forbidden, a system account,
 * with data and programs outside such folders. Throws `CannotStart` where PostgreSQL cannot run at all.
 */
export const accountFor = (dataDir: string, say: (sentence: string) => void): Account => {
  const native = binaries();
  const plain: Account = { base: dataDir, native, prefix: [] };
  if (process.getuid?.() !== 0) return tied(plain) ?? cannotRun(plain);

  const outside = outsideOf(dataDir);
  const owner = ownerOf(outside) ?? ownerOf(dataDir);
  if (owner && owner.uid !== 0) {
    const theirs = reached({ ...plain, ...owner }, outside);
    return tied(theirs) ?? cannotRun(theirs);
  }

  const nobody = systemUsers().find((user) => user.name === 'nobody') ?? systemUsers()[0];
  if (!nobody) throw new CannotStart('PostgreSQL does not run as root, and /etc/passwd names no other user.');
  const own = ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--'];
  const contained = tied({ ...plain, prefix: own });
  if (contained) return contained;

  if (owner) {
    throw new CannotStart(
      `The database under ${dataDir} belongs to root, and here root may not put down its powers (unshare --user is forbidden): ` +
        `give it to another user (chown -R USER ${dataDir}) and start as that user.`,
    );
  }
  const { name, uid, gid } = systemUsers().find((user) => user.name === 'postgres') ?? nobody;
  const account = reached({ ...plain, uid, gid }, outside);
  say(`PostgreSQL runs as the user ${name}, with its data in ${account.base}.`);
  return tied(account) ?? cannotRun(account);
};

const cannotRun = (account: Account): never => {
  const { stderr, error } = tryOut(account);
  const reason = (stderr || error?.message || '').trim().split('\n')[0];
  throw new CannotStart(`PostgreSQL does not run on this machine: ${reason}. Give one with DATABASE_URL.`);
};

/** Where data goes that its account could not reach under `dataDir`: always the same place for the same folder. */
const outsideOf = (dataDir: string) =>
  join('/var/lib/comunanza', createHash('sha256').update(dataDir).digest('hex').slice(0, 12));

const ownerOf = (base: string): { base: string; uid: number; gid: number } | undefined => {
  const cluster = join(base, 'postgres');
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return { base, uid, gid };
};

const systemUsers = () =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0);

/** Moves data and programs outside where the account cannot reach them; what the account does not own stays ours. */
const reached = (account: Account, outside: string): Account => {
  const canEnter = (folder: string) =>
    spawnSync('test', ['-x', folder], { uid: account.uid, gid: account.gid, cwd: '/', env: environment }).status === 0;
  const letThrough = (folder: string) => chmodSync(folder, statSync(folder).mode | 0o011);
  if (account.base !== outside) letThrough(account.base);
  const base = canEnter(account.base) ? account.base : outside;
  if (base === outside) openOutside(outside);
  if (works({ ...account, prefix: [] })) return { ...account, base };
  openOutside(outside);
  return { ...account, base, native: copyBinaries(account.native, outside) };
};

const openOutside = (outside: string) => {
  mkdirSync(outside, { recursive: true });
  for (const folder of [dirname(outside), outside]) chmodSync(folder, 0o711);
};
