import { expect, test } from 'vitest';
import { appAddress, base32, figuresAt, stepAt, stepOf } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

// RFC 6238, appendix B, SHA-1, the last six of its eight figures.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('at %i seconds the figures are those of the standard', (seconds, figures) => {
  expect(figuresAt(secret, stepAt(new Date(seconds * 1000)))).toBe(figures);
});

test('a clock that is half a minute off still gets in, one that is two minutes off does not', () => {
  const now = new Date(1_234_567_890_000);
  const at = (seconds: number) => figuresAt(secret, stepAt(new Date(now.getTime() + seconds * 1000)));
  expect(stepOf(secret, at(-30), now, 0)).toBe(stepAt(now) - 1);
  expect(stepOf(secret, at(30), now, 0)).toBe(stepAt(now) + 1);
  expect(stepOf(secret, at(120), now, 0)).toBeNull();
  expect(stepOf(secret, at(0), now, stepAt(now))).toBeNull();
  expect(stepOf(secret, 'abcdef', now, 0)).toBeNull();
});

test('a secret is written as apps read it', () => {
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(appAddress(secret, 'Borgo Vivo', 'rosa@x.example')).toContain('Borgo%20Vivo:rosa%40x.example?secret=GEZDG');
});
