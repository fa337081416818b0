import { readTime } from './columns.ts';
import { weekdayCodes, weekdayOf } from './days.ts';
import type { Opening } from './openings.ts';
import { instantOf, romeTimeOf } from './rome.ts';

export type OpenState =
  | { open: true; since: Date; until: Date /** When it opens after that. */; next: Date | null }
  | { open: false; next: Date | null };

/** The index of the first opening that ends after an instant; as many as there are where none does. */
function firstEndingAfter(openings: readonly Opening[], instant: number): number {
  let [low, high] = [0, openings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(openings[middle]?.closes) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether it is open now, until when, and when it opens next. Takes openings as `openingsOf` gives them. */
export function openState(openings: readonly Opening[], now: Date): OpenState {
  const at = firstEndingAfter(openings, now.getTime());
  const opening = openings[at];
  if (opening === undefined) return { open: false, next: null };
  if (opening.opens > now) return { open: false, next: opening.opens };
  return { open: true, since: opening.opens, until: opening.closes, next: openings[at + 1]?.opens ?? null };
}

/** Whether it is open at an instant. */
export const isOpenAt = (openings: readonly Opening[], instant: Date): boolean => openState(openings, instant).open;

/** The two letters of iCalendar. */
export type WeekdayCode = (typeof weekdayCodes)[number];

/**
 * The next time a wall clock in Rome shows this time on this weekday: today where that hour is not over yet.
 * Null where the time is no `HH:MM`. A minute that begins now counts as not over.
 */
export function nextAt(weekday: WeekdayCode, time: string, now: Date): Date | null {
  const minute = readTime(time);
  if (minute === null) return null;
  const today = romeTimeOf(now);
  const ahead = (weekdayCodes.indexOf(weekday) - weekdayOf(today.day) + 7) % 7;
  const wait = ahead === 0 && minute < today.minute ? 7 : ahead;
  return new Date(instantOf(today.day + wait, minute));
}

/** Whether it is open on the coming weekday at this time: on that very date, with its exceptions and holidays. */
export function isOpenOn(openings: readonly Opening[], weekday: WeekdayCode, time: string, now: Date): boolean {
  const instant = nextAt(weekday, time, now);
  return instant !== null && isOpenAt(openings, instant);
}
