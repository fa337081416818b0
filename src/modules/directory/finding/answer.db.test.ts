import { beforeAll, describe, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { putRows } from '#platform/database/index.ts';
import { calendarOf, keepVocabularies, reindexAll } from '../index.ts';
import { termId } from '../vocabularies/index.ts';
import { answer } from './answer.ts';
import { readAsked } from './asked.ts';

const now = new Date('2026-11-23T09:30:00Z'); // Monday, 10:30 in Rome
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('a search in a small town', async () => {
  const { db, commons } = await testTown();

  beforeAll(async () => {
    await db.transaction().execute(async (tx) => {
      await keepVocabularies(tx);
      await putRows(
        tx,
        'municipality',
        [{ istat_code: '999001', name: 'Borgovivo', province: 'BV', position: '(10.55,45.3)' }],
        { key: ['istat_code'] },
      );
      await putRows(tx, 'postcode', [{ code: '99010', municipality_code: '999001', position: '(10.55,45.3)' }], {
        key: ['code', 'municipality_code'],
      });
      await putRows(tx, 'organization', [
        { id: id(1), name: 'Casa del Quartiere', description: '', municipality_code: '999001' },
      ]);
      await putRows(tx, 'location', [
        {
          id: id(10),
          location_type: 'physical',
          name: 'Casa del Quartiere',
          latitude: 45.3,
          longitude: 10.55,
          municipality_code: '999001',
        },
        {
          id: id(11),
          location_type: 'physical',
          name: null,
          latitude: 45.33,
          longitude: 10.55,
          municipality_code: '999001',
        },
      ]);
      await putRows(tx, 'service', [
        {
          id: id(20),
          name: 'Sportello moduli e SPID',
          description: 'Due volontari ti aiutano a compilare domande e moduli.',
          organization_id: id(1),
          status: 'active',
          assured_date: '2026-11-04',
        },
        {
          id: id(21),
          name: 'Doposcuola della biblioteca',
          description: 'Compiti insieme, merenda e giochi.',
          organization_id: id(1),
          status: 'active',
          minimum_age: 6,
          maximum_age: 11,
        },
        {
          id: id(22),
          name: 'Pacco della spesa',
          description: 'Ogni settimana una borsa di cibo.',
          organization_id: id(1),
          status: 'active',
        },
        {
          id: id(23),
          name: 'Sportello chiuso',
          description: 'Non c’è più.',
          organization_id: id(1),
          status: 'defunct',
        },
      ]);
      await putRows(tx, 'service_at_location', [
        { id: id(30), service_id: id(20), location_id: id(10) },
        { id: id(31), service_id: id(21), location_id: id(11) },
      ]);
      await putRows(tx, 'schedule', [
        {
          id: id(40),
          service_at_location_id: id(30),
          freq: 'WEEKLY',
          byday: 'MO',
          opens_at: '09:30',
          closes_at: '12:00',
        },
      ]);
      await putRows(tx, 'attribute', [
        {
          id: id(50),
          link_id: id(22),
          link_entity: 'service',
          taxonomy_term_id: termId('everyday-topics', 'food-parcel'),
        },
        {
          id: id(51),
          link_id: id(21),
          link_entity: 'service',
          taxonomy_term_id: termId('everyday-topics', 'homework'),
        },
      ]);
    });
    await reindexAll(db, calendarOf(commons), now);
  });

  const ask = (query: string) => answer(db, readAsked(new URL(`http://x/cerca?${query}`)), '999001', now);
  const titles = async (query: string) => {
    const given = await ask(query);
    return Object.values(given.result.found).flatMap((found) => found.map((one) => one.title));
  };

  test('a word finds what is called so', async () => {
    expect(await titles('q=moduli')).toEqual(['Sportello moduli e SPID']);
  });
  test('an everyday word finds what uses other words', async () => {
    expect(await titles('q=pacco+alimentare')).toEqual(['Pacco della spesa']);
  });
  test('a typing error is forgiven', async () => {
    expect(await titles('q=doposcula')).toEqual(['Doposcuola della biblioteca']);
  });
  test('what is withdrawn is not found', async () => {
    expect(await titles('q=chiuso')).toEqual([]);
  });
  test('near is never beyond the radius, and groups do not mix', async () => {
    const given = await ask('dove=99010&raggio=1000&tipo=service');
    expect(given.result.found.near.map((one) => one.title)).toEqual(['Sportello moduli e SPID']);
    expect(given.result.found.near[0]?.open_until).toBe('2026-11-23T11:00:00+00:00');
    expect(given.result.found.municipality.map((one) => one.title)).toEqual(['Pacco della spesa']);
  });
  test('open now', async () => {
    expect(await titles('aperto=ora&tipo=service')).toEqual(['Sportello moduli e SPID']);
  });
});
