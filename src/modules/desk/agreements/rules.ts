/** What an agreement switches on at a point, on a day. */
export interface InForce {
  id: string;
  starts_on: string;
  ends_on: string;
  /** Working days within which a hand-off is answered. */
  reply_days: number;
  allows_notes: boolean;
  allows_attachments: boolean;
  allows_inbox: boolean;
}

const DAY = 24 * 60 * 60_000;

/** Days before the end at which the point is told. */
export const tellings = [60, 15] as const;
export type Telling = (typeof tellings)[number];

/** Days from one date until another, by the calendar: no clock changes them. */
export const daysUntil = (today: string, day: string): number =>
  Math.round((Date.parse(day) - Date.parse(today)) / DAY);

/**
 * Which letter is due that an agreement ends: one about two months before, one two weeks before, each once. After nights
 * without work only the later one; none once it is over.
 */
export function tellingDue(
  { ends_on, told_60_at, told_15_at }: { ends_on: string; told_60_at: Date | null; told_15_at: Date | null },
  today: string,
): Telling | null {
  const left = daysUntil(today, ends_on);
  if (left < 0) return null;
  if (left <= 15) return told_15_at ? null : 15;
  return left <= 60 && !told_60_at ? 60 : null;
}

/** Where a term stands on a day. */
export function standingOf({ starts_on, ends_on }: { starts_on: string; ends_on: string }, today: string) {
  if (today < starts_on) return 'to_come' as const;
  return today <= ends_on ? ('in_force' as const) : ('over' as const);
}
