// Node: the one that runs us when it is new enough, otherwise npm's own package of it inside the project.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root, step } from './step.mjs';

/** What the project is tested with. */
const pinned = '24.21.0';
const runtime = `${root}.runtime`;

// From these on, Node runs TypeScript sources by itself.
const isNewEnough = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
};

const versionOf = (name) => {
  try {
    return JSON.parse(readFileSync(join(runtime, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
};

// npm's `node` leaves the real work to an install script, which a careful npm may not run: then its other package.
const packages = ['node', `node-${process.platform}-${process.arch}`];

/** The Node to use, or undefined when it must be brought first. */
export const findNode = () => {
  if (isNewEnough()) return { path: process.execPath, folder: dirname(process.execPath) };
  for (const name of packages) {
    const path = join(runtime, 'node_modules', name, 'bin/node');
    if (versionOf(name) === pinned && existsSync(path)) return { path, folder: dirname(path) };
  }
  return undefined;
};

/** Installs Node inside the project; the machine's own stays as it is. */
export const bringNode = async () => {
  for (const name of packages) {
    const args = [npmProgram(), 'install', '--prefix', runtime, '--no-save', '--no-package-lock', `${name}@${pinned}`];
    await step(`This is Node ${process.versions.node}: bringing Node ${pinned} into the project`, [
      [process.execPath, [...args, '--no-audit', '--no-fund', '--loglevel=error']],
    ]);
    if (findNode()) return;
  }
  throw new Error(`Node ${pinned} could not be brought: install Node 24 from https://nodejs.org, and try again.`);
};

/** npm's own file: npm's package of Node brings none, so the machine's is run, with whichever Node. */
export const npmProgram = () => {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const onPath = (process.env.PATH ?? '').split(':').map((folder) => join(folder, 'npm'));
  const found = [process.env.npm_execpath, beside, ...onPath]
    .filter((path) => path && existsSync(path))
    .map((path) => realpathSync(path))
    .find((path) => basename(path) === 'npm-cli.js');
  if (!found) throw new Error('npm was not found: install Node with npm (https://nodejs.org), and try again.');
  return found;
};
