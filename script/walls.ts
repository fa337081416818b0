// Holds the walls: who may lean on whom (`.dependency-cruiser.mjs`), with the reason beside each trespass.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        cycle: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }),
  }),
});

const { stdout, stderr } = spawnSync(
  process.execPath,
  ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src', '--output-type', 'json'],
  { encoding: 'utf8', maxBuffer: 2 ** 28 },
);
if (!stdout) {
  process.stderr.write(`dependency-cruiser said nothing: ${stderr}\n`);
  process.exit(1);
}
const { modules, summary } = Report.parse(JSON.parse(stdout));

const reasons = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
const trespasses = summary.violations.map(({ from, to, rule, cycle }) => {
  const way = [from, ...(cycle?.map((step) => step.name) ?? [to])].join('\n    → ');
  return `${rule.name}: ${reasons.get(rule.name)}\n    ${way}`;
});

// With a compiler that it does not understand it reads nothing, and finds nothing wrong with it.
const read = new Set(modules.map((module) => module.source));
const unread = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join('src', path))
  .filter((path) => !read.has(path))
  .map((path) => `Not read, so not guarded: ${path}`);

const problems = [...trespasses, ...unread];
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${read.size} files read, ${reasons.size} walls, ${problems.length} trespasses\n`);
process.exit(problems.length === 0 && read.size > 0 ? 0 : 1);
