// The program and what the browser gets, built anew only when a source has changed. Alone: `node script/build.mjs`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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

/** Each file that squeezes well, squeezed once beside itself instead of at every request. */
const squeeze = (folder) => {
  for (const file of filesOf(folder).filter((path) => /\.(?:css|js|mjs|svg)$/.test(path))) {
    if (existsSync(`${file}.br`) && statSync(`${file}.br`).mtimeMs >= statSync(file).mtimeMs) continue;
    const plain = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(plain));
    writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
  }
};

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
  squeeze(`${root}dist/public`);
  mkdirSync(`${root}dist`, { recursive: true });
  writeFileSync(stamp, before);
};

if (process.argv[1] === fileURLToPath(import.meta.url) && !isBuilt()) {
  await runBuild({ path: process.execPath, folder: dirname(process.execPath) });
}
