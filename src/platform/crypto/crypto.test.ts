import { expect, test } from 'vitest';
import { deriveKey, readToken, roleDatabasePassword, seal, signToken, unseal } from './index.ts';

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

test('what is sealed comes back with its key, and with no other', () => {
  const key = deriveKey(secret, 'lists');
  const sealed = seal(key, Buffer.from('chiedi di Anna'));
  expect(unseal(key, sealed)?.toString()).toBe('chiedi di Anna');
  expect(unseal(deriveKey(secret, 'other'), sealed)).toBe(null);
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Anna');
  expect(seal(key, Buffer.from('chiedi di Anna'))).not.toBe(sealed);
});

test('what was changed, cut or made up is nothing', () => {
  const key = deriveKey(secret, 'lists');
  const bytes = Buffer.from(seal(key, Buffer.from('uno')), 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(key, changed.toString('base64url'))).toBe(null);
    expect(unseal(key, bytes.subarray(0, at).toString('base64url'))).toBe(null);
  }
  expect(unseal(key, 'niente')).toBe(null);
});
