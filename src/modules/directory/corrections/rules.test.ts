import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asWritten,
  contactParts,
  daysSince,
  doorsMeant,
  looksLikeAdvertising,
  noticeDue,
  plainText,
  wishKey,
} from './rules.ts';

describe('what somebody wrote', () => {
  test('is plain text: nothing hidden, nothing turned around', () => {
    expect(plainText('  uno\u0000 \u202edue\r\n\r\n\r\n\r\ntre ')).toBe('uno due\n\ntre');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });

  test.each([
    ['phone', '0139 555 100', '+39 0139555100'],
    ['url', 'https://ponte.example/', 'ponte.example'],
    ['line', 'Sportello  Casa.', 'sportello casa'],
  ] as const)('%s: «%s» and «%s» are the same wish', (input, one, other) => {
    expect(wishKey(input, one)).toBe(wishKey(input, other));
  });

  test('other figures are another wish', () => {
    expect(wishKey('phone', '0139 555 100')).not.toBe(wishKey('phone', '0139 555 101'));
  });
});

describe('one press is enough where the wish is a value of the fact', () => {
  test.each([
    ['phone', '0139 555 100', '0139 555 100'],
    ['phone', '112', '112'],
    ['phone', 'non risponde più', null],
    ['email', 'info@ponte.example', 'info@ponte.example'],
    ['email', 'scrivete a Rosa', null],
    ['url', 'www.ponte.example', 'https://www.ponte.example'],
    ['url', 'javascript:alert(1)', null],
    ['url', 'non c’è più', null],
    ['postcode', '25121', '25121'],
    ['postcode', '2512', null],
    ['age', '18', '18'],
    ['age', 'diciotto', null],
    ['line', 'due\nrighe', null],
    ['text', 'due\nrighe', 'due\nrighe'],
    ['hours', 'lunedì 9–12', null],
  ] as const)('%s: %s', (input, wish, value) => {
    expect(asWritten({ input, longest: 200 }, wish)).toBe(value);
  });

  test('what is too long for the fact is not cut', () => {
    expect(asWritten({ input: 'text', longest: 5 }, 'troppo lungo')).toBe(null);
  });
});

test('links where none is asked for look like an advertisement', () => {
  expect(looksLikeAdvertising('text', 'Il sabato si ripara insieme.')).toBe(false);
  expect(looksLikeAdvertising('text', 'Compra su http://spam.example')).toBe(true);
  expect(looksLikeAdvertising('url', 'https://ponte.example')).toBe(false);
  expect(looksLikeAdvertising(null, 'Il nostro sito è www.ponte.example')).toBe(false);
  expect(looksLikeAdvertising(null, 'http://a.example http://b.example')).toBe(true);
});

test('the first mail comes after ten minutes, the next four hours after the last', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  expect(noticeDue(null, now).toISOString()).toBe('2026-11-22T10:10:00.000Z');
  expect(noticeDue(new Date('2026-11-22T09:00:00Z'), now).toISOString()).toBe('2026-11-22T13:00:00.000Z');
  expect(noticeDue(new Date('2026-11-20T09:00:00Z'), now).toISOString()).toBe('2026-11-22T10:10:00.000Z');
});

test('days are whole', () => {
  const then = new Date('2026-11-20T12:00:00Z');
  expect(daysSince(then, new Date('2026-11-22T11:00:00Z'))).toBe(1);
});

test('a contact is sorted into what an entry has', () => {
  expect(contactParts('Tel. 0139 555 700, info@ponte.example, www.ponte.it')).toEqual({
    phone: '0139 555 700',
    email: 'info@ponte.example',
    url: 'https://www.ponte.it',
  });
  expect(contactParts('chiedere al bar')).toEqual({ phone: null, email: null, url: null });
});

describe('whoever says that the hours are wrong means', () => {
  const door = (name: string | null, ...schedules: string[]) => ({ name, schedules });
  const names = (...doors: ReturnType<typeof door>[]) => doorsMeant(doors).map(({ name }) => name);

  test('the doors that say any; where none does, those of its places; without a place its own', () => {
    expect(names(door(null), door('Casa', '09:00'), door('Punto'))).toEqual(['Casa']);
    expect(names(door(null), door('Casa', '09:00'), door('Punto', '10:00'))).toEqual(['Casa', 'Punto']);
    expect(names(door(null), door('Casa'), door('Punto'))).toEqual(['Casa', 'Punto']);
    expect(names(door(null))).toEqual([null]);
  });
});
