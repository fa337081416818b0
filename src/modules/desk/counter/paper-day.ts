/** A sheet that is older than this is no longer a contact that anyone remembers. */
export const oldestSheet = 90;

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** The first day of which a sheet may still be entered. */
export const firstPaperDay = (today: string): string => daysBefore(today, oldestSheet);

/** Why a sheet of this day may not be entered today, as a message key; null where it may. */
export function problemOfDay(day: string, today: string): string | null {
  if (day > today) return 'desk.contact.day_future';
  return day < firstPaperDay(today) ? 'desk.contact.day_old' : null;
}
