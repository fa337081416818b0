import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, isSilent, wordsOf } from './fold.ts';
import { slipsBetween } from './spelling.ts';

describe('how far a word is from another', () => {
  test.each([
    ['bollette', 'bolete', 1],
    ['soggiorno', 'sogiorno', 0.5],
    ['vaccino', 'vacino', 0.5],
    ['vicino', 'vacino', 1],
    ['biblioteca', 'bibliotecha', 0.5],
    ['patronato', 'patronaot', 1],
    ['isee', 'isee', 0],
  ])('%s from %s: %s', (meant, written, slips) => {
    expect(slipsBetween(meant, written, 2)).toBe(slips);
  });

  test('is the same in both directions, nothing to itself, and never more than the longer one', () => {
    const word = fc.stringMatching(/^[a-eht]{1,8}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        const slips = slipsBetween(a, b, 20);
        expect(slips).toBe(slipsBetween(b, a, 20));
        expect(slips === 0).toBe(a === b);
        expect(slips).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('a folded text', () => {
  test.each([
    ['Perché l’Attività?', 'perche l attivita'],
    ['  CAFFÈ   della memoria ', 'caffe della memoria'],
    ['L\'"isee" & co.', 'l isee co'],
    ['Îngrijesc o rudă', 'ingrijesc o ruda'],
    ['السكن', 'السكن'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('has only letters and figures, whatever is written, and folded again stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(fold(text)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
        expect(fold(fold(text))).toBe(fold(text));
        expect(wordsOf(text).join(' ')).toBe(fold(text));
      }),
      { numRuns: 500 },
    );
  });

  test('single letters cannot be looked for, single signs of other scripts can', () => {
    expect(['a', '7', 'della', '水', 'isee'].map(isSilent)).toEqual([true, true, true, false, false]);
  });
});
