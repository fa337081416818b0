import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from './root.ts';

const files = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(join(projectRoot, 'src', path), 'utf8') }));
const spine = ['people', 'places', 'organizations'];

describe('the walls of the house', () => {
  test('no file passes 300 lines', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  test('only the configuration reads the environment', () => {
    const readers = files.filter(
      ({ path, text }) => text.includes('process.env') && !path.startsWith('platform/config/'),
    );
    expect(readers.map(({ path }) => path).filter((path) => !/\.test\.|\.fixture\.|testing/.test(path))).toEqual([]);
  });

  test('what tests share does nothing when it is merely read: a worker reads it once, for many files', () => {
    // 'beforeEach' at the top of such a file would hold for the first test file that reads it, and for no other.
    const shared = files.filter(({ path }) => /\.fixture\.|testing/.test(path) && !/\.test\./.test(path));
    const hooked = shared.filter(({ text }) => /^(?:before|after)(?:All|Each)\b/m.test(text));
    expect(hooked.map(({ path }) => path)).toEqual([]);
    expect(shared.length).toBeGreaterThan(15);
  });

  test('a module writes only its own tables, and reads only its own and the spine’s', () => {
    const trespasses = files.flatMap(({ path, text }) => {
      const module = /^modules\/([^/]+)\//.exec(path)?.[1];
      if (!module || /\.test\.|testing|factory/.test(path)) return [];
      return tablesUsed(text).flatMap(({ table, writes }) => {
        const owner = owners.get(table);
        if (!owner || owner === module || owner === 'search') return [];
        if (!writes && spine.includes(owner)) return [];
        return [`${path} ${writes ? 'writes' : 'reads'} ${table} of ${owner}`];
      });
    });
    expect(trespasses).toEqual([]);
    // A test that reads nothing would pass for ever.
    expect(owners.size).toBeGreaterThan(30);
    expect(files.flatMap(({ text }) => tablesUsed(text)).length).toBeGreaterThan(50);
  });
});

describe('messages', () => {
  const catalogs = (lang: string) =>
    readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(join('messages', `${lang}.json`)))
      .map((path) => ({ path: relative('.', path), texts: readCatalog(join(projectRoot, 'src', path)) }));
  const keysOf = (lang: string) => catalogs(lang).flatMap(({ texts }) => Object.keys(texts));

  test('every message is there in every language', () => {
    expect(keysOf('en').sort()).toEqual(keysOf('it').sort());
  });

  test('no message has lost its words', () => {
    const empty = ['it', 'en'].flatMap((lang) =>
      catalogs(lang).flatMap(({ texts }) => Object.entries(texts).filter(([, text]) => text.trim() === '')),
    );
    expect(empty).toEqual([]);
  });

  const sources = files.filter(({ path }) => !path.includes('.test.')).map(({ text }) => text);
  const literal = new Set(
    sources.flatMap((text) =>
      [...text.matchAll(/['"`]([a-z_]+(?:\.[A-Za-z0-9_-]+)+)['"`]/g)].map((match) => match[1] ?? ''),
    ),
  );
  const begun = new Set(
    sources.flatMap((text) =>
      [...text.matchAll(/`([a-z_]+\.(?:[A-Za-z0-9_.-]*[._-])?)\$\{/g)].map((match) => match[1] ?? ''),
    ),
  );

  test('every message that is said is written', () => {
    const known = new Set(keysOf('it'));
    const rooms = new Set([...known].map((key) => key.split('.')[0]));
    const said = sources.flatMap((text) =>
      [...text.matchAll(/\bt\(\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? ''),
    );
    expect([...new Set(said)].filter((key) => rooms.has(key.split('.')[0]) && !known.has(key))).toEqual([]);
  });

  test('every message that is written is said', () => {
    const unused = keysOf('it').filter(
      (key) => !literal.has(key) && ![...begun].some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });
});

function readCatalog(file: string): Record<string, string> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Which module declares which table, from the tables.ts of each. */
const owners = new Map(
  files
    .filter(({ path }) => path.endsWith('/tables.ts') && path !== 'platform/database/tables.ts')
    .flatMap(({ path, text }) => {
      const owner = path.split('/')[1] ?? '';
      const declared = /interface Tables \{([^}]*)\}/.exec(text)?.[1] ?? '';
      return [...declared.matchAll(/^\s*(\w+):/gm)].map((match): [string, string] => [match[1] ?? '', owner]);
    }),
);

function tablesUsed(text: string): { table: string; writes: boolean }[] {
  const used: { table: string; writes: boolean }[] = [];
  const add = (pattern: RegExp, writes: boolean) => {
    for (const match of text.matchAll(pattern)) used.push({ table: match[1] ?? '', writes });
  };
  add(/\b(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g, true);
  add(/\b(?:selectFrom|innerJoin|leftJoin)\('(\w+)(?: as \w+)?'/g, false);
  add(/\bputRows\(\w+,\s*'(\w+)'/g, true);
  for (const [, statement = ''] of text.matchAll(/sql(?:<[^`]*>)?`([^`]*)`/g)) {
    for (const match of statement.matchAll(/\b(?:insert into|update|delete from)\s+(\w+)/g))
      used.push({ table: match[1] ?? '', writes: true });
    for (const match of statement.matchAll(/\b(?:from|join)\s+(\w+)/g))
      used.push({ table: match[1] ?? '', writes: false });
  }
  return used;
}
