import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { sharedFolder } from '#platform/config/index.ts';
import type { Db } from '#platform/database/index.ts';
import { calendarOf } from '../../indexing/index.ts';
import { keepVocabularies } from '../../vocabularies/keep.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { shippedMappings } from '../mapping/shipped.ts';
import { readTable } from '../readers/read-table.ts';
import { isRefused } from '../said.ts';
import { refusedFile } from './refused-file.ts';
import { type ImportJob, importTable, type Report, tryTable } from './run.ts';

const { db, commons } = await testTown();
const calendar = calendarOf(commons);
const [five, clinics] = shippedMappings();
if (!five || !clinics) throw new Error('no mappings');

beforeAll(async () => {
  await db.transaction().execute(keepVocabularies);
  await db.transaction().execute(loadItaly);
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function job(bytes: Uint8Array, mapping: Mapping): Promise<ImportJob> {
  const table = await readTable(bytes);
  if (isRefused(table)) throw new Error(JSON.stringify(table));
  return { db, calendar, person: null, bytes, fileName: 'elenco.csv', table, mapping, now: new Date() };
}

async function imported(bytes: Uint8Array, mapping: Mapping, how = importTable): Promise<Report> {
  const report = await how(await job(bytes, mapping));
  if ('refused' in report) throw new Error(JSON.stringify(report));
  return report;
}

/** Everything that an import may write, so that "nothing changed" can be said. */
async function everything(from: Db = db): Promise<string> {
  const tables = [
    'organization',
    'organization_identifier',
    'location',
    'address',
    'service',
    'service_at_location',
    'phone',
    'url',
    'attribute',
    'metadata',
    'import_row',
    'search_entry',
  ];
  const all = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{
        all: string;
      }>`select md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) as all from ${sql.table(table)} t`.execute(
        from,
      );
      return `${table} ${rows[0]?.all}`;
    }),
  );
  return all.join('\n');
}

const one = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows[0];

const HEAD = 'codice_fiscale,denominazione,pr,nome_comune,codice_comune\n';
const lists = (name: string, mapping: Mapping = five): Mapping => ({
  ...mapping,
  name,
  source: { ...mapping.source, name },
});

describe('an import', () => {
  test('writes a body with its code, its municipality and what it is, and everyone can search it', async () => {
    const report = await imported(
      bytesOf(`${HEAD}80017670177,ACLI PROVINCIALI DI BRESCIA APS,BS,BRESCIA,017029\n`),
      five,
    );
    expect(report.counts).toEqual({ read: 1, created: 1, updated: 0, unchanged: 0, refused: 0, kept: 0 });
    const body = await one(sql<{ name: string; code: string; cf: string; terms: string[]; found: string }>`
      select o.name, o.municipality_code as code, i.identifier as cf, e.title as found,
        array(select t.code from attribute a join taxonomy_term t on t.id = a.taxonomy_term_id where a.link_id = o.id order by 1) as terms
      from organization o join organization_identifier i on i.organization_id = o.id join search_entry e on e.id = o.id`);
    expect(body).toEqual({
      name: 'ACLI Provinciali di Brescia APS',
      code: '017029',
      cf: '80017670177',
      terms: ['aps', 'civil-society'],
      found: 'ACLI Provinciali di Brescia APS',
    });
  });

  test('the same file twice changes nothing', async () => {
    const file = bytesOf(`${HEAD}80017670177,ACLI PROVINCIALI DI BRESCIA APS,BS,BRESCIA,017029\n`);
    const before = await everything();
    const report = await imported(file, five);
    expect(report.counts).toEqual({ read: 1, created: 0, updated: 0, unchanged: 1, refused: 0, kept: 0 });
    expect(await everything()).toBe(before);
  });

  test('a try tells what would happen and writes nothing', async () => {
    const before = await everything();
    const file = bytesOf(
      `${HEAD}98120050178,FONDAZIONE POLIAMBULANZA,BS,BRESCIA,017029\n80017670177,ACLI DI BRESCIA,BS,BRESCIA,017029\nx,Y,BS,BRESCIA,017029\n`,
    );
    const report = await imported(file, five, tryTable);
    expect(report.counts).toEqual({ read: 3, created: 1, updated: 1, unchanged: 0, refused: 1, kept: 0 });
    expect(await everything()).toBe(before);
    expect(await one(sql`select count(*)::int as n from import_run where file_name = 'prova'`)).toEqual({ n: 0 });
  });

  test('what the source changes is changed, and the change can be read field by field', async () => {
    const report = await imported(bytesOf(`${HEAD}80017670177,ACLI DI BRESCIA APS,BS,BRESCIA,017029\n`), five);
    expect(report.counts).toMatchObject({ updated: 1, created: 0 });
    expect(
      await one(
        sql`select previous_value, replacement_value, updated_by from metadata where field_name = 'name' and last_action_type = 'update'`,
      ),
    ).toEqual({
      previous_value: 'ACLI Provinciali di Brescia APS',
      replacement_value: 'ACLI di Brescia APS',
      updated_by: five.source.title,
    });
  });

  test('what a person wrote since is kept, and told when the source says something else', async () => {
    await sql`update organization set name = 'Acli provinciali' where name = 'ACLI di Brescia APS'`.execute(db);
    const report = await imported(bytesOf(`${HEAD}80017670177,ACLI BRESCIANE APS,BS,BRESCIA,017029\n`), five);
    expect(report.counts).toMatchObject({ updated: 0, unchanged: 1, kept: 1 });
    expect(report.kept[0]).toMatchObject({
      line: 2,
      field: 'name',
      here: 'Acli provinciali',
      there: 'ACLI Bresciane APS',
    });
    expect(await one(sql`select name from organization`)).toEqual({ name: 'Acli provinciali' });
  });

  test('what a person took away does not come back', async () => {
    await imported(bytesOf(`${HEAD}01534160203,LA QUERCIA,MN,ROVERBELLA,020053\n`), five);
    await sql`delete from organization where name = 'La Quercia'`.execute(db);
    const report = await imported(bytesOf(`${HEAD}01534160203,LA QUERCIA ONLUS,MN,ROVERBELLA,020053\n`), five);
    expect(report.counts).toMatchObject({ created: 0, unchanged: 1 });
    expect(await one(sql`select count(*)::int as n from organization where name like 'La Quercia%'`)).toEqual({ n: 0 });
  });
});

