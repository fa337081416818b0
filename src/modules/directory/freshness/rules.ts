import type { EntryKind } from '#platform/search/index.ts';

/** Days in which whoever is asked may answer: the letter, and reminders after 14 and 28 of them. */
export const graceDays = 42;
export const reminderDays = [14, 28] as const;
/** Nobody is written to again before so many days, however many entries become due meanwhile. */
export const quietDays = 7;
/** A link in a letter works as long as this. */
export const linkDays = 60;

/** Months until an entry is checked again. Hours change more often than anything else: what has them is asked about twice a year. */
export const monthsBetween = (kind: EntryKind, hasHours: boolean): number =>
  kind === 'service' || (kind === 'place' && hasHours) ? 6 : 12;

/** The day of the next check of what was checked on `assured`. */
export const dueOn = (kind: EntryKind, assured: string, hasHours: boolean): string =>
  addMonths(assured, monthsBetween(kind, hasHours));

/** From this day on nobody answered for so long that the entry ranks lower, and says so; null where it was never checked. */
export const staleOn = (kind: EntryKind, assured: string | null, hasHours: boolean): string | null =>
  assured === null ? null : addDays(dueOn(kind, assured, hasHours), graceDays);

/** How an entry stands on a day: checked lately, to be checked, too long ago, or never. */
export function freshnessOf(
  assured: string | null,
  stale: string | null,
  today: string,
): 'fresh' | 'ageing' | 'old' | 'never' {
  if (assured === null) return 'never';
  if (stale === null || today < addDays(stale, -graceDays)) return 'fresh';
  return today < stale ? 'ageing' : 'old';
}

/** The day so many days later; earlier where negative. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day of a later month; its last where the month is shorter, as PostgreSQL reckons. */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.toISOString().slice(0, 10);
}
