// What every step of the preparation shares: where the project is, one step at a time, and a line that says what it does.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Prepares while no other start of the same project does. The lock is the open file's: it ends with us, however we end. */
export const alone = async (prepare) => {
  mkdirSync(`${root}/.runtime`, { recursive: true });
  const lock = openSync(`${root}/.runtime/lock`, 'w');
  spawnSync('flock', ['--exclusive', '3'], { stdio: ['ignore', 'ignore', 'ignore', lock] });
  await prepare();
  closeSync(lock);
};

/** How a person or the system asks us to stop. */
export const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Says what is being done, and how long it took; what the programs print is shown only when one fails. */
export const step = async (sentence, programs) => {
  const began = Date.now();
  process.stderr.write(`${sentence} …\n`);
  for (const signal of signals) process.on(signal, stop);
  await Promise.all(programs.map(finish));
  for (const signal of signals) process.off(signal, stop);
  process.stderr.write(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
};

const running = new Set();

// Whatever ends us early ends them too.
process.on('exit', () => {
  for (const child of running) child.kill();
});
const stop = () => process.exit(1);

const finish = ([file, args, env = process.env]) =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    running.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (words) => {
        said = (said + words).slice(-20_000);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      if (code === 0) resolve();
      else reject(new Error(`${said.trim()}\nThis did not work: ${[file, ...args].join(' ')}`));
    });
  });
