// The one door: `node script/start.mjs COMMAND`. Runs on any Node from 20 on, with no package installed: brings what is
// missing (Node, packages, the built program), says so on standard error, and runs the command.
import { spawn } from 'node:child_process';
import { isBuilt, runBuild } from './build.mjs';
import { bringNode, findNode } from './node.mjs';
import { arePackagesThere, installPackages } from './packages.mjs';
import { programArgs, programEnv } from './program.mjs';
import { alone, root, signals } from './step.mjs';

const [command, ...rest] = process.argv.slice(2);
const source = { test: 'script/test.ts', bench: 'bench/run.ts' }[command];
const needsBuild = command !== 'test';

const isReady = () => findNode() && arePackagesThere() && (!needsBuild || isBuilt());

const prepare = async () => {
  if (!findNode()) await bringNode();
  if (!arePackagesThere()) await installPackages(findNode());
  if (needsBuild && !isBuilt()) await runBuild(findNode());
};

/** Runs the command as our child, in the same terminal; its end is ours, and ours is its end. */
const run = (node) => {
  const program = source
    ? ['--import', './script/alias.mjs', source, ...rest]
    : [...programArgs, '--import', './script/lifeline.mjs', 'dist/server/main.js'];
  const args = source ? program : [...program, ...process.argv.slice(2)];
  const child = spawn(node.path, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', source ? 'ignore' : 'ipc'],
    env: {
      // Compiled once, loaded faster ever after.
      NODE_COMPILE_CACHE: `${root}.runtime/compiled`,
      NODE_ENV: command === 'test' ? 'test' : 'production',
      ...programEnv,
      ...process.env,
      PATH: `${node.folder}:${process.env.PATH}`,
    },
  });
  // Ctrl-C reaches the whole group, and npm passes it on as well: the child hears of each from us once at most.
  for (const signal of signals) {
    let passed = false;
    process.on(signal, () => {
      if (!passed) child.kill(signal);
      passed = true;
    });
  }
  child.on('error', (error) => fail(`${node.path} does not run: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === 'SIGKILL' ? 9 : 15)));
};

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

try {
  if (!isReady()) await alone(prepare);
  run(findNode());
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
