// Everything that must hold, in one run: `npm test`. Closes with the sum, alone on its line.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './chromium.ts';
import { closing, skipLine, sum, type Tally, understand } from './tally.ts';

type Check = { name: string; title: string; program: string[]; env?: Record<string, string> };
type Outcome = { tally: Tally; skips: string[] };

const bin = (name: string) => `node_modules/.bin/${name}`;
const vitest = (project: string, ...options: string[]) => [
  ...[bin('vitest'), 'run', '--project', project, ...options],
  ...['--reporter=dot', '--reporter=./script/reporter.ts'],
];

// They share the machine's cores, so that one which takes a second alone may take many.
const sideBySide: Check[] = [
  { name: 'types', title: 'Types', program: [bin('tsc'), '-p', '.', '--noEmit'] },
  { name: 'style', title: 'Format and lint', program: [bin('biome'), 'ci', '--colors=off', '.'] },
  { name: 'walls', title: 'Walls', program: ['node', 'script/walls.ts'] },
  { name: 'unused', title: 'Dead code', program: [bin('knip')] },
  { name: 'build', title: 'Build', program: ['node', 'script/build.mjs'] },
  { name: 'unit', title: 'Unit', program: vitest('unit', '--testTimeout=30000') },
];
const database: Check = { name: 'database', title: 'Integration, on PostgreSQL', program: vitest('database') };
const stories: Check = {
  name: 'e2e',
  title: 'End to end, in a browser',
  program: ['node', '--import', './script/alias.mjs', 'e2e/run.ts'],
};

const names = [...sideBySide, database, stories].map((check) => check.name);
const { values } = parseArgs({
  options: { long: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
});
const unknown = values.only.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no check named ${unknown.join(', ')}: choose among ${names.join(', ')}.\n`);
  process.exit(2);
}
const isWanted = ({ name }: Check) => values.only.length === 0 || values.only.includes(name);

const say = (words: string) => process.stdout.write(words);
const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
process.on('exit', () => {
  for (const child of running) child.kill();
});

// The tools' own first line looks for Node on the path, where an older one may come first.
const plain = { NO_COLOR: '1', PATH: `${dirname(process.execPath)}:${process.env.PATH}` };

const began = Date.now();
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Runs one check; what it prints is for those who must mend it. */
const perform = async ({ title, program, env }: Check): Promise<Outcome> => {
  const since = Date.now();
  const [file = '', ...args] = program;
  const child = spawn(file === 'node' ? process.execPath : file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(values.long ? { COMUNANZA_LONG: '1' } : {}), ...plain, ...env },
  });
  running.add(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => {
      printed += words;
    });
  }
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (status) => resolve(status ?? 1));
  });
  running.delete(child);
  const { tally = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, skips } = understand(printed);
  // A check that ends badly without a failure to show (a crash, say) has failed all the same.
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  say(`\n── ${title} (${seconds(since)})\n`);
  say(tally.failed > 0 ? `${printed.trim()}\n` : closing(tally).replace(/^/, '   '));
  return { tally, skips };
};

const two = async (checks: Check[]): Promise<Outcome[]> => {
  const waiting = [...checks];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) outcomes.push(await perform(check));
  };
  await Promise.all([work(), work()]);
  return outcomes;
};

const tellStories = async (): Promise<Outcome> => {
  if (!existsSync('e2e/run.ts')) return skip('there is no e2e/run.ts');
  const found = await browser;
  if (!found || 'missing' in found) return skip(found?.missing ?? 'not looked for');
  return perform({ ...stories, env: { CHROMIUM: found.path } });
};

const skip = (reason: string): Outcome => ({
  tally: { passed: 0, failed: 0, skipped: 1 },
  skips: [skipLine(stories.title, reason).trim()],
});

const browser = isWanted(stories) ? findBrowser() : undefined;
const outcomes = await two(sideBySide.filter(isWanted));
if (isWanted(database)) outcomes.push(await perform(database));
if (isWanted(stories)) outcomes.push(await tellStories());

const skips = outcomes.flatMap((outcome) => outcome.skips);
if (skips.length > 0) say(`\n── Skipped\n${skips.map((line) => line.replace('skipped: ', '   ')).join('\n')}\n`);
const total = sum(outcomes.map((outcome) => outcome.tally));
say(`\n── All in ${seconds(began)}\n${closing(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
