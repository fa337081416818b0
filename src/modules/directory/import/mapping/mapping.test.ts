import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedFolder } from '#platform/config/index.ts';
import { term } from '../../vocabularies/index.ts';
import { municipalityMatcher } from '../municipality/match.ts';
import { italianMunicipalities } from '../municipality/municipalities.ts';
import { readTable } from '../readers/read-table.ts';
import { isRefused } from '../said.ts';
import { type Draft, rowReader } from './draft.ts';
import { guessMapping } from './guess.ts';
import { FIELDS, MARKED, type Mapping, missingColumns } from './mapping.ts';
import { shippedMappings } from './shipped.ts';

const match = municipalityMatcher(italianMunicipalities());
const mapping = (name: string): Mapping => {
  const found = shippedMappings().find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

function read(one: Mapping, columns: string[], values: string[]) {
  return rowReader(one, columns, match)({ line: 2, values });
}

function draft(one: Mapping, columns: string[], values: string[]): Draft {
  const made = read(one, columns, values);
  if ('refused' in made) throw new Error(JSON.stringify(made));
  return made;
}

test('every term that a shipped mapping names is one of ours', () => {
  for (const one of shippedMappings()) {
    const all = [one.terms, one.organization_terms, ...one.when.map((when) => when.terms)];
    for (const terms of all)
      for (const taxonomy of MARKED)
        for (const code of terms[taxonomy] ?? []) expect(term(taxonomy, code).name).not.toBe('');
  }
});

describe('5×1000', () => {
  const columns = ['codice_fiscale', 'denominazione', 'pr', 'nome_comune', 'codice_comune', 'asd', 'comuni'];
  const five = mapping('5x1000');

  test('a body is read with its name as people write it', () => {
    const one = draft(five, columns, [
      '1534160203',
      "LA QUERCIA - SOC.COOP.SOCIALE DI SOLIDARIETA' ONLUS",
      'MN',
      'ROVERBELLA',
      '020053',
      '',
      '',
    ]);
    expect(one.name).toBe('La Quercia - Soc.Coop.Sociale di Solidarietà ONLUS');
    expect(one.fiscalCode).toBe('01534160203');
    expect(one.municipality).toMatchObject({ istat_code: '020053', name: 'Roverbella', how: 'code' });
    expect(one.terms).toEqual({ 'actor-kinds': ['civil-society'] });
    expect(one.notes).toEqual([{ key: 'import.fiscalCode.zeros', values: { from: '1534160203', to: '01534160203' } }]);
  });

  test('a town that collects for itself is the municipality', () => {
    const one = draft(five, columns, ['80008050173', "SALO'", 'BS', "SALO'", '017170', '', 'X']);
    expect(one.name).toBe('Comune di Salò');
    expect(one.terms).toEqual({ 'actor-kinds': ['public-bodies'], 'legal-forms': ['municipality'] });
  });

  test.each([
    [['80017670178', 'ACLI', 'BS', 'BRESCIA', '017029', '', ''], 'import.fiscalCode.check'],
    [['', 'ACLI', 'BS', 'BRESCIA', '017029', '', ''], 'import.row.noKey'],
    [['80017670177', '', 'BS', 'BRESCIA', '017029', '', ''], 'import.row.noName'],
    [['80017670177', 'ACLI', 'BS', 'BORGOVIVO', '', '', ''], 'import.municipality.unknown'],
    [['RSSMRA80A01H501U', 'MARIO ROSSI', 'BS', 'BRESCIA', '017029', '', ''], 'import.fiscalCode.person'],
    [['80017670177', 'A'.repeat(600), 'BS', 'BRESCIA', '017029', '', ''], 'import.row.longCell'],
  ])('%j is refused with its reason', (values, key) => {
    const one = read(five, columns, values);
    expect('refused' in one && one.refused.key).toBe(key);
  });
});

describe('consultori', () => {
  const columns = ['comune', 'asl', 'denominazione', 'indirizzo', 'telefono', 'sito', 'url'];
  const clinics = mapping('consultori');

  test('a row with everything wrong is mended and says what was done', () => {
    const one = draft(clinics, columns, [
      'SENORBÇO',
      'ASL N. 8 DI CAGLIARI',
      "CONSULTORIO DI SENORBI'",
      'VIA CARLO SANNA 273 - 9040 - SENORBÇO - SU',
      '706092316',
      'http://WWW.ASLCAGLIARI.IT',
      '',
    ]);
    expect(one.name).toBe('Consultorio di Senorbì');
    expect(one.texts.organization).toBe('ASL n. 8 di Cagliari');
    expect(one.municipality).toMatchObject({ name: 'Senorbì', province: 'SU' });
    expect(one.address).toEqual({
      street: 'Via Carlo Sanna',
      number: '273',
      postcode: '09040',
      city: 'Senorbì',
      province: 'SU',
    });
    expect(one.phones.map((phone) => phone.number)).toEqual(['070 609 2316']);
    expect(one.websites).toEqual(['http://www.aslcagliari.it']);
    expect(one.notes.map((note) => note.key)).toEqual(
      expect.arrayContaining(['import.phone.zero', 'import.postcode.zeros']),
    );
  });

  test('a health authority known only by its town gets its name', () => {
    const one = draft(clinics, columns, [
      'ROMA',
      'ROMA 2',
      'CONSULTORIO SPENCER',
      'VIA SPENCER 282 - 177 - ROMA - RM',
      '',
      '-',
      '',
    ]);
    expect(one.texts.organization).toBe('ASL Roma 2');
    expect(one.address?.postcode).toBe('00177');
    expect(one.websites).toEqual([]);
  });
});

describe('the mapping is guessed from the headings', () => {
  test.each([
    [['Codice Fiscale', 'Denominazione', 'Comune', 'Prov.', 'Indirizzo', 'CAP', 'Telefono', 'E-mail', 'Sito web']],
    [['tax id', 'Name', 'City', 'Province', 'Address', 'Postcode', 'Phone', 'Email', 'Website']],
  ])('%j', (columns) => {
    const { mapping: guessed, unknown } = guessMapping(columns, [], 'Elenco associazioni.csv');
    expect(Object.values(guessed.columns).map(({ to }) => to)).toEqual([
      'fiscal_code',
      'name',
      'municipality',
      'province',
      'address',
      'postcode',
      'phone',
      'email',
      'website',
    ]);
    expect(unknown).toEqual([]);
    expect(guessed.key).toEqual([columns[0]]);
    expect(guessed.source.name).toBe('elenco-associazioni');
  });

  test('and from the cells where the headings say nothing', () => {
    const { mapping: guessed } = guessMapping(
      ['A', 'B', 'C'],
      [
        ['80017670177', 'ACLI PROVINCIALI', 'info@acli.it'],
        ['01534160203', 'LA QUERCIA', 'quercia@example.org'],
      ],
    );
    expect(guessed.columns.A?.to).toBe('fiscal_code');
    expect(guessed.columns.B).toMatchObject({ to: 'name', repair: expect.arrayContaining(['titleCase']) });
    expect(guessed.columns.C?.to).toBe('email');
  });

  test.each([
    ['some rows have none', ['01534160203', '']],
    ['one body has it on two rows', ['01534160203', '01534160203']],
  ])('a codice fiscale is not what tells rows apart where %s', (_why, codes) => {
    const columns = ['Nome', 'Comune', 'Codice fiscale'];
    const rows = codes.map((code, at) => [`Gruppo ${at}`, 'Mantova', code]);
    expect(guessMapping(columns, rows).mapping.key).toEqual(['Nome', 'Comune']);
  });

  test('a column who runs the service makes services of the rows', () => {
    expect(guessMapping(['Nome', 'Ente gestore', 'Comune'], []).mapping.target).toBe('services');
  });

  test('no field is given to two columns, whatever the headings', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.constantFrom('nome', 'Nome', 'comune', 'città', 'tel', 'cell', 'x'), fc.string()), {
          minLength: 1,
          maxLength: 9,
        }),
        (columns) => {
          const given = Object.values(guessMapping(columns, []).mapping.columns).map(({ to }) => to);
          expect(new Set(given).size).toBe(given.length);
          for (const field of given) expect(FIELDS).toContain(field);
        },
      ),
    );
  });
});

