import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { say } from '#app/messages.ts';
import { type TestTown, testTown } from '#app/testing.ts';
import type { Db } from '#platform/database/index.ts';
import { anOrganization, aRow, aService } from '../../factory.ts';
import { hsds, hsdsTables } from '../model/model.ts';
import { leftAtHome, madeTables, stored } from '../model/own.ts';
import { hasOfficial, officialExample, officialJudges } from '../testing/official.fixture.ts';
import { aWorld, secret, type World } from '../testing/world.fixture.ts';
import { exportHsds, type HsdsFormat } from './export.ts';
import { importHsds } from './import.ts';
import { refusedAsJson } from './report.ts';

const folder = await mkdtemp(join(tmpdir(), 'comunanza-moving-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
let files = 0;

async function exported(db: Db, format: HsdsFormat): Promise<Buffer> {
  const out = join(folder, `${files++}`);
  await exportHsds(db, { format, out });
  return readFile(out);
}

async function imported(db: Db, source: string | Uint8Array) {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  return db.transaction().execute((tx) => importHsds(tx, bytes));
}

async function everyRow(db: Db, table: string): Promise<unknown[]> {
  const { rows } = await sql<{ row: unknown }>`
    select row_to_json(r) as row from ${sql.table(table)} r order by row_to_json(r)::text`.execute(db);
  return rows.map(({ row }) => row);
}

describe.each(['json', 'tabular'] as const)('a commons that moves as %s', (format) => {
  let town: TestTown;
  let world: World;
  let first: Buffer;
  beforeAll(async () => {
    town = await testTown();
    world = await aWorld(town.db);
    await strayRows(town.db, world);
    first = await exported(town.db, format);
    const report = await imported(town.otherDb, first);
    expect(report.refusals).toEqual([]);
    expect(report.notes).toEqual([]);
    expect(report).toMatchObject({ created: report.read, updated: 0, unchanged: 0 });
  });

  test('is the same town afterwards, row by row', async () => {
    for (const table of stored.keys()) {
      const rows = await everyRow(town.db, table);
      expect(rows.length, `${table} has rows to move`).toBeGreaterThan(0);
      expect(await everyRow(town.otherDb, table), table).toEqual(rows);
    }
  });

  test('gives the same bytes from its new home', async () => {
    expect((await exported(town.otherDb, format)).equals(first)).toBe(true);
    expect((await exported(town.db, format)).equals(first)).toBe(true);
  });

  test('does not change when it arrives again', async () => {
    const again = await imported(town.otherDb, first);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: again.read, refused: 0 });
  });

  test('takes a change with it, and nothing else', async () => {
    await town.db
      .updateTable('service')
      .set({ name: 'Doposcuola e merenda', url: null })
      .where('id', '=', world.service)
      .execute();
    const report = await imported(town.otherDb, await exported(town.db, format));
    // What is absent in JSON was not said; an empty cell in a table says that there is nothing.
    expect(report).toMatchObject({ created: 0, updated: 1, refused: 0 });
    const { name, url } = await town.otherDb
      .selectFrom('service')
      .select(['name', 'url'])
      .where('id', '=', world.service)
      .executeTakeFirstOrThrow();
    expect(name).toBe('Doposcuola e merenda');
    expect(url === null).toBe(format === 'tabular');
  });
});

/** What hangs on nothing that HSDS knows, or says its things strangely. */
async function strayRows(db: Db, { service, location }: World): Promise<void> {
  await aRow(db, 'phone', { number: '030 000009' });
  const contact = await aRow(db, 'contact', { name: '' });
  await aRow(db, 'phone', { contact_id: contact, number: '030 "9"; 10\r\n, 11' });
  await aRow(db, 'unit', { name: 'ore' });
  await aRow(db, 'service_area', { name: 'ovunque' });
  await aRow(db, 'metadata', {
    resource_id: crypto.randomUUID(),
    resource_type: 'service',
    last_action_date: '2026-01-01T00:00:00+00:00',
    last_action_type: 'delete',
    field_name: 'name',
    previous_value: '',
    replacement_value: '',
    updated_by: 'editor',
  });
  await aRow(db, 'attribute', { link_id: location, link_entity: 'location', value: 'senza termine' });
  await aRow(db, 'attribute', { link_id: service, link_entity: 'elsewhere' });
  const child = await anOrganization(db, {
    id: '00000000-0000-4000-8000-000000000000',
    name: 'Prima della madre',
    parent_organization_id: await anOrganization(db, { id: 'ffffffff-ffff-4fff-bfff-ffffffffffff', name: 'Madre' }),
  });
  await aService(db, { organization_id: child, name: 'àèìòù “€” 🙂', description: '', minimum_age: 0.1 });
}

/** One town for all that follows, empty again whenever it is asked for. */
const town = await testTown();
async function emptyTown(): Promise<TestTown> {
  for (const db of [town.db, town.otherDb]) {
    await sql`truncate ${sql.join([...stored.keys(), 'person'].map((name) => sql.table(name)))} cascade`.execute(db);
  }
  return town;
}

describe('an export', () => {
  test('holds every table of the database, or says why not', async () => {
    const town = await emptyTown();
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
    const town = await emptyTown();
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
    const town = await emptyTown();
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
    const town = await emptyTown();
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
      const town = await emptyTown();
      const report = await imported(town.db, source);
      expect(report.refusals).toEqual([]);
      expect(report.created).toBe(source.includes('2222') ? 2 : 1);
      expect(await town.db.selectFrom('service').select(['name']).limit(1).execute()).toEqual([{ name: 'Ascolto' }]);
    }
  });

  test('keeps what it can of a nested service, and refuses the rest row by row, with the reason', async () => {
    const town = await emptyTown();
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
    const town = await emptyTown();
    const report = await imported(
      town.db,
      JSON.stringify([
        service,
        { ...service, id: '22222222-2222-4222-8222-222222222222', minimum_age: 9, maximum_age: 3 },
        { ...service, id: '33333333-3333-4333-8333-333333333333', name: ' ' },
      ]),
    );
    expect(report).toMatchObject({ created: 1, refused: 2 });
    expect(report.refusals.map(({ said }) => said.values?.rule)).toEqual([
      'service_ages_ordered',
      'service_name_given',
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
    const town = await emptyTown();
    await expect(imported(town.db, source)).rejects.toMatchObject({ name: 'Refusal', code });
  });

  test('cut at any place is refused, or read to the row where it was cut', async () => {
    const town = await emptyTown();
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
      const town = await emptyTown();
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
          report.refusals.filter(({ said }) => said.key !== 'hsds.import.no_parent' && said.key !== 'hsds.import.rule'),
        ).toEqual([]);
      }
      expect((await everyRow(town.db, 'service')).length).toBeGreaterThan(0);
    },
  );
});

test('an export to a file that breaks leaves nothing half written', async () => {
  const town = await emptyTown();
  await aWorld(town.db);
  const out = join(folder, 'precious.json');
  await writeFile(out, 'what was there');
  await expect(
    exportHsds(town.db.withSchema('nowhere'), { format: 'json', out: join(folder, 'no', 'such', 'folder') }),
  ).rejects.toThrow();
  expect(await readFile(out, 'utf8')).toBe('what was there');
});
