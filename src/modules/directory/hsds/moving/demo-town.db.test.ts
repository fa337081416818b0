import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testTown } from '#app/testing.ts';
import { loadDemoTown } from '../../demo/index.ts';
import { keepVocabularies } from '../../vocabularies/keep.ts';
import { endpoints } from '../api/parameters.ts';
import { stored } from '../model/own.ts';
import { everyRow, exported, imported } from '../testing/moving.fixture.ts';
import { hasOfficial, officialJudges } from '../testing/official.fixture.ts';
import { servedFrom } from '../testing/served.fixture.ts';

const town = await testTown();
await town.db.transaction().execute(async (tx) => {
  await keepVocabularies(tx);
  await loadDemoTown(tx, new Date('2026-11-21T10:00:00Z'));
});

const Page = z.object({ total_items: z.number(), contents: z.array(z.looseObject({ id: z.string() })) });

describe('the demo town', () => {
  test.skipIf(!hasOfficial)('answers as HSDS 3.1 says, with all that it has (needs COMUNANZA_SHARED)', async () => {
    const judge = officialJudges();
    const ask = servedFrom(town);
    for (const { path, table, list } of endpoints) {
      const full = list.includes('full') ? '&full=true' : '';
      const { contents, total_items } = Page.parse(await (await ask(`${path}?per_page=500${full}`)).json());
      expect(total_items).toBeGreaterThan(3);
      for (const entry of contents) {
        const valid = judge(table);
        expect(valid(entry), `${table} ${entry.id} ${JSON.stringify(valid.errors)}`).toBe(true);
      }
    }
  });

  test.each(['json', 'tabular'] as const)(
    'moves whole (%s), even where its vocabularies are already known',
    async (format) => {
      await town.otherDb.transaction().execute(keepVocabularies);
      const first = await exported(town.db, format);
      const report = await imported(town.otherDb, first);
      expect(report.refusals).toEqual([]);
      expect(report.notes).toEqual([]);
      for (const table of stored.keys())
        expect(await everyRow(town.otherDb, table), table).toEqual(await everyRow(town.db, table));
      expect((await exported(town.otherDb, format)).equals(first)).toBe(true);
    },
  );
});
