// The program and what the browser gets, built anew only when a source has changed. Alone: `node script/build.mjs`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, step } from './step.mjs';

const sources = ['src', 'public', 'messages', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const stamp = `${root}dist/stamp`;

const stateOf = (path) => {
  const { size, mtimeMs } = statSync(path);
  return `${path} ${size} ${mtimeMs}\n`;
};

const filesOf = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
};

const state = () => {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((name) => filesOf(join(root, name))).sort()) hash.update(stateOf(path));
  return hash.digest('hex');
};

/** Whether what is built was built from the sources as they are; sizes and times stand for contents. */
export const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === state();

/** Builds both halves side by side. The stamp is written last: a build cut short is made again. */
export const runBuild = async (node) => {
  const before = state();
  rmSync(stamp, { force: true });
  const vite = `${root}node_modules/vite/bin/vite.js`;
  const env = { ...process.env, NODE_ENV: 'production', PATH: `${node.folder}:${process.env.PATH}` };
  await step('Building the program (only when its sources change)', [
    [node.path, [vite, 'build', '--logLevel', 'warn'], env],
    [node.path, [vite, 'build', '--ssr', 'src/main.ts', '--logLevel', 'warn'], env],
  ]);
  mkdirSync(`${root}dist`, { recursive: true });
  writeFileSync(stamp, before);
};

if (process.argv[1] === fileURLToPath(import.meta.url) && !isBuilt()) {
  await runBuild({ path: process.execPath, folder: dirname(process.execPath) });
}
