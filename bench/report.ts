import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Found } from './figure.ts';
import { root } from './rig.ts';
import type { Town } from './town/make.ts';

const mark = (holds: boolean) => (holds ? 'holds' : 'falls short');

/** A part for the terminal. */
export function printed({ title, figures, columns, rows }: Found): string {
  const lines = figures.map(({ part, what, measured, target, holds }) =>
    `  (${part}) ${what}: ${measured} (${target}) ${holds ? '' : '← falls short'}`.trimEnd(),
  );
  const table = columns && rows ? [columns, ...rows].map((row) => `      ${row.join(' | ')}`) : [];
  return ['', title, ...lines, ...table].join('\n');
}

/** Writes `bench/RESULTS.md`, whole and from this run alone. */
export function writeResults(found: readonly Found[], towns: readonly Town[], minutes: number): void {
  const figures = found.flatMap((part) => part.figures);
  const short = figures.filter(({ holds }) => !holds).length;
  const text = [
    '# Measured',
    '',
    'Written by `npm run bench`, whole and from one run; never edited. Ratios are meant to hold elsewhere; what is in',
    'milliseconds or a second belongs to this machine and this day.',
    '',
    `- When: ${new Date().toISOString().slice(0, 10)}, in ${minutes.toFixed(1)} minutes`,
    `- Machine: ${machine()}`,
    `- Program: Node ${process.versions.node}, the embedded PostgreSQL with its usual settings, everything on this machine`,
    ...towns.map(
      ({ services, seconds }) =>
        `- A town of ${services.toLocaleString('en')} services: written in ${seconds.rows.toFixed(1)} s, indexed in ${seconds.index.toFixed(1)} s`,
    ),
    `- ${figures.length - short} of ${figures.length} figures hold${short > 0 ? `; ${short} fall short, their causes are in docs/decisions/0010-how-fast.md` : ''}.`,
    '',
    ...table(
      ['', 'figure', 'measured', 'target', ''],
      figures.map(({ part, what, measured, target, holds }) => [`(${part})`, what, measured, target, mark(holds)]),
    ),
    '',
    ...found.flatMap(({ title, how, columns, rows }) => [
      `## ${title}`,
      '',
      how,
      '',
      ...(columns && rows ? [...table(columns, rows), ''] : []),
    ]),
  ];
  writeFileSync(join(root, 'bench/RESULTS.md'), `${text.join('\n').trimEnd()}\n`);
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);

function machine(): string {
  const all = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${all.length} cores (${all[0]?.model.trim() || 'unnamed'}), ${gigabytes} GB of memory, ${process.platform} ${process.arch}`;
}
