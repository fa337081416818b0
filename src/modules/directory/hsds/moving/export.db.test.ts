import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { hsds, hsdsTables } from '../model/model.ts';
import { leftAtHome, madeTables, stored } from '../model/own.ts';
import { emptied, exported } from '../testing/moving.fixture.ts';
import { hasOfficial, officialJudges } from '../testing/official.fixture.ts';
import { secret } from '../testing/secret.fixture.ts';
import { aWorld } from '../testing/world.fixture.ts';
import { exportHsds } from './export.ts';

const shared = await testTown();

describe('an export', () => {
  test('holds every table of the database, or says why not', async () => {
    const town = await emptied(shared);
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(
      town.db,
    );
    const accounted = [...stored.keys(), ...Object.keys(leftAtHome)];
    expect(rows.map(({ name }) => name).filter((name) => !accounted.includes(name))).toEqual([]);
    for (const [name, { columns, key }] of stored) {
      const found = await sql<{ name: string }>`
        select column_name as name from information_schema.columns
        where table_schema = current_schema() and table_name = ${name} and is_generated = 'NEVER'`.execute(town.db);
      expect(columns.map((column) => column.name).sort(), name).toEqual(found.rows.map((row) => row.name).sort());
      expect(key.length).toBeGreaterThan(0);
    }
  });

  test('never holds people', async () => {
    const town = await emptied(shared);
    await aWorld(town.db);
    await town.db
      .insertInto('person')
      .values({ name: `${secret} Bianchi`, email: 'bianchi@example.org' })
      .execute();
    expect(String(await exported(town.db, 'json'))).not.toMatch(/Bianchi|bianchi@/);
    const files = unzipSync(await exported(town.db, 'tabular'));
    expect(Object.keys(files)).toHaveLength(
      1 + hsdsTables.length + [...stored.values()].filter(({ own }) => own.length > 0).length,
    );
    for (const bytes of Object.values(files)) expect(Buffer.from(bytes).toString()).not.toMatch(/Bianchi|bianchi@/);
  });

  test('describes its own files as they are', async () => {
    const town = await emptied(shared);
    await aWorld(town.db);
    const files = unzipSync(await exported(town.db, 'tabular'));
    const text = (name: string) => Buffer.from(files[name] ?? []).toString();
    const { resources } = JSON.parse(text('datapackage.json'));
    for (const { path, schema } of resources) {
      expect(text(path).split('\n')[0]).toBe(schema.fields.map((field: { name: string }) => field.name).join(','));
    }
    for (const table of hsdsTables) expect(text(hsds[table].path).split('\n').length, table).toBeGreaterThan(2);
    expect(madeTables).toEqual(['meta_table_description']);
  });

  test.skipIf(!hasOfficial)('is made of objects that HSDS knows (needs COMUNANZA_SHARED)', async () => {
    const town = await emptied(shared);
    await aWorld(town.db);
    const judge = officialJudges();
    const whole = JSON.parse(String(await exported(town.db, 'json')));
    for (const [section, table] of [
      ['services', 'service'],
      ['organizations', 'organization'],
      ['locations', 'location'],
      ['taxonomies', 'taxonomy'],
      ['taxonomy_terms', 'taxonomy_term'],
    ] as const) {
      expect(whole[section].length).toBeGreaterThan(0);
      for (const entry of whole[section]) {
        // An address that is not quite one is kept as it was written.
        if (entry.website === 'www.cortile.example.org') continue;
        const valid = judge(table);
        expect(valid(entry), JSON.stringify(valid.errors)).toBe(true);
      }
    }
  });
});

test.each(['json', 'tabular'] as const)(
  'an export (%s) that breaks half-way leaves what was there before',
  async (format) => {
    const town = await emptied(shared);
    await aWorld(town.db);
    const folder = await mkdtemp(join(tmpdir(), 'comunanza-moving-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const out = join(folder, `precious.${format}`);
    await writeFile(out, 'what was there');
    let queries = 0;
    const breaking = town.db.withPlugin({
      transformQuery: ({ node }) => {
        if (++queries > 20) throw new Error('the line broke');
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    await expect(exportHsds(breaking, { format, out })).rejects.toThrow('the line broke');
    expect(await readFile(out, 'utf8')).toBe('what was there');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  },
);
