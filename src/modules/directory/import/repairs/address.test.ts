import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sharedFolder } from '#platform/config/index.ts';
import { splitAddress } from './address.ts';

describe('an address in one cell is taken apart', () => {
  const tail = { postcode: '9032', city: 'ASSEMINI', province: 'CA' };
  test.each([
    [
      'VIA RAFFAELLO N..5 LOC. PIRI PIRI - 9032 - ASSEMINI - CA',
      { street: 'VIA RAFFAELLO', number: '5', locality: 'PIRI PIRI', ...tail },
    ],
    ['VIA LOMBARDIA S.N. - 9032 - ASSEMINI - CA', { street: 'VIA LOMBARDIA', number: 'snc', ...tail }],
    ['VIA UMBERTO54 - 9032 - ASSEMINI - CA', { street: 'VIA UMBERTO', number: '54', ...tail }],
    ['VIA CARDUCCIN.41 - 9032 - ASSEMINI - CA', { street: 'VIA CARDUCCI', number: '41', ...tail }],
    ['VIALAMARMORA 42 - 9032 - ASSEMINI - CA', { street: 'VIA LAMARMORA', number: '42', ...tail }],
    ['VIA DON PAGANI N°2 - 9032 - ASSEMINI - CA', { street: 'VIA DON PAGANI', number: '2', ...tail }],
    ['VIA XX SETTEMBRE - 9032 - ASSEMINI - CA', { street: 'VIA XX SETTEMBRE', ...tail }],
    ['VIA 24 MAGGIO - 9032 - ASSEMINI - CA', { street: 'VIA 24 MAGGIO', ...tail }],
    ['PIAZZA 4 NOVEMBRE 11 - 9032 - ASSEMINI - CA', { street: 'PIAZZA 4 NOVEMBRE', number: '11', ...tail }],
    ['VIA IERONE I N. 37 - 9032 - ASSEMINI - CA', { street: 'VIA IERONE I', number: '37', ...tail }],
    ['Via SS. 92 - 9032 - ASSEMINI - CA', { street: 'Via SS. 92', ...tail }],
    ['VIA CESALPINO, 19/ A - 9032 - ASSEMINI - CA', { street: 'VIA CESALPINO', number: '19/a', ...tail }],
    ['VIA S. BELFANTI, 76 A - 9032 - ASSEMINI - CA', { street: 'VIA S. BELFANTI', number: '76a', ...tail }],
    [
      'via Lancia di Brolo n.10 bis - 9032 - ASSEMINI - CA',
      { street: 'via Lancia di Brolo', number: '10 bis', ...tail },
    ],
    ['VIALE MERANO (ex Ospedale) - 9032 - ASSEMINI - CA', { street: 'VIALE MERANO', rest: 'ex Ospedale', ...tail }],
    [
      'VIA MAGLIAS N.124 (CIRCOSCRIZI - 9032 - ASSEMINI - CA',
      { street: 'VIA MAGLIAS', number: '124', rest: 'CIRCOSCRIZI', ...tail },
    ],
    ['VIA QUARNARO II - GALLICO - 9032 - ASSEMINI - CA', { street: 'VIA QUARNARO II', locality: 'GALLICO', ...tail }],
    ['VIA BORROMINI C/O DISTRETTO - 9032 - ASSEMINI - CA', { street: 'VIA BORROMINI', at: 'DISTRETTO', ...tail }],
    [
      'presso Ospedale via Dante 3 - 9032 - ASSEMINI - CA',
      { street: 'via Dante', number: '3', at: 'Ospedale', ...tail },
    ],
    ['LOC. PADULE - 9032 - ASSEMINI - CA', { street: 'LOC. PADULE', ...tail }],
    ['VIALE RIMEMBRANZA ASSEMINI - 9032 - ASSEMINI - CA', { street: 'VIALE RIMEMBRANZA', ...tail }],
    ['VIA ASSEMINI - 9032 - ASSEMINI - CA', { street: 'VIA ASSEMINI', ...tail }],
    [
      'VIA ALDO MORO (LOCALITÀ CARAVITA) - 9032 - ASSEMINI - CA',
      { street: 'VIA ALDO MORO', locality: 'CARAVITA', ...tail },
    ],
    ['Via Po 1 46027 SAN BENEDETTO PO', { street: 'Via Po', number: '1', postcode: '46027', city: 'SAN BENEDETTO PO' }],
    [
      'Via Roma 1/b, 25121 Brescia (BS)',
      { street: 'Via Roma', number: '1/b', postcode: '25121', city: 'Brescia', province: 'BS' },
    ],
    [
      'Via Roma, 1 - 25030 Castel Mella BS',
      { street: 'Via Roma', number: '1', postcode: '25030', city: 'Castel Mella', province: 'BS' },
    ],
    ['Via Roma 1, Brescia (BS)', { street: 'Via Roma', number: '1', city: 'Brescia', province: 'BS' }],
    ['Via Roma snc', { street: 'Via Roma', number: 'snc' }],
    ['', {}],
  ])('%s', (text, expected) => {
    expect(splitAddress(text)).toEqual(expected);
  });

  test('nothing is thrown, and what is given back was there', () => {
    const address = fc.string({ unit: fc.constantFrom(...'VIA ROMA n.,/-()123c/o bs'.split('')), maxLength: 40 });
    fc.assert(
      fc.property(address, (text) => {
        const letters = (said: string) => said.toLowerCase().replace(/[^a-z0-9]/g, '');
        for (const part of Object.values(splitAddress(text)))
          expect(letters(part).length).toBeLessThanOrEqual(letters(text).length + 3);
      }),
    );
  });
});

const Row = z.object({ indirizzo: z.string(), comune: z.string() });

function consultori() {
  try {
    const file = `${sharedFolder()}/data/services/consultori.csv`;
    return z.array(Row).parse(parse(readFileSync(file), { columns: true }));
  } catch {
    return undefined;
  }
}

const rows = consultori();
test.skipIf(!rows)(
  'all 927 addresses of the Ministry come apart into street, CAP, town and province (needs COMUNANZA_SHARED)',
  () => {
    const parts = (rows ?? []).map((row) => splitAddress(row.indirizzo, row.comune));
    expect(parts.filter((one) => !one.postcode || !one.city || one.province?.length !== 2)).toEqual([]);
    expect(parts.filter((one) => !one.street && !one.at)).toEqual([]);
  },
);
