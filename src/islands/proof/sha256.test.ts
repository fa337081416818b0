import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Head } from './sha256.ts';

test('it is the hash that the server reckons, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => {
      expect(sha256Head(text)).toBe(createHash('sha256').update(text).digest().readUInt32BE(0));
    }),
    { numRuns: 40 },
  );
});
