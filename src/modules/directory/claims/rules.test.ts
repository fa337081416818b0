import { expect, test } from 'vitest';
import { becomes, codeTyped, isCertified, isOpen, masked, moves } from './rules.ts';

test('of an address one reads which mailbox to open, and cannot write to it', () => {
  expect(masked('segreteria@ponte.example')).toBe('s…@ponte.example');
  expect(masked('senza chiocciola')).toBe('…');
});

test('certified e-mail is told by its domain', () => {
  expect(isCertified('ponte@pec.it')).toBe(true);
  expect(isCertified('comune@pec.comune.brescia.it')).toBe(true);
  expect(isCertified('ponte@legalmail.it')).toBe(true);
  expect(isCertified('specchio@peccato.example')).toBe(false);
});

test('six figures are read however they are typed', () => {
  expect(codeTyped(' 123 456 ')).toBe('123456');
  expect(codeTyped('123-456')).toBe('123456');
  expect(codeTyped('12345')).toBe(null);
  expect(codeTyped('12345a')).toBe(null);
});

test('what has ended stays ended, and only who waits is told yes or no', () => {
  for (const ended of ['granted', 'refused', 'withdrawn'] as const) {
    expect(isOpen(ended)).toBe(false);
    expect(moves[ended]).toEqual({});
  }
  expect(becomes('code_sent', 'yes')).toBe(null);
  expect(becomes('spent', 'right_code')).toBe(null);
  expect(becomes('code_sent', 'right_code_kept')).toBe('waiting');
  expect(becomes('waiting', 'yes')).toBe('granted');
});
