// The packages, exactly those of package-lock.json.
import { readFileSync } from 'node:fs';
import { npmProgram } from './node.mjs';
import { root, step } from './step.mjs';

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(`${root}${file}`, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/** Whether what npm installed is what the lock asks for; what other machines need may be missing. */
export const arePackagesThere = () => {
  const wanted = packagesOf('package-lock.json');
  // npm writes this file last, so that an installation cut short does not pass for whole.
  const found = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !found) return false;
  const matches = ([path, { version, integrity, optional, devOptional }]) => {
    const it = found[path];
    if (!it) return Boolean(optional || devOptional);
    return it.version === version && it.integrity === integrity;
  };
  return (
    Object.entries(wanted).every((entry) => entry[0] === '' || matches(entry)) &&
    Object.keys(found).every((path) => path in wanted)
  );
};

/** Installs them, with what builds and tests the program, whatever NODE_ENV says. */
export const installPackages = async (node) => {
  const args = [npmProgram(), 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, PATH: `${node.folder}:${process.env.PATH}` };
  await step('Installing the packages of package-lock.json (only when they change)', [[node.path, args, env]]);
};
