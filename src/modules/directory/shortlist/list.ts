import { Buffer } from 'node:buffer';
import type { EntryKind } from '#platform/search/index.ts';
import { entryKinds } from '../finding/asked.ts';

/** One entry of a list, with what was noted beside it. */
export interface Item {
  kind: EntryKind;
  id: string;
  /** Plain text, one line. */
  note: string;
}

/** More than this is no longer a list that one carries along. */
export const mostItems = 12;
/** In characters, as a field counts them. */
export const longestNote = 140;
/** A browser keeps cookies of 4,096 bytes; sealed and written as text, this many make about 3,600. */
const mostBytes = 2_650;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** 'service/00000000-…', as the button of an entry sends it; null for anything else. */
export function readEntry(text: unknown): Omit<Item, 'note'> | null {
  const [word, id = ''] = typeof text === 'string' ? text.split('/') : [];
  const kind = entryKinds.find((one) => one === word);
  return kind && uuid.test(id) ? { kind, id } : null;
}

/** The name by which the forms of the list call an entry. */
export const nameOf = ({ kind, id }: Omit<Item, 'note'>): string => `${kind}/${id}`;

/** One line of plain text, as long as there is room for. */
export const noteOf = (text: unknown): string =>
  typeof text === 'string' ? [...text.replace(/[\p{C}\s]+/gu, ' ').trim()].slice(0, longestNote).join('') : '';

export const isFull = (items: readonly Item[]): boolean => items.length >= mostItems;

/** The list with this entry at its end; what is there already stays where it is, with its note. */
export const withEntry = (items: readonly Item[], entry: Omit<Item, 'note'>, note = ''): Item[] =>
  items.some((one) => nameOf(one) === nameOf(entry)) ? [...items] : [...items, { ...entry, note }];

export const withoutEntry = (items: readonly Item[], name: string): Item[] =>
  items.filter((one) => nameOf(one) !== name);

/** The list with an entry one place nearer to its beginning (-1) or to its end (1). */
export function moved(items: readonly Item[], name: string, by: -1 | 1): Item[] {
  const from = items.findIndex((one) => nameOf(one) === name);
  const [one, other] = [items[from], items[from + by]];
  if (!one || !other) return [...items];
  return items.with(from, other).with(from + by, one);
}

/**
 * A list as bytes: until when it holds (seconds since 1970), then of each entry its kind, its id and its note. Null where it
 * is too long for a cookie, which only long notes in letters of several bytes can make it.
 */
export function pack(items: readonly Item[], until: Date): Buffer | null {
  const end = Buffer.alloc(4);
  end.writeUInt32BE(Math.floor(until.getTime() / 1000));
  const parts = items.flatMap(({ kind, id, note }) => {
    const text = Buffer.from(note);
    const head = Buffer.from([entryKinds.indexOf(kind), text.length >> 8, text.length & 255]);
    return [head, Buffer.from(id.replaceAll('-', ''), 'hex'), text];
  });
  const bytes = Buffer.concat([end, ...parts]);
  return bytes.length > mostBytes ? null : bytes;
}

/** The list in these bytes, which we packed ourselves; null when its time is over. */
export function unpack(bytes: Buffer, now: Date): { items: Item[]; until: Date } | null {
  const until = new Date(bytes.readUInt32BE(0) * 1000);
  if (until <= now) return null;
  const items: Item[] = [];
  for (let at = 4; at + 19 <= bytes.length; ) {
    const kind = entryKinds[bytes.readUInt8(at)];
    const length = bytes.readUInt16BE(at + 1);
    const hex = bytes.toString('hex', at + 3, at + 19);
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    if (kind) items.push({ kind, id, note: bytes.toString('utf8', at + 19, at + 19 + length) });
    at += 19 + length;
  }
  return { items, until };
}
