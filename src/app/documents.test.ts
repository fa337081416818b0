import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { program } from './program.ts';
import { projectRoot } from './root.ts';

const notOurs = /^(node_modules|dist|data|coverage|test-results|[.].*)$/;

const pagesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.test(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });

const pages = pagesIn(projectRoot).map((path) => ({
  path: relative(projectRoot, path).split(sep).join('/'),
  text: readFileSync(path, 'utf8'),
}));

const withoutCode = (text: string) => text.replace(/^ *```[\s\S]*?^ *```/gm, '').replace(/`[^`\n]*`/g, '');

/** The addresses that headings get where Markdown is shown as a page. */
const anchorsOf = (text: string) =>
  [...text.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/^#+\s+(.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

const linksOf = (text: string) =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

describe('what the documents say is so', () => {
  test('every link leads somewhere', () => {
    const lost = pages.flatMap(({ path, text }) =>
      linksOf(text).flatMap((target) => {
        const [file = '', anchor] = target.split('#');
        const there = file === '' ? join(projectRoot, path) : join(projectRoot, dirname(path), file);
        if (!existsSync(there)) return [`${path}: ${target}`];
        if (anchor === undefined || !there.endsWith('.md')) return [];
        return anchorsOf(readFileSync(there, 'utf8')).includes(anchor) ? [] : [`${path}: ${target}`];
      }),
    );
    expect(lost).toEqual([]);
    expect(pages.flatMap(({ text }) => linksOf(text)).length).toBeGreaterThan(20);
  });

  test('every command that is named can be given, with the options it is named with', () => {
    const named = pages.flatMap(({ path, text }) => commandsOf(text).map((line) => ({ path, line })));
    const unknown = named.flatMap(({ path, line }) =>
      problemsOf(line).map((problem) => `${path}: ${line}: ${problem}`),
    );
    expect(unknown).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  test('every setting that is named is read, and every setting that is read is named', () => {
    const guide = readFileSync(join(projectRoot, 'docs/operate.md'), 'utf8');
    const source = readFileSync(join(projectRoot, 'src/platform/config/index.ts'), 'utf8');
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name);
    const inTable = [...guide.matchAll(/^\| `([A-Z][A-Z0-9_]+)`/gm)].map(([, name = '']) => name);
    expect(inTable.toSorted()).toEqual(read.toSorted());
    expect(read.length).toBeGreaterThan(5);
    const elsewhere = [...guide.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]*)(?:=[^`]*)?`/g)].map(([, name = '']) => name);
    const known = new Set([...read, ...settingsOf('compose.yaml')]);
    expect(elsewhere.filter((name) => !known.has(name))).toEqual([]);
  });

  test('every room, and every part of the ground floor, says what it is for', () => {
    const silent = ['src/modules', 'src/platform'].flatMap((floor) =>
      readdirSync(join(projectRoot, floor))
        .map((room) => `${floor}/${room}`)
        .filter((room) => statSync(join(projectRoot, room)).isDirectory())
        .filter((room) => !existsSync(join(projectRoot, room, 'README.md'))),
    );
    expect(silent).toEqual([]);
  });

  test('every decision has a number of its own, and a line in the index', () => {
    const records = pages
      .map(({ path }) => /^docs\/decisions\/((\d{4})-.*)$/.exec(path))
      .filter((match) => match !== null);
    const numbers = records.map(([, , number = '']) => number);
    expect(numbers).toEqual([...new Set(numbers)]);
    const index = linksOf(readFileSync(join(projectRoot, 'docs/decisions/README.md'), 'utf8'));
    expect(records.map(([, file = '']) => file).filter((file) => !index.includes(file))).toEqual([]);
    expect(numbers.length).toBeGreaterThan(5);
  });
});

/** Lines that someone may type: in a block or between backticks, with the program's name in front. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```[a-z]*\n([\s\S]*?)^ *```/gm)].flatMap(([, block = '']) => block.split('\n'));
  const inline = [...text.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/`([^`\n]*)`/g)].map(([, code = '']) => code);
  return [...blocks, ...inline].flatMap((line) => {
    const said = /^\s*(?:\$ )?(?:\S+=\S* )*(?:npm run comunanza -- |comunanza )(.*)$/.exec(line)?.[1];
    return said === undefined ? [] : [said.replace(/\s+#.*$/, '').trim()];
  });
}

function problemsOf(line: string): string[] {
  const words = line.split(/\s+/).filter((word) => word !== '…');
  let command: Command = program;
  let given = words;
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word);
    const mustBeCommand = command.commands.length > 0 && command.registeredArguments.length === 0;
    if (!next && mustBeCommand && /^[a-z]/.test(word)) return [`there is no ${word}`];
    if (!next) break;
    command = next;
    given = given.slice(1);
  }
  const options = given.filter((word) => word.startsWith('-')).map((word) => word.split('=')[0] ?? word);
  const known = new Set(['--help', ...command.options.flatMap(({ long, short }) => [long, short])]);
  const needed = command.options.flatMap(({ long, mandatory }) => (long && mandatory ? [long] : []));
  // Named alone, or for its help, a command is only spoken of.
  const isMeant = given.length > 0 && !options.includes('--help');
  return [
    ...options.filter((option) => !known.has(option)).map((option) => `it has no ${option}`),
    ...needed.filter((option) => isMeant && !options.includes(option)).map((option) => `it needs ${option}`),
  ];
}

function settingsOf(file: string): string[] {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  return [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name);
}