describe('rows that are not taken', () => {
  test('are told by line and reason, and the others are written', async () => {
    const file = `${HEAD}98005160175,ASSOCIAZIONE BAMBINO EMOPATICO,BS,BRESCIA,017029\n98005160176,CODICE SBAGLIATO,BS,BRESCIA,017029\nsolo due\n93003540205,CASA DEL SOLE,MN,CURTATON,\n98005160175,BAMBINO EMOPATICO,BS,BRESCIA,017029\n`;
    const report = await imported(bytesOf(file), five);
    expect(report.refusals.map(({ line, reason }) => [line, reason.key])).toEqual([
      [3, 'import.fiscalCode.check'],
      [4, 'import.row.columns'],
      [6, 'import.row.twice'],
    ]);
    expect(report.counts).toMatchObject({ read: 5, created: 2, refused: 3 });
  });

  test('come out in a file that is mended and imported again', async () => {
    const mapping = lists('elenco-comune');
    const columns = ['codice_fiscale', 'denominazione', 'pr', 'nome_comune', 'codice_comune'];
    const first = await imported(
      bytesOf(`${HEAD}98012340171,GLI AMICI DI GIGI,BS,BRESCIA,017029\n98024680170,IL FARO,BS,BRESCIA,017029\n`),
      mapping,
    );
    expect(first.counts.refused).toBe(2);
    const file = refusedFile(columns, first.refusals, (said) => said.key);
    expect(file).toContain('98012340171;GLI AMICI DI GIGI;BS;BRESCIA;017029;2;import.fiscalCode.check;');
    const mended = file.replace('98012340171', '98012340174').replace('98024680170', '98024680179');
    const second = await imported(bytesOf(mended), mapping);
    expect(second.refusals.map(({ line, reason }) => [line, reason])).toEqual([]);
    expect(second.counts).toMatchObject({ read: 2, created: 2, refused: 0 });
  });
});

describe('a body that is there already', () => {
  const list = (name: string): Mapping => ({
    ...five,
    name,
    source: { ...five.source, name },
    key: ['denominazione', 'nome_comune'],
  });
  const file = (name: string, decision = '') =>
    bytesOf(`codice_fiscale,denominazione,nome_comune,decisione\n,${name},Chiari,${decision}\n`);

  test('is recognised by its codice fiscale, whatever the list calls it', async () => {
    const known = await imported(bytesOf(`${HEAD}98203220177,UNO PER TUTTI ODV,BS,CHIARI,017052\n`), five);
    expect(known.counts.created).toBe(1);
    const report = await imported(
      bytesOf('codice_fiscale,denominazione,nome_comune\n98203220177,"Uno per tutti, tutti per loro",Chiari\n'),
      list('altro-elenco'),
    );
    expect(report.counts).toMatchObject({ created: 0, refused: 0, kept: 1 });
    expect(
      await one(sql`select count(*)::int as n from organization_identifier where identifier = '98203220177'`),
    ).toEqual({ n: 1 });
  });

  test('is put before a person when only its name resembles', async () => {
    const report = await imported(file('Associazione "Uno per Tutti"'), list('pro-loco'));
    expect(report.refusals[0]?.reason).toMatchObject({
      key: 'import.row.perhapsSame',
      values: { name: 'Uno per Tutti ODV' },
    });
  });

  test('is joined when the person says so, and a new one is made when she says that', async () => {
    const joined = await imported(file('Associazione "Uno per Tutti"', 'stesso'), list('pro-loco'));
    expect(joined.counts).toMatchObject({ created: 0, refused: 0 });
    const other = await imported(file('Uno per tutti', 'nuovo'), list('parrocchia'));
    expect(other.counts).toMatchObject({ created: 1, refused: 0 });
  });
});

