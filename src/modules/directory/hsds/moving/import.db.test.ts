import { describe, expect, test } from 'vitest';
import { say } from '#app/messages.ts';
import { testTown } from '#app/testing.ts';
import { emptied, everyRow, exported, imported } from '../testing/moving.fixture.ts';
import { hasOfficial, officialExample } from '../testing/official.fixture.ts';
import { aWorld } from '../testing/world.fixture.ts';
import { importHsds } from './import.ts';
import { refusedAsJson } from './report.ts';

const shared = await testTown();

describe('a file of others', () => {
  const service = { id: '11111111-1111-4111-8111-111111111111', name: 'Ascolto', status: 'active' };

  test('is read as a page, a list, lines or one object', async () => {
    for (const source of [
      JSON.stringify({ total_items: 1, contents: [service] }, null, 2),
      JSON.stringify([service]),
      JSON.stringify(service),
      `${JSON.stringify(service)}\n${JSON.stringify({ ...service, id: '22222222-2222-4222-8222-222222222222' })}\n`,
      JSON.stringify({ services: [service] }),
    ]) {
      const town = await emptied(shared);
      const report = await imported(town.db, source);
      expect(report.refusals).toEqual([]);
      expect(report.created).toBe(source.includes('2222') ? 2 : 1);
      expect(await town.db.selectFrom('service').select(['name']).limit(1).execute()).toEqual([{ name: 'Ascolto' }]);
    }
  });

  test('keeps what it can of a nested service, and refuses the rest row by row, with the reason', async () => {
    const town = await emptied(shared);
    const report = await imported(
      town.db,
      JSON.stringify({
        ...service,
        url: 'www.ascolto.example.org',
        email: 'nessuna',
        colour: 'verde',
        organization: {
          id: '33333333-3333-4333-8333-333333333333',
          name: 'Gruppo',
          description: 'Persone',
          parent_organization_id: '44444444-4444-4444-8444-444444444444',
        },
        phones: [
          { id: '55555555-5555-4555-8555-555555555555', number: '030 1' },
          { id: '66666666-6666-4666-8666-666666666666' },
          { number: '030 2' },
        ],
        schedules: [
          { id: '77777777-7777-4777-8777-777777777777', freq: 'DAILY' },
          { id: '88888888-8888-4888-8888-888888888888', valid_from: '2026-02-30' },
        ],
        attributes: [
          { id: '99999999-9999-4999-8999-999999999999', taxonomy_term_id: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa' },
        ],
        program_id: null,
      }),
    );
    const told = [...report.refusals, ...report.notes].map(
      ({ table, place, said }) => `${table} ${place}: ${say.it(said.key, said.values)}`,
    );
    expect(told.sort()).toEqual([
      'attribute 1.attributes[0]: «taxonomy_term_id» rimanda a aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa, che non c’è né nel file né fra i dati già presenti.',
      'organization 1.organization: «parent_organization_id» rimanda a 44444444-4444-4444-8444-444444444444, che non c’è né nel file né fra i dati già presenti.',
      'phone 1.phones[1]: Manca «number».',
      'phone 1.phones[2]: Manca l’identificativo (un UUID), o non è scritto bene.',
      'schedule 1.schedules[0]: In «freq» HSDS non ammette «DAILY».',
      'schedule 1.schedules[1]: In «valid_from» non può stare «2026-02-30».',
      'service 1: In «email» non può stare «nessuna».',
      'service service.colour: «service.colour» non è un campo che conosciamo: non viene letto.',
    ]);
    expect(report).toMatchObject({ created: 3, refused: 5 });
    const refused = refusedAsJson(report, (said) => say.it(said.key, said.values));
    const mended = refused.replace('"DAILY"', '"WEEKLY"').replace('2026-02-30', '2026-03-01');
    expect(await imported(town.db, mended)).toMatchObject({ created: 2, refused: 3 });
  });

  test('that the database itself would refuse, is refused row by row too', async () => {
    const town = await emptied(shared);
    const report = await imported(
      town.db,
      JSON.stringify([
        service,
        { ...service, id: '22222222-2222-4222-8222-222222222222', minimum_age: 9, maximum_age: 3 },
        { ...service, id: '33333333-3333-4333-8333-333333333333', name: ' ' },
      ]),
    );
    expect(report).toMatchObject({ created: 1, refused: 2 });
    expect(report.refusals.map(({ said }) => say.it(said.key, said.values))).toEqual([
      'L’età minima (9) è più alta della massima (3).',
      'Manca «name».',
    ]);
  });

  test('whose places lie nowhere on Earth is told so in plain words', async () => {
    const town = await emptied(shared);
    const place = (n: number, where: object) => ({
      id: `0000000${n}-0000-4000-8000-000000000000`,
      location_type: 'physical',
      name: `Luogo ${n}`,
      ...where,
    });
    const report = await imported(
      town.db,
      JSON.stringify({
        locations: [
          place(1, { latitude: 136.8, longitude: 10 }),
          place(2, { latitude: 45, longitude: 1021.5 }),
          place(3, { latitude: 45 }),
        ],
      }),
    );
    expect(report.refusals.map(({ said }) => say.it(said.key, said.values))).toEqual([
      'La latitudine va da -90 a 90, e qui è 136.8. Forse è scambiata con la longitudine, o manca la virgola.',
      'La longitudine va da -180 a 180, e qui è 1021.5. Forse manca la virgola.',
      'Una posizione vuole latitudine e longitudine: qui ce n’è una sola.',
    ]);
  });

  test.each([
    ['', 'hsds.import.empty'],
    ['ciao', 'hsds.import.no_json'],
    ['"ciao"', 'hsds.import.no_json'],
    [`{"id":"x"}\nciao\n`, 'hsds.import.broken_line'],
    ['[1]', 'hsds.import.no_object'],
    ['{"hsds":"3.1",\n"services":[\n', 'hsds.import.truncated'],
    ['PK\u0003\u0004', 'hsds.import.no_tables'],
    ['PK nothing', 'hsds.import.no_tables'],
  ])('that is none (%j) is refused whole', async (source, code) => {
    await expect(imported(shared.db, source)).rejects.toMatchObject({ name: 'Refusal', code });
  });

  test('that is not there is refused in words', async () => {
    const reading = shared.db.transaction().execute((tx) => importHsds(tx, '/no/such/file.json'));
    await expect(reading).rejects.toMatchObject({ name: 'Refusal', code: 'hsds.import.unreadable' });
  });

  test('cut at any place is refused, or read to the row where it was cut', async () => {
    const town = await emptied(shared);
    await aWorld(town.db);
    for (const format of ['json', 'tabular'] as const) {
      const whole = await exported(town.db, format);
      for (let part = 1; part < 8; part++) {
        const cut = whole.subarray(0, Math.floor((whole.length * part) / 8));
        const before = await everyRow(town.otherDb, 'service');
        await imported(town.otherDb, cut).then(
          () => undefined,
          async (error) => {
            expect(error).toMatchObject({ name: 'Refusal' });
            expect(await everyRow(town.otherDb, 'service')).toEqual(before);
          },
        );
      }
    }
  });

  test.skipIf(!hasOfficial)(
    'is read to the last field when it is an official example (needs COMUNANZA_SHARED)',
    async () => {
      const town = await emptied(shared);
      for (const name of [
        'service_full',
        'organization_full',
        'service_at_location_full',
        'taxonomy',
        'taxonomy_term',
        'location',
      ]) {
        const report = await imported(town.db, JSON.stringify(officialExample(name)));
        expect(report.notes.filter(({ said }) => said.key === 'hsds.import.unknown')).toEqual([]);
        expect(
          report.refusals.filter(
            // Its place lies at latitude 100.
            ({ said }) => said.key !== 'hsds.import.no_parent' && said.key !== 'hsds.import.latitude',
          ),
        ).toEqual([]);
      }
      expect((await everyRow(town.db, 'service')).length).toBeGreaterThan(0);
    },
  );
});
