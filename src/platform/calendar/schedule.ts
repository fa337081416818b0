/**
 * One row of opening hours: the HSDS 3.1 `schedule` columns that tell when, as text, and our own mark for public
 * holidays. README.md of this folder says what they mean together. Dates are `YYYY-MM-DD`, times `HH:MM`.
 */
export type Schedule = {
  valid_from: string | null;
  valid_to: string | null;
  dtstart: string | null;
  until: string | null;
  count: number | null;
  wkst: string | null;
  freq: string | null;
  interval: number | null;
  byday: string | null;
  byweekno: string | null;
  bymonthday: string | null;
  byyearday: string | null;
  description: string | null;
  opens_at: string | null;
  closes_at: string | null;
  notes: string | null;
  attending_type: string | null;
  /** HSDS has no column for it: true keeps these hours on public holidays. */
  open_on_holidays: boolean;
};

const nothing: Schedule = {
  valid_from: null,
  valid_to: null,
  dtstart: null,
  until: null,
  count: null,
  wkst: null,
  freq: null,
  interval: null,
  byday: null,
  byweekno: null,
  bymonthday: null,
  byyearday: null,
  description: null,
  opens_at: null,
  closes_at: null,
  notes: null,
  attending_type: null,
  open_on_holidays: false,
};

/** A schedule from the columns that matter; the others are null. */
export const scheduleOf = (columns: Partial<Schedule>): Schedule => ({ ...nothing, ...columns });

/** Weekly hours: `weeklyHours('MO,WE', '09:30', '12:00')`. */
export const weeklyHours = (byday: string, opens_at: string, closes_at: string): Schedule =>
  scheduleOf({ freq: 'WEEKLY', byday, opens_at, closes_at });

/**
 * Closed from one day to another, both included. It has no hours: a whole-day opening is 00:00–23:59, a whole-day
 * closing has none and says so in words, so that a reader of HSDS who knows nothing of us cannot take it for open.
 */
export const closingOf = (from: string, to: string, reason: string | null): Schedule =>
  scheduleOf({ valid_from: from, valid_to: to, description: reason ? `Chiuso: ${reason}` : 'Chiuso' });

/** Open on these days at these hours instead of the usual ones. */
export const openingInstead = (from: string, to: string, opens_at: string, closes_at: string): Schedule =>
  scheduleOf({ valid_from: from, valid_to: to, opens_at, closes_at });