describe('services', () => {
  const HEADING = 'comune,asl,denominazione,indirizzo,telefono,sito\n';

  test('come with their giver, their place and ways to reach them', async () => {
    const file = `${HEADING}SENORBÇO,ASL N. 8 DI CAGLIARI,CONSULTORIO DI SENORBI',VIA CARLO SANNA 273 - 9040 - SENORBÇO - SU,706092316,http://WWW.ASLCAGLIARI.IT\n`;
    expect((await imported(bytesOf(file), clinics)).counts).toMatchObject({ created: 1, refused: 0 });
    expect(
      await one(sql`
        select s.name, o.name as by, a.address_1, a.postal_code, a.city, p.number, s.url, e.municipality_name
        from service s join organization o on o.id = s.organization_id join service_at_location l on l.service_id = s.id
          join address a on a.location_id = l.location_id join phone p on p.service_id = s.id
          join search_entry e on e.id = s.id`),
    ).toEqual({
      name: 'Consultorio di Senorbì',
      by: 'ASL n. 8 di Cagliari',
      address_1: 'Via Carlo Sanna 273',
      postal_code: '09040',
      city: 'Senorbì',
      number: '070 609 2316',
      url: 'http://www.aslcagliari.it',
      municipality_name: 'Senorbì',
    });
  });

  test('of one giver share it', async () => {
    const file = `${HEADING}CAGLIARI,ASL N. 8 DI CAGLIARI,CONSULTORIO VIA TALETE,VIA TALETE N.6 - 9131 - CAGLIARI - CA,708095008,-\n`;
    await imported(bytesOf(file), clinics);
    expect(await one(sql`select count(*)::int as n from organization where name = 'ASL n. 8 di Cagliari'`)).toEqual({
      n: 1,
    });
  });

  test('a telephone that its source drops goes, one that a person corrected stays', async () => {
    const file = (phone: string) =>
      bytesOf(`${HEADING}NUORO,ASL N. 3 DI NUORO,CONSULTORIO NUORO,VIA LAMARMORA 99 - 8100 - NUORO - NU,${phone},-\n`);
    const numbers = async () =>
      (
        await sql<{
          number: string;
        }>`select p.number from phone p join service s on s.id = p.service_id where s.name = 'Consultorio Nuoro' order by 1`.execute(
          db,
        )
      ).rows.map((row) => row.number);
    await imported(file('78437227'), clinics);
    await imported(file('784240111'), clinics);
    expect(await numbers()).toEqual(['0784 240 111']);
    await sql`update phone set number = '0784 999 999' where number = '0784 240 111'`.execute(db);
    await imported(file('78437227'), clinics);
    expect(await numbers()).toEqual(['0784 37227', '0784 999 999']);
  });
});

const there = existsSync(join(sharedFolder(), 'data'));
describe.skipIf(!there)('the real files (needs COMUNANZA_SHARED)', () => {
  const real = (file: string) => readFileSync(join(sharedFolder(), 'data', file));
  const files: [Mapping, string, number][] = [
    [five, 'organizations/5x1000_2022_BS.csv', 1598],
    [five, 'organizations/5x1000_2022_MN.csv', 581],
    [clinics, 'services/consultori.csv', 927],
  ];

  test.each(files)('%#: every row is in, and nothing is refused', async (mapping, file, rows) => {
    const report = await imported(real(file), mapping);
    expect(report.refusals).toEqual([]);
    expect(report.counts).toMatchObject({ read: rows, refused: 0 });
    expect(report.counts.created + report.counts.updated + report.counts.unchanged).toBe(rows);
  });

  test.each(files)('%#: and the second time changes nothing', async (mapping, file, rows) => {
    const before = await everything();
    const report = await imported(real(file), mapping);
    expect(report.counts).toMatchObject({ read: rows, created: 0, updated: 0, unchanged: rows, refused: 0 });
    expect(await everything()).toBe(before);
  });
});
