import { expect, test } from 'vitest';
import { meaningOf } from './keys.ts';

const press = { key: '3', held: false, on: 'other', digits: true } as const;

test('a digit chooses its tile', () => {
  expect(meaningOf(press)).toEqual({ what: 'choose', digit: '3' });
  expect(meaningOf({ ...press, on: 'choice' })).toEqual({ what: 'choose', digit: '3' });
});

test('while one writes a digit is a digit', () => {
  for (const on of ['words', 'text'] as const) expect(meaningOf({ ...press, on })).toBeNull();
});

test('zero, letters and what is held with Ctrl mean nothing here', () => {
  for (const key of ['0', 'a', 'F3', 'Tab']) expect(meaningOf({ ...press, key })).toBeNull();
  expect(meaningOf({ ...press, held: true })).toBeNull();
});

test('digits can be turned off, and Enter stays', () => {
  expect(meaningOf({ ...press, digits: false })).toBeNull();
  expect(meaningOf({ ...press, key: 'Enter', on: 'words', digits: false })).toEqual({ what: 'search' });
});

test('Enter looks for answers from the words, writes down from a tile, and is the browser’s elsewhere', () => {
  expect(meaningOf({ ...press, key: 'Enter', on: 'words' })).toEqual({ what: 'search' });
  expect(meaningOf({ ...press, key: 'Enter', on: 'choice' })).toEqual({ what: 'send' });
  for (const on of ['text', 'other'] as const) expect(meaningOf({ ...press, key: 'Enter', on })).toBeNull();
});
