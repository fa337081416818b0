import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefused } from '../said.ts';
import { repairPostcode } from './postcode.ts';

const read = (text: string, own: string[] = []) => {
  const code = repairPostcode(text, own);
  return isRefused(code) ? code.refused.key : [code.value, ...code.notes.map((note) => note.key)];
};

test.each([
  ['09032', ['09032'], ['09032']],
  ['9032', ['09032'], ['09032', 'import.postcode.zeros']],
  ['41', ['00041'], ['00041', 'import.postcode.zeros']],
  ['189', ['00118', '00189'], ['00189', 'import.postcode.zeros']],
  [' I-25121 ', ['25121', '25122'], ['25121']],
  ['25121.0', [], ['25121']],
  ['90100', ['90121', '90151'], ['90100', 'import.postcode.general']],
  ['60100', ['60121', '60131'], ['60100', 'import.postcode.general']],
  ['76015', ['76016'], ['76015', 'import.postcode.notListed']],
  ['27055', ['87055'], ['87055', 'import.postcode.replaced']],
])('%s where the CAPs are %s', (text, own, expected) => {
  expect(read(text, own)).toEqual(expected);
});

test.each([
  ['', [], 'import.postcode.missing'],
  ['00000', [], 'import.postcode.shape'],
  ['123456', [], 'import.postcode.shape'],
  ['via Roma', [], 'import.postcode.shape'],
  ['25121', ['46100', '46101'], 'import.postcode.elsewhere'],
])('%j is refused', (text, own, expected) => {
  expect(read(text, own)).toBe(expected);
});

test('a CAP that is read has five figures', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 8 }), fc.nat(99_999).map(String)), (text) => {
      const code = repairPostcode(text);
      if (!isRefused(code)) expect(code.value).toMatch(/^\d{5}$/);
    }),
  );
});
