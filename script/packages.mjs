// The packages, exactly those of package-lock.json.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { npmProgram } from './node.mjs';
import { root, step } from './step.mjs';

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(`${root}${file}`, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

// npm writes this file last: an installation cut short lacks it.
const installed = 'node_modules/.package-lock.json';

/** Whether everything the lock asks for on this machine is installed, at its very version. */
export const arePackagesThere = () => {
  const wanted = packagesOf('package-lock.json');
  const found = packagesOf(installed);
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === '') return true;
    // What only other machines need stays away.
    if (!found[path]) return Boolean(optional || devOptional);
    return found[path].version === version && found[path].integrity === integrity;
  });
};

/**
 * Installs them, with what builds and tests the program, whatever NODE_ENV says. Not `npm ci`: it refuses a lock that
 * lacks a package for somebody else's machine which the registry did not have when the lock was made.
 */
export const installPackages = async (node) => {
  if (!existsSync(`${root}${installed}`)) rmSync(`${root}node_modules`, { recursive: true, force: true });
  const args = [npmProgram(), 'install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, PATH: `${node.folder}:${process.env.PATH}` };
  await step('Installing the packages of package-lock.json (only when they change)', [[node.path, args, env]]);
  if (!arePackagesThere()) throw new Error('What npm installed is not what package-lock.json asks for.');
};
