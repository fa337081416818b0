import { weekdayOf } from './days.ts';
import type { Opening } from './openings.ts';
import { romeTimeOf } from './rome.ts';

const HOUR = 3_600_000;

/** The cell of an instant: 0 is Monday from midnight to one in Rome, 167 Sunday from eleven to midnight. */
export function hourCellOf(instant: Date | number): number {
  const { day, minute } = romeTimeOf(instant);
  return weekdayOf(day) * 24 + Math.floor(minute / 60);
}

/** The hours of the week, sorted, in which it is open at some time: a coarse sieve for a search by day and hour. */
export function hourCells(openings: readonly Opening[]): number[] {
  const cells = new Set<number>();
  for (const { opens, closes } of openings) {
    const last = closes.getTime() - 1;
    // Rome's hours begin with UTC's, so steps of an hour, and the last instant, touch each of them.
    for (let instant = opens.getTime(); instant <= last && cells.size < 168; instant += HOUR) {
      cells.add(hourCellOf(instant));
    }
    if (last >= opens.getTime()) cells.add(hourCellOf(last));
  }
  return [...cells].sort((a, b) => a - b);
}
