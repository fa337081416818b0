import type { Temporal } from 'temporal-polyfill';

/** A day as a whole number of days since 1 January 1970: cheap to compare, to add to and to look up. */
export type Day = number;

/** A date of the calendar on the wall: `2026-11-26` or a `Temporal.PlainDate`. */
export type DateLike = string | Temporal.PlainDate;

/** Days from `from` to `to`, both included; infinite where a side is open. */
export type Span = { from: Day; to: Day };

export const MS_PER_DAY = 86_400_000;

/** iCalendar's two letters, Monday first: the index is the weekday used everywhere in this folder. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The weekday of iCalendar's two letters, 0 for Monday; -1 where they are none. */
export function weekdayNamed(code: string): number {
  const codes: readonly string[] = weekdayCodes;
  return codes.indexOf(code);
}

/** Reads `YYYY-MM-DD`, with or without a time behind it; null where no such day exists. */
export function readDay(text: string): Day | null {
  const date = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (date === undefined) return null;
  const day = Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
  // A parser that turns 30 February into 2 March would let a mistake pass as a date.
  return Number.isInteger(day) && isoDate(day) === date ? day : null;
}

/** The day of a date. Throws RangeError on a text that is no date. */
export function dayOf(date: DateLike): Day {
  const day = readDay(date.toString());
  if (day === null) throw new RangeError(`Not a date: ${date}`);
  return day;
}

/** `2026-11-26` */
export const isoDate = (day: Day): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

export const covers = (span: Span, day: Day): boolean => span.from <= day && day <= span.to;
