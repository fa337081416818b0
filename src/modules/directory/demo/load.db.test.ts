import { expect, test } from 'vitest';
import { testCommons } from '#app/testing.ts';
import { keepVocabularies } from '../vocabularies/keep.ts';
import { loadDemoTown } from './load.ts';
import { demoTown } from './town.ts';

const db = await testCommons();
const now = new Date('2026-11-21T10:00:00+01:00');

const load = () =>
  db.transaction().execute(async (tx) => {
    await keepVocabularies(tx);
    await loadDemoTown(tx, now);
  });

const countOf = async (table: 'service' | 'schedule' | 'attribute' | 'translation' | 'location' | 'phone') => {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
};

test('the invented town fits the database, and loading it twice changes nothing', async () => {
  const town = demoTown('2026-11-21');
  for (let time = 1; time <= 2; time += 1) {
    await load();
    for (const table of ['service', 'schedule', 'attribute', 'translation', 'location', 'phone'] as const) {
      expect(await countOf(table), `${table}, time ${time}`).toBe(town[table].length);
    }
  }
}, 60_000);

test('what is read back is what was written', async () => {
  await load();
  const desk = await db
    .selectFrom('service')
    .selectAll()
    .where('name', '=', 'Sportello moduli e SPID')
    .executeTakeFirstOrThrow();
  expect(desk).toMatchObject({ status: 'active', minimum_age: 18, assured_date: '2026-11-04' });
  const guide = await db
    .selectFrom('procedure')
    .select('papers')
    .where('name', '=', 'Fare lo SPID')
    .executeTakeFirstOrThrow();
  expect(guide.papers).toContain('Documento d’identità valido');
  const square = await db
    .selectFrom('neighbourhood')
    .select(['slug', 'position'])
    .where('name', '=', 'Centro')
    .executeTakeFirstOrThrow();
  expect(square).toMatchObject({ slug: 'centro' });
  expect(square.position.x).toBeCloseTo(10.55, 1);
});
