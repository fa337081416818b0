import { romeDate } from '#platform/calendar/index.ts';
import { Refusal } from '#platform/database/index.ts';
import { MONTHS_AT_MOST } from './notice.ts';

/** The day on which a reminder made then is gone, done or not. */
export function lastDayOf(madeAt: Date): string {
  const end = new Date(madeAt);
  end.setUTCMonth(end.getUTCMonth() + MONTHS_AT_MOST);
  return romeDate(end);
}

/** Refuses a day that has passed, and one on which the reminder would be gone. */
export function checkDue(day: string, madeAt: Date, now: Date): void {
  if (day < romeDate(now)) throw new Refusal('desk.reminder.due_past', 'due_on');
  if (day >= lastDayOf(madeAt)) throw new Refusal('desk.reminder.due_far', 'due_on', { months: MONTHS_AT_MOST });
}
