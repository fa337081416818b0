import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { calendarOf } from '../../indexing/index.ts';
import { keepVocabularies } from '../../vocabularies/keep.ts';
import { guessMapping } from '../mapping/guess.ts';
import { readTable } from '../readers/read-table.ts';
import { isRefused } from '../said.ts';
import { importTable, type Report } from './run.ts';

const { db, commons } = await testTown();

beforeAll(async () => {
  await db.transaction().execute(keepVocabularies);
  await db.transaction().execute(loadItaly);
});
beforeEach(async () => {
  await sql`delete from service`.execute(db);
  await sql`delete from import_source`.execute(db);
});

const HEAD = 'nome;comune;indirizzo\n';

async function brought(rows: string): Promise<Report> {
  const bytes = new TextEncoder().encode(HEAD + rows);
  const table = await readTable(bytes);
  if (isRefused(table)) throw new Error(JSON.stringify(table));
  const guess = guessMapping(table.columns, []).mapping;
  const mapping = { ...guess, target: 'services' as const, key: ['nome', 'comune', 'indirizzo'] };
  const job = { db, calendar: calendarOf(commons), person: null, fileName: 'elenco.csv', now: new Date() };
  const report = await importTable({ ...job, bytes, table, mapping });
  if (isRefused(report)) throw new Error(JSON.stringify(report));
  return report;
}
const names = async () =>
  (await db.selectFrom('service').select('name').orderBy('name').execute()).map((one) => one.name);

test('capitals and spaces make no second service of a row', async () => {
  const report = await brought(
    'Sportello Casa Bella;Brescia;Via Roma 1\nSPORTELLO CASA  BELLA;BRESCIA;VIA ROMA 1\nSportello Casa Bella;Brescia;Via Roma 2\n',
  );
  expect(report.counts).toMatchObject({ created: 2, refused: 1 });
  expect(report.refusals[0]?.reason.key).toBe('import.row.twice');
  const again = await brought('SPORTELLO CASA BELLA;BRESCIA;VIA ROMA 1\n');
  expect(again.counts.created).toBe(0);
  expect(await names()).toHaveLength(2);
});

test('what was brought in when keys were kept letter by letter is found again', async () => {
  await brought('Sportello Casa Bella;Brescia;Via Roma 1\n');
  await sql`update import_row set key = 'Sportello Casa Bella' || chr(31) || 'Brescia' || chr(31) || 'Via Roma 1'
    where entity = 'service'`.execute(db);
  const again = await brought('Sportello Casa Bella;Brescia;Via Roma 1\n');
  expect(again.counts).toMatchObject({ created: 0, unchanged: 1 });
  expect(await names()).toHaveLength(1);
});
