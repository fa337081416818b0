// Holds the walls: who may lean on whom (`.dependency-cruiser.mjs`), with the reason beside each trespass.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { staleness } from './drawing.ts';
import { readSources } from './reading.ts';

const { modules, summary } = readSources();

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

const problems = [...trespasses, ...unread, ...staleness(modules)];
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${read.size} files read, ${reasons.size} walls, ${problems.length} trespasses\n`);
process.exit(problems.length === 0 && read.size > 0 ? 0 : 1);
