import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readablePhone } from '#platform/ui/index.ts';
import { readPhone } from './phone.ts';

describe('a telephone is one number, however it is written', () => {
  test.each([
    ['333 1234567', '+393331234567'],
    ['+39 333-123.45.67', '+393331234567'],
    ['0039 3331234567', '+393331234567'],
    ['393331234567', '+393331234567'],
    ['393 1234567', '+393931234567'],
    ['030 555 0123', '+390305550123'],
    ['(030) 5550123', '+390305550123'],
    ['+39 030 5550123', '+390305550123'],
    ['+40 721 234 567', '+40721234567'],
  ])('%s', (typed, number) => expect(readPhone(typed)).toBe(number));
});

test.each(['', '12', '112', 'non ce l’ha', '333 1234567 (figlia)', '+39', '3331234567890123', '800 123456'])(
  '%s is no number to call back',
  (typed) => expect(readPhone(typed)).toBeNull(),
);

test('what is shown of a number, typed again, is the same number', () => {
  const mobile = fc.stringMatching(/^3[0-9]{9}$/);
  const landline = fc.stringMatching(/^0[1-9][0-9]{5,8}$/);
  fc.assert(
    fc.property(fc.oneof(mobile, landline), (typed) => {
      const number = readPhone(typed);
      expect(number).toBe(`+39${typed}`);
      expect(readPhone(readablePhone(number ?? ''))).toBe(number);
    }),
  );
});
