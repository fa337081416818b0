import { Temporal } from 'temporal-polyfill';
import { type Day, dayOf, isoDate, MS_PER_DAY } from './days.ts';

export const ROME = 'Europe/Rome';

const midnights = new Map<Day, number>();

/** The instant at which a day begins in Rome, in milliseconds. */
function midnightOf(day: Day): number {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  // Asking the zone costs 10 µs and an index of the whole town asks millions of times for the same few days.
  if (midnights.size > 5_000) midnights.clear();
  const midnight = Temporal.PlainDate.from(isoDate(day)).toZonedDateTime(ROME).epochMilliseconds;
  midnights.set(day, midnight);
  return midnight;
}

const changesTime = (day: Day): boolean => midnightOf(day + 1) - midnightOf(day) !== MS_PER_DAY;

/**
 * The instant, in milliseconds, at which clocks in Rome show `minute` minutes after midnight of `day`; minutes past 1440
 * are the next day's. An hour that the change to summer time skips is read one hour later, an hour that comes twice
 * is read the first time (RFC 5545 §3.3.5, "compatible" in Temporal).
 */
export function instantOf(day: Day, minute: number): number {
  if (minute >= 1440) return instantOf(day + 1, minute - 1440);
  if (!changesTime(day)) return midnightOf(day) + minute * 60_000;
  return Temporal.PlainDate.from(isoDate(day)).toZonedDateTime({
    timeZone: ROME,
    plainTime: { hour: Math.floor(minute / 60), minute: minute % 60 },
  }).epochMilliseconds;
}

/** What calendars and clocks in Rome show at an instant: the day and the minutes since midnight. */
export function romeTimeOf(instant: Date | number): { day: Day; minute: number } {
  const ms = Number(instant);
  // Rome is one or two hours ahead: two hours too many can only guess one day too late.
  const guess = Math.floor((ms + 7_200_000) / MS_PER_DAY);
  const day = ms < midnightOf(guess) ? guess - 1 : guess;
  if (!changesTime(day)) return { day, minute: Math.floor((ms - midnightOf(day)) / 60_000) };
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ROME);
  return { day, minute: hour * 60 + minute };
}

/** Today's date in Rome, `2026-11-26`. */
export const romeDate = (now: Date): string => isoDate(romeTimeOf(now).day);

/** The instant of a wall clock in Rome: `romeInstant('2026-11-26', '9:30')`. Throws RangeError on what is no date or time. */
export function romeInstant(date: string, time: string): Date {
  const [hours = '', minutes = ''] = time.split(':');
  const minute = Number(hours) * 60 + Number(minutes);
  if (!/^\d{1,2}:\d{2}$/.test(time) || minute > 1440) throw new RangeError(`Not a time: ${time}`);
  return new Date(instantOf(dayOf(date), minute));
}
