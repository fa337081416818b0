import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './cannot-start.ts';

/** Seen from the folder in which the command was given. */
export const absolutePath = (path: string): string => resolve(path);

const Kept = z.object({ secret: z.string().min(32) });

const readKept = (file: string): string => {
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new CannotStart(
      `${file} belongs to another user: start as that user, or choose another folder with DATA_DIR.`,
    );
  }
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).secret;
  } catch {
    throw new CannotStart(`${file} is not as the program wrote it: bring it back from a backup.`);
  }
};

const makeFolder = (folder: string): void => {
  try {
    if (existsSync(folder)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new CannotStart(
      `DATA_DIR is ${folder}, which cannot be made: ${error instanceof Error ? error.message : ''}`,
    );
  }
};

/** Two first starts at the same moment end with the same secret: a link is made whole or not at all. */
const keepOnce = (file: string, secret: string): void => {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${JSON.stringify({ secret })}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
  } catch (error) {
    throw new CannotStart(`DATA_DIR cannot be written to: ${error instanceof Error ? error.message : ''}`);
  }
  try {
    linkSync(draft, file);
  } catch {
    // Someone else was first, and theirs is the one; or the file system knows no links.
    if (!existsSync(file)) renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
};

/**
 * The installation's one secret. With a database of someone else's it must be `given`; with our own it is made at the
 * first start and kept in `dataDir`, readable by its owner only.
 * Throws `CannotStart` when it is missing, or differs from the one the installation was made with.
 */
export const keepSecret = (dataDir: string, given: string | undefined, external: boolean): string => {
  if (external && given) return given;
  if (external) {
    throw new CannotStart(
      'COMUNANZA_SECRET is missing: with DATABASE_URL set, the secret comes from the environment. ' +
        'Make one with `openssl rand -hex 32` and keep it: sign-ins and the database passwords of every commons depend on it.',
    );
  }
  const file = join(dataDir, 'secrets.json');
  makeFolder(dataDir);
  if (!existsSync(file) && !given && existsSync(join(dataDir, 'postgres'))) {
    throw new CannotStart(
      `${file} is missing, and the database beside it opens to no other: bring it back from a backup.`,
    );
  }
  if (!existsSync(file)) keepOnce(file, given ?? randomBytes(32).toString('hex'));
  const kept = readKept(file);
  if (given && given !== kept) {
    throw new CannotStart(`COMUNANZA_SECRET differs from the secret in ${file}, with which this data was made.`);
  }
  return kept;
};