test('a file that lacks a column of the key cannot be read', () => {
  expect(missingColumns(mapping('5x1000'), ['denominazione', 'nome_comune'])).toEqual(['codice_fiscale']);
});

const files: [string, string, number][] = [
  ['5x1000', 'organizations/5x1000_2022_BS.csv', 1598],
  ['5x1000', 'organizations/5x1000_2022_MN.csv', 581],
  ['consultori', 'services/consultori.csv', 927],
];
const there = existsSync(join(sharedFolder(), 'data'));

test.skipIf(!there).each(files)(
  '%s: every row of %s is understood (needs COMUNANZA_SHARED)',
  async (name, file, count) => {
    const table = await readTable(readFileSync(join(sharedFolder(), 'data', file)));
    if (isRefused(table)) throw new Error(JSON.stringify(table));
    const reader = rowReader(mapping(name), table.columns, match);
    const drafts = [...table.rows].map((row) => ('refused' in row ? row : reader(row)));
    expect(drafts.filter((one) => 'refused' in one)).toEqual([]);
    expect(drafts).toHaveLength(count);
    const keys = new Set(drafts.map((one) => ('refused' in one ? '' : one.key)));
    expect(keys.size).toBe(count);
  },
);

test.skipIf(!there)(
  'consultori: CAPs have five figures and nearly every telephone its zero (needs COMUNANZA_SHARED)',
  async () => {
    const table = await readTable(readFileSync(join(sharedFolder(), 'data/services/consultori.csv')));
    if (isRefused(table)) throw new Error(JSON.stringify(table));
    const reader = rowReader(mapping('consultori'), table.columns, match);
    const drafts = [...table.rows]
      .flatMap((row) => ('refused' in row ? [] : [reader(row)]))
      .flatMap((one) => ('refused' in one ? [] : [one]));
    expect(drafts.filter((one) => !/^\d{5}$/.test(one.address?.postcode ?? '')).length).toBeLessThanOrEqual(1);
    const phones = drafts.flatMap((one) => one.phones);
    expect(phones.filter((phone) => phone.kind === 'unknown').length).toBeLessThanOrEqual(7);
    expect(phones.filter((phone) => phone.kind === 'landline').length).toBeGreaterThanOrEqual(915);
  },
);
