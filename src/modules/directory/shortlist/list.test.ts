import { expect, test } from 'vitest';
import {
  type Item,
  longestNote,
  mostItems,
  moved,
  noteOf,
  pack,
  readEntry,
  unpack,
  withEntry,
  withoutEntry,
} from './list.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const item = (number: number, note = ''): Item => ({ kind: 'service', id: id(number), note });
const now = new Date('2026-11-23T09:00:00Z');
const later = new Date('2026-11-23T13:00:00Z');

test('a list comes back as it was, in its order, with its notes', () => {
  const items: Item[] = [
    item(1, 'chiedi di Anna'),
    { kind: 'procedure', id: id(2), note: '' },
    item(3, 'perché è così €'),
  ];
  expect(unpack(pack(items, later) ?? Buffer.alloc(4), now)).toEqual({ items, until: later });
});

test('a list whose time is over is none', () => {
  expect(unpack(pack([item(1)], later) ?? Buffer.alloc(4), later)).toBe(null);
});

test('the longest list of the longest notes fits in a cookie; in letters of many bytes it may not', () => {
  const full = (letter: string) => Array.from({ length: mostItems }, (_, at) => item(at, letter.repeat(longestNote)));
  const packed = pack(full('a'), later);
  // The seal adds 28 bytes, base64 a third; a cookie holds 4,096 with its name.
  expect(Math.ceil(((packed?.length ?? 9_999) + 28) / 3) * 4).toBeLessThan(4_000);
  expect(pack(full('字'), later)).toBe(null);
});

test('an entry is in a list once, and keeps its note when it is put there again', () => {
  const items = [item(1, 'portare la bolletta'), item(2)];
  expect(withEntry(items, { kind: 'service', id: id(1) })).toEqual(items);
  expect(withoutEntry(withEntry(items, { kind: 'asset', id: id(1) }), `service/${id(1)}`)).toEqual([
    item(2),
    { kind: 'asset', id: id(1), note: '' },
  ]);
});

test('entries change places, and nothing is lost at either end', () => {
  const items = [item(1), item(2), item(3)];
  expect(moved(items, `service/${id(3)}`, -1)).toEqual([item(1), item(3), item(2)]);
  expect(moved(items, `service/${id(1)}`, -1)).toEqual(items);
  expect(moved(items, `service/${id(3)}`, 1)).toEqual(items);
  expect(moved(items, 'service/niente', 1)).toEqual(items);
});

test('a note is one line of plain text', () => {
  expect(noteOf('  chiedi\r\ndi\tAnna\u0000 ')).toBe('chiedi di Anna');
  expect(noteOf('è'.repeat(300))).toHaveLength(longestNote);
  expect(noteOf(undefined)).toBe('');
});

test.each(['service', 'service/1', 'table/00000000-0000-4000-8000-000000000001', '', undefined])(
  'what names no entry is none: %s',
  (text) => expect(readEntry(text)).toBe(null),
);
