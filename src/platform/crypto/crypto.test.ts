import { expect, test } from 'vitest';
import { deriveKey, readToken, roleDatabasePassword, signToken } from './index.ts';

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

test('a token says what it was made for until its time is over, and only to its own purpose', () => {
  const until = new Date('2026-12-01T00:00:00Z');
  const before = new Date('2026-11-30T23:59:59Z');
  const token = signToken(secret, 'review borgovivo', 'servizio: Àncora', until);
  expect(token).toMatch(/^[\w.-]+$/);
  expect(readToken(secret, 'review borgovivo', token, before)).toEqual({ subject: 'servizio: Àncora', over: false });
  expect(readToken(secret, 'review borgovivo', token, until)).toEqual({ subject: 'servizio: Àncora', over: true });
  expect(readToken(secret, 'review altrove', token, before)).toBe(null);
  expect(readToken(`${secret}x`, 'review borgovivo', token, before)).toBe(null);
});

test('a token changed anywhere is none', () => {
  const token = signToken(secret, 'review', 'a', new Date('2026-12-01T00:00:00Z'));
  const now = new Date('2026-11-01T00:00:00Z');
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'A' ? 'B' : 'A';
    // The last character of base64 carries bits that say nothing.
    if (at === token.length - 1) continue;
    expect(readToken(secret, 'review', token.slice(0, at) + other + token.slice(at + 1), now), String(at)).toBe(null);
  }
  for (const broken of ['', '.', '..', `${token}.x`, token.slice(0, -2)]) {
    expect(readToken(secret, 'review', broken, now)).toBe(null);
  }
});
