import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '#app/root.ts';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { calendarOf } from '../../indexing/index.ts';
import { keepVocabularies } from '../../vocabularies/keep.ts';
import { shippedMappings } from '../mapping/shipped.ts';
import { readTable } from '../readers/read-table.ts';
import { isRefused } from '../said.ts';
import { generatedList } from './generated.fixture.ts';
import { type ImportJob, importTable, type Report, startImport } from './run.ts';
import { countsOf } from './run-record.ts';

const town = await testTown();
const { db, commons } = town;
const folder = await mkdtemp(join(tmpdir(), 'import-'));
afterAll(() => rm(folder, { recursive: true }));
beforeAll(async () => {
  await db.transaction().execute(keepVocabularies);
  await db.transaction().execute(loadItaly);
});

async function jobOf(bytes: Uint8Array, source = 'agenzia-entrate-5x1000'): Promise<ImportJob> {
  const table = await readTable(bytes);
  const [mapping] = shippedMappings();
  if (isRefused(table) || !mapping) throw new Error('not read');
  return {
    db,
    calendar: calendarOf(commons),
    person: null,
    bytes,
    fileName: 'elenco.csv',
    table,
    mapping: { ...mapping, source: { ...mapping.source, name: source } },
    now: new Date(),
  };
}

async function imported(bytes: Uint8Array, source?: string): Promise<Report> {
  const report = await importTable(await jobOf(bytes, source));
  if ('refused' in report) throw new Error(JSON.stringify(report));
  return report;
}

const count = async (table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n;
};

const alias = Object.fromEntries(
  ['platform', 'modules', 'app'].map((floor) => [`#${floor}`, join(projectRoot, 'src', floor)]),
);
const settings = {
  resolve: { alias },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  logLevel: 'error',
};
const fixture = join(import.meta.dirname, 'killed.fixture.ts');
const importing = `(await import('vite')).runnerImport(${JSON.stringify(fixture)}, ${JSON.stringify(settings)})`;

/** Imports a file in a program of its own and kills it, without warning, as soon as it has said so many rows. */
function killedAfter(rows: number, file: string): Promise<void> {
  const args = ['--input-type=module', '--eval', importing, '--', town.url, projectRoot, testSecret, file];
  const program = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    program.stdout.setEncoding('utf8').on('data', (said: string) => {
      if (said.split('\n').some((line) => Number(line) >= rows)) program.kill('SIGKILL');
    });
    program.on('exit', (code) => (code === null ? resolve() : reject(new Error(`it ended by itself with ${code}`))));
  });
}

test('an import killed in the middle leaves whole batches, and is taken up where it stopped', async () => {
  const text = generatedList(6_000);
  const file = join(folder, 'elenco.csv');
  await writeFile(file, text);
  await killedAfter(2_000, file);
  await expect.poll(async () => ((await count('organization')) ?? 0) % 1000, { timeout: 10_000 }).toBe(0);
  const left = (await count('organization')) ?? 0;
  expect(left).toBeGreaterThanOrEqual(2_000);
  expect(left).toBeLessThan(6_000);
  expect(await count('search_entry')).toBe(left);

  const report = await imported(new TextEncoder().encode(text));
  expect(report.resumedAfter).toBe(left);
  expect(report.counts.created).toBe(6_000 - left);
  expect(await countsOf(db, report.run ?? '')).toMatchObject({ read: 6_000, created: 6_000, refused: 0 });
  expect(await count('organization')).toBe(6_000);
  expect(await count('search_entry')).toBe(6_000);
  expect(await count('import_run')).toBe(1);
}, 120_000);

test('two imports at once, of one source or of two that name the same bodies, leave each once', async () => {
  const before = (await count('organization')) ?? 0;
  const bytes = new TextEncoder().encode(generatedList(1_500, 10_000));
  const other = new TextEncoder().encode(generatedList(1_500, 10_700));
  await Promise.all([imported(bytes), imported(other)]);
  expect(await count('organization')).toBe(before + 2_200);
  const elsewhere = new TextEncoder().encode(generatedList(300, 30_000));
  await Promise.all([imported(elsewhere), imported(elsewhere, 'un-altro-elenco')]);
  expect(await count('organization')).toBe(before + 2_500);
});

test('whoever begins the same file while it is read shares the work, and no row is read twice', async () => {
  const bytes = new TextEncoder().encode(generatedList(2_500, 40_000));
  const first = await startImport(await jobOf(bytes));
  if ('refused' in first) throw new Error(JSON.stringify(first));
  const [one, two] = await Promise.all([first.finished, imported(bytes)]);
  expect(two.run).toBe(one.run);
  expect(one.counts.created + two.counts.created).toBe(2_500);
  expect(await countsOf(db, one.run ?? '')).toMatchObject({ read: 2_500, created: 2_500, refused: 0 });
});

test('a batch that fails leaves what was there before, and the next try goes on', async () => {
  const before = (await count('organization')) ?? 0;
  const bytes = new TextEncoder().encode(generatedList(2_500, 20_000));
  await sql`create function stop_at() returns trigger language plpgsql as $$ begin
    if new.name like '%21234' then raise exception 'no room left'; end if; return new; end $$`.execute(town.ownerDb);
  await sql`create trigger stop_at before insert on organization for each row execute function stop_at()`.execute(
    town.ownerDb,
  );
  await expect(imported(bytes)).rejects.toThrow('no room left');
  expect(await count('organization')).toBe(before + 1_000);
  await sql`drop trigger stop_at on organization`.execute(town.ownerDb);
  const report = await imported(bytes);
  expect(report.resumedAfter).toBe(1_000);
  expect(await count('organization')).toBe(before + 2_500);
});
