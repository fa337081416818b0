import { weekdayNamed } from './days.ts';

/** Minutes after midnight; `closes` is past 1440 where the place closes on the next day. */
export type Hours = { opens: number; closes: number };

/** A weekday of `byday`; `nth` is which of the month (-1 the last), null for every one. */
export type ByDay = { weekday: number; nth: number | null };

export const WHOLE_DAY = 1440;

const present = (text: string | null): text is string => text !== null && text.trim() !== '';

/** A column with something in it, or null. */
export const filled = (text: string | null): string | null => (present(text) ? text.trim() : null);

/**
 * `9:30`, `09:30`, `09:30:00`, `09:30Z` or `09:30+01:00` as minutes; null where unreadable. HSDS asks for an offset, but
 * a door opens at nine in winter and in summer: the clock on the wall is meant, so Z and Rome's own two offsets say nothing.
 */
export function readTime(text: string): number | null {
  const parts = /^\s*(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|\+0[012](?::?00)?)?\s*$/i.exec(text);
  if (!parts) return null;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])];
  return minutes < 60 && hours * 60 + minutes <= WHOLE_DAY ? hours * 60 + minutes : null;
}

/** A whole number, given as a number or as text. */
export function readWhole(value: unknown): number | null {
  if (typeof value === 'number') return Number.isInteger(value) ? value : null;
  return typeof value === 'string' && /^\s*-?\d{1,6}\s*$/.test(value) ? Number(value) : null;
}

/** `MO,WE` or `1TU,-1FR`; null where any part of it is unreadable. */
export function readByDay(text: string): ByDay[] | null {
  const days: ByDay[] = [];
  for (const part of text.toUpperCase().split(/[,;\s]+/)) {
    if (part === '') continue;
    const [, nth, code = ''] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(part) ?? [];
    const weekday = weekdayNamed(code);
    if (weekday < 0) return null;
    days.push({ weekday, nth: nth === undefined ? null : Number(nth) });
  }
  return days.length > 0 ? days : null;
}

/** `2,3,-1`, each between 1 and `most` from either end; null where any part is not. */
export function readNumbers(text: string, most: number): number[] | null {
  const numbers = text.split(/[,;\s]+/).filter((part) => part !== '');
  const read = numbers.map((part) => (/^[+-]?\d{1,3}$/.test(part) ? Number(part) : 0));
  return read.length > 0 && read.every((n) => n !== 0 && Math.abs(n) <= most) ? read : null;
}

/** Minutes after midnight as HSDS writes them, `09:30`; the end of the day is 23:59 there. */
export function columnTime(minute: number): string {
  if (minute === WHOLE_DAY) return '23:59';
  const [hours, minutes] = [Math.floor(minute / 60) % 24, minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
