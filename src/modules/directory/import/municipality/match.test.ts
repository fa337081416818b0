import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sharedFolder } from '#platform/config/index.ts';
import { municipalityMatcher } from './match.ts';
import { italianMunicipalities } from './municipalities.ts';
import otherNames from './other-names.json' with { type: 'json' };

const all = italianMunicipalities();
const match = municipalityMatcher(all);
const found = (name: string, clues = {}) => {
  const one = match(name, clues);
  return 'refused' in one ? one.refused.key : `${one.name} (${one.province}) ${one.how}`;
};

describe('a municipality is recognised however lists write it', () => {
  test.each([
    ['Brescia', {}, 'Brescia (BS) name'],
    ['BRESCIA', {}, 'Brescia (BS) name'],
    ["FORLI'", {}, 'Forlì (FC) accents'],
    ['Forli', {}, 'Forlì (FC) accents'],
    ["PATERNO'", {}, 'Paternò (CT) accents'],
    ['Bojano', {}, 'Bojano (CB) name'],
    ['GIARDINI NAXOS', {}, 'Giardini-Naxos (ME) accents'],
    ['SANNICANDRO GARGANICO', {}, 'San Nicandro Garganico (FG) accents'],
    ['SENORBÇO', { province: 'SU' }, 'Senorbì (SU) characters'],
    ['SENORB\ufffd', { province: 'SU' }, 'Senorbì (SU) characters'],
    ["TRINITÇ? D'AUGULTU E VIGNOLA", { province: 'SS' }, "Trinità d'Agultu e Vignola (SS) spelling"],
    ['QUARTU S. ELENA', {}, "Quartu Sant'Elena (CA) abbreviation"],
    ['S. Zeno Naviglio', {}, 'San Zeno Naviglio (BS) abbreviation'],
    ['Presicce', { province: 'LE' }, 'Presicce-Acquarica (LE) oldName'],
    ['CAPACCIO', { province: 'SA' }, 'Capaccio Paestum (SA) oldName'],
    ['Virgilio', {}, 'Borgo Virgilio (MN) oldName'],
    ['CASSANO ALLO IONIO', { province: 'CS' }, "Cassano all'Ionio (CS) otherName"],
    ['Reggio Emilia', {}, "Reggio nell'Emilia (RE) otherName"],
    ['Comune di Mantova', {}, 'Mantova (MN) accents'],
    ['Concesio (BS)', {}, 'Concesio (BS) accents'],
    ['Bresca', { province: 'BS' }, 'Brescia (BS) spelling'],
    ['Barletta', { province: 'BA' }, 'Barletta (BT) name'],
    ['Valverde', { province: 'PV' }, 'Colli Verdi (PV) oldName'],
    ['Castro', { province: 'LE' }, 'Castro (LE) name'],
    ['Castro', { postcode: '24063' }, 'Castro (BG) name'],
    ['Livo', { province: 'TN' }, 'Livo (TN) name'],
    ['Salo', { istatCode: '017170' }, 'Salò (BS) code'],
    ['', { istatCode: '17029' }, 'Brescia (BS) code'],
  ])('%s %j', (name, clues, expected) => {
    expect(found(name, clues)).toBe(expected);
  });
});

describe('what stays in doubt is refused', () => {
  test('homonyms without a province', () => {
    expect(match('Castro')).toEqual({
      refused: { key: 'import.municipality.several', values: { name: 'Castro', which: 'Castro (BG), Castro (LE)' } },
      near: ['Castro (BG)', 'Castro (LE)'],
    });
  });

  test('a name that is none, with the nearest ones, first the one that has the CAP', () => {
    expect(match('Mantoa', { postcode: '46100' })).toMatchObject({ near: expect.arrayContaining(['Manta (CN)']) });
    expect(match('Mantoa', { postcode: '46100' })).toHaveProperty('near.0', 'Mantova (MN)');
    expect(match('Montekiari', { province: 'BS' })).toMatchObject({ near: ['Montichiari (BS)'] });
    expect(found('Borgovivo')).toBe('import.municipality.unknown');
    expect(found('')).toBe('import.municipality.missing');
    expect(found('xx', { province: 'BS' })).toBe('import.municipality.unknown');
  });

  test('a name that is only of another province', () => {
    expect(match('Brescia', { province: 'RM' })).toEqual({
      refused: {
        key: 'import.municipality.otherProvince',
        values: { name: 'Brescia', province: 'RM', which: 'Brescia (BS)' },
      },
      near: ['Brescia (BS)'],
    });
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.option(fc.constantFrom('BS', 'mn', 'ZZ', ''), { nil: undefined }),
        (name, province) => {
          expect(match(name, { province })).toBeDefined();
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('every municipality is recognised by its own name and province, in capitals with apostrophes for accents', () => {
  const asWritten = (name: string) =>
    name
      .replace(/([àèéìòù])(?!\p{L})/gu, "$1'")
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toUpperCase();
  const lost = all.filter((one) => {
    const back = match(asWritten(one.name), { province: one.province });
    return 'refused' in back || back.istat_code !== one.istat_code;
  });
  expect(lost).toEqual([]);
});

test('every old name leads to a municipality of today', () => {
  const wrong = otherNames.names.flatMap((entry) =>
    entry.was.filter((was) => found(was, { province: entry.province }).split(' (')[0] !== entry.now),
  );
  expect(wrong).toEqual([]);
});

const file = `${sharedFolder()}/data/services/consultori.csv`;
const Row = z.object({ comune: z.string(), indirizzo: z.string() });

function consultori() {
  try {
    return z.array(Row).parse(parse(readFileSync(file), { columns: true }));
  } catch {
    return undefined;
  }
}

const rows = consultori();
test.skipIf(!rows)('all 927 consultori of the Ministry are matched (needs COMUNANZA_SHARED)', () => {
  const ways: Record<string, number> = {};
  const refused: string[] = [];
  for (const row of rows ?? []) {
    const one = match(row.comune, { province: / - ([A-Z]{2})$/.exec(row.indirizzo)?.[1] });
    if ('refused' in one) refused.push(row.comune);
    else ways[one.how] = (ways[one.how] ?? 0) + 1;
  }
  expect(refused).toEqual([]);
  expect(ways).toEqual({ name: 910, accents: 11, characters: 2, oldName: 2, otherName: 1, spelling: 1 });
});
