import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '../said.ts';
import { checksOut, repairFiscalCode } from './fiscal-code.ts';

/** Ten digits closed with the digit that makes them check out, found by trying. */
const closed = (ten: string) => [...'0123456789'].map((digit) => ten + digit).find(checksOut);

describe('codice fiscale of a body', () => {
  test.each([
    ['80017670177', '80017670177'],
    [' 01534160203 ', '01534160203'],
    ['1534160203', '01534160203'],
    ['C.F. 80017670177', '80017670177'],
    ['IT01534160203', '01534160203'],
    ["'01534160203", '01534160203'],
    ['="01534160203"', '01534160203'],
  ])('%s is read', (text, value) => {
    const code = repairFiscalCode(text);
    expect(isRefused(code) ? code.refused : code.value).toBe(value);
  });

  test('the zero that a spreadsheet ate is put back, and told', () => {
    expect(repairFiscalCode('1534160203')).toEqual({
      value: '01534160203',
      notes: [{ key: 'import.fiscalCode.zeros', values: { from: '1534160203', to: '01534160203' } }],
    });
  });

  test.each([
    ['', 'import.fiscalCode.missing'],
    ['RSSMRA80A01H501U', 'import.fiscalCode.person'],
    ['rss mra 80a01 h501u', 'import.fiscalCode.person'],
    ['80017670178', 'import.fiscalCode.check'],
    ['00000000000', 'import.fiscalCode.check'],
    ['1234', 'import.fiscalCode.shape'],
    ['non pervenuto', 'import.fiscalCode.shape'],
    ['8,00177E+10', 'import.fiscalCode.shape'],
  ])('%j is refused', (text, key) => {
    const code = repairFiscalCode(text);
    expect(isRefused(code) && code.refused.key).toBe(key);
  });

  test('one digit typed wrong is always noticed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{9}$/), fc.nat(10), fc.integer({ min: 1, max: 9 }), (ten, at, by) => {
        const code = closed(ten) ?? '';
        const wrong = [...code].map((digit, place) => (place === at ? (Number(digit) + by) % 10 : digit)).join('');
        expect(checksOut(code)).toBe(true);
        expect(checksOut(wrong)).toBe(false);
      }),
    );
  });
});
