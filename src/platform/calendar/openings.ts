import { type DateLike, type Day, dayOf } from './days.ts';
import type { HolidayCalendar } from './holidays.ts';
import { hoursWithin, rulesOf } from './hours.ts';
import { instantOf } from './rome.ts';
import type { Schedule } from './schedule.ts';

/** From one instant until another, the second not included. */
export type Opening = { opens: Date; closes: Date };

const [EARLIEST, LATEST] = [dayOf('1970-01-02'), dayOf('2200-01-01')];

/** Sorted and disjoint; openings that touch or overlap become one. */
function merged(spans: [opens: number, closes: number][]): Opening[] {
  spans.sort((a, b) => a[0] - b[0]);
  const openings: Opening[] = [];
  let last: [number, number] | null = null;
  for (const span of spans) {
    if (last && span[0] <= last[1]) {
      last[1] = Math.max(last[1], span[1]);
      continue;
    }
    if (last) openings.push({ opens: new Date(last[0]), closes: new Date(last[1]) });
    last = span;
  }
  if (last) openings.push({ opens: new Date(last[0]), closes: new Date(last[1]) });
  return openings;
}

/**
 * When a place with these schedules is open, on `days` days from `from` (dates of Rome): sorted, disjoint, touching ones
 * merged. One that began on the evening before and lasts into the first day is there too, and one of the last day may
 * end after it. Throws RangeError when `from` is no date; a date before 1970 or after 2200 gives none.
 */
export function openingsOf(
  schedules: readonly Schedule[],
  calendar: HolidayCalendar,
  from: DateLike,
  days: number,
): Opening[] {
  const first: Day = dayOf(from);
  if (schedules.length === 0 || days < 1 || first < EARLIEST || first > LATEST) return [];
  const last = first + Math.floor(days) - 1;
  const hoursOn = hoursWithin(rulesOf(schedules), calendar, { from: first - 1, to: last });
  const begin = instantOf(first, 0);
  const spans: [number, number][] = [];
  for (let day = first - 1; day <= last; day += 1) {
    for (const { opens, closes } of hoursOn(day).hours) {
      const [start, end] = [instantOf(day, opens), instantOf(day, closes)];
      // In the night of the change to summer time half past two is half past three: an opening can come to nothing.
      if (end > start && end > begin) spans.push([start, end]);
    }
  }
  return merged(spans);
}
