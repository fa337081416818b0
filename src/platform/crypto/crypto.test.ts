import { expect, test } from 'vitest';
import { deriveKey, roleDatabasePassword } from './index.ts';

const secret = 's'.repeat(32);

test('the same secret and purpose give the same key, and anything else another', () => {
  expect(deriveKey(secret, 'sessions')).toEqual(deriveKey(secret, 'sessions'));
  expect(deriveKey(secret, 'sessions')).not.toEqual(deriveKey(secret, 'mail links'));
  expect(deriveKey(`${secret}s`, 'sessions')).not.toEqual(deriveKey(secret, 'sessions'));
  expect(deriveKey(secret, 'sessions')).toHaveLength(32);
});

test('two roles never share a database password, and it needs no quoting in an address', () => {
  expect(roleDatabasePassword(secret, 'one')).not.toBe(roleDatabasePassword(secret, 'two'));
  expect(roleDatabasePassword(secret, 'one')).toMatch(/^[0-9a-f]{64}$/);
});
