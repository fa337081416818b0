import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedStreet, foldName, isStreet, slips, slugOf, streetOf, withoutKind } from './rules.ts';

test.each([
  ['v dei mille', 'via dei mille'],
  ['v le europa 12 b', 'viale europa'],
  ['p zza della loggia 1', 'piazza della loggia'],
  ['c so palestro n 5', 'corso palestro'],
  ['via xx settembre snc', 'via xx settembre'],
  ['via 25 aprile', 'via 25 aprile'],
  ['via 25 aprile 3 bis', 'via 25 aprile'],
  ['chiari', 'chiari'],
])('a street however it is shortened, without its number: %s', (written, street) => {
  expect(foldedStreet(written)).toBe(street);
});

test.each([
  ['Via dei Mille, 4', 'Via dei Mille'],
  ['VIA DEI MILLE, 4/B', 'Via dei Mille'],
  ["V.LE DELL'UNIONE 12", "Viale dell'Unione"],
  ['P.zza Vittorio Emanuele II n. 3', 'Piazza Vittorio Emanuele II'],
  ['P. za Garibaldi 1', 'Piazza Garibaldi'],
  ['VIA XX SETTEMBRE 12', 'Via XX Settembre'],
  ['c/o Oratorio', null],
  ['Casella postale 12', null],
  ['Via', null],
  ['', null],
])('the street of an address line: %s', (line, street) => {
  expect(streetOf(line)).toBe(street);
});

test('a municipality is not taken for a street, nor a quarter for its kind', () => {
  expect(isStreet('brescia')).toBe(false);
  expect(isStreet('via roma')).toBe(true);
  expect(withoutKind('quartiere san polo')).toBe('san polo');
  expect(withoutKind('comune di chiari')).toBe('chiari');
  expect(withoutKind('san polo')).toBe('san polo');
});

test('a letter too many, too few, changed or swapped is one slip', () => {
  expect(slips('brescia', 'bressia')).toBe(1);
  expect(slips('brescia', 'bresica')).toBe(1);
  expect(slips('brescia', 'brscia')).toBe(1);
  expect(slips('brescia', 'breescia')).toBe(1);
  expect(slips('', 'roma')).toBe(4);
});

test('the slips from one word to another are those of the way back, and none to itself', () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(fc.property(word, word, (a, b) => slips(a, b) === slips(b, a) && slips(a, a) === 0));
});

test('whatever a line holds, it folds and slugs without a fall', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
      expect(foldName(text)).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
      expect(slugOf(text)).toMatch(/^[a-z0-9-]+$/);
      const street = streetOf(text);
      expect(street === null || street.length > 0).toBe(true);
    }),
  );
});
