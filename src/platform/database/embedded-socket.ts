import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from '#platform/config/index.ts';
import { roleDatabasePassword } from '#platform/crypto/index.ts';
import type { Account } from './embedded-account.ts';
import { ownRole } from './embedded-cluster.ts';

// A socket's whole path may have 107 bytes (unix(7), sun_path).
const longestFolder = 107 - Buffer.byteLength('/.s.PGSQL.5432');

/** Where the socket of this account's PostgreSQL stands: beside the data, or in a short folder for temporary files. */
export const socketFolder = ({ base, uid }: Account): string => {
  const beside = join(base, 'run');
  if (Buffer.byteLength(beside) <= longestFolder) return beside;
  const mark = createHash('sha256').update(base).digest('hex').slice(0, 12);
  return join(tmpdir(), `comunanza-${uid ?? process.getuid?.()}-${mark}`);
};

/** Makes the folder anew, open to the account alone. Only for the holder of the data folder. */
export const openSocketFolder = (folder: string, { uid, gid }: Account): void => {
  removeSocketFolder(folder);
  mkdirSync(folder, { mode: 0o700 });
  chmodSync(folder, 0o700);
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
};

/** Removes what is ours; a folder that somebody else put in our place is left alone, and named. */
export const removeSocketFolder = (folder: string): void => {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return;
  const ours = process.getuid?.() === 0 || found.uid === process.getuid?.();
  if (!found.isDirectory() || !ours) throw new CannotStart(`${folder} is in the way, and not ours: remove it.`);
  rmSync(folder, { recursive: true });
};

/** The address that `pg` takes: the password is derived from the secret, so that nothing needs to be written down. */
export const socketUrl = (folder: string, secret: string): string =>
  `postgres://${ownRole}:${roleDatabasePassword(secret, ownRole)}@/${ownRole}?host=${encodeURIComponent(folder)}`;
