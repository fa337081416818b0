import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { isLongRun } from '#platform/config/index.ts';
import { calendarOf } from '../../indexing/index.ts';
import { keepVocabularies } from '../../vocabularies/keep.ts';
import { shippedMappings } from '../mapping/shipped.ts';
import { readTable } from '../readers/read-table.ts';
import { isRefused } from '../said.ts';
import { generatedList } from './generated.fixture.ts';
import { type ImportReport, importTable } from './run.ts';

const { db, commons } = await testTown();
const MEGABYTE = 1024 * 1024;

async function imported(bytes: Uint8Array, watch: () => void): Promise<ImportReport> {
  const table = await readTable(bytes);
  const [mapping] = shippedMappings();
  if (isRefused(table) || !mapping) throw new Error('not read');
  const calendar = calendarOf(commons);
  return importTable({
    db,
    calendar,
    person: null,
    bytes,
    fileName: 'grande.csv',
    table,
    mapping,
    now: new Date(),
    onBatch: watch,
  });
}

test.skipIf(!isLongRun())(
  '200,000 rows with a broken one in the middle are all in, in little memory, and the second time nothing changes (needs test:long)',
  async () => {
    await db.transaction().execute(keepVocabularies);
    await db.transaction().execute(loadItaly);
    const lines = generatedList(200_000).split('\n');
    lines.splice(100_000, 0, '"98120050178,UNA VIRGOLETTA CHE NON SI CHIUDE,BS,BRESCIA');
    const bytes = new TextEncoder().encode(lines.join('\n'));
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    const watch = () => {
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    };
    expect(await imported(bytes, watch)).toMatchObject({
      counts: { read: 200_001, created: 200_000, refused: 1 },
      refusals: [{ line: 100_001, reason: { key: 'import.row.openQuote' } }],
    });
    expect(most).toBeLessThan(400 * MEGABYTE);
    expect(await imported(bytes, watch)).toMatchObject({
      counts: { read: 200_001, created: 0, updated: 0, unchanged: 200_000, refused: 1 },
    });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from search_entry`.execute(db);
    expect(rows[0]?.n).toBe(200_000);
  },
  1_800_000,
);
