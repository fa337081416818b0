import { closingIn, reasonIn, saysOnlyClosed } from './closed.ts';
import { filled, type Hours, readTime, WHOLE_DAY } from './columns.ts';
import { type Day, dayOf, readDay, type Span } from './days.ts';
import { type Pattern, patternOf } from './pattern.ts';
import { problem, type Understood } from './problem.ts';
import type { Schedule } from './schedule.ts';

/** A schedule understood. */
export type Rule =
  | {
      kind: 'regular';
      span: Span;
      pattern: Pattern;
      hours: Hours | null;
      openOnHolidays: boolean;
      words: string | null;
    }
  | { kind: 'exception'; span: Span; hours: Hours | null; reason: string | null }
  | { kind: 'words'; span: Span; words: string };

/** An exception that opens lasts two months at most: what lasts longer is a regular schedule with its weekdays. */
export const LONGEST_EXCEPTION = 62;

/** Minutes: sixteen hours, what a night shelter is open. */
const LONGEST_NIGHT = 16 * 60;

// A rule counted from the year 1 is a slip, and costs two thousand years of counting.
const [FIRST_START, LAST_START] = [dayOf('1900-01-01'), dayOf('2200-01-01')];

const columnsOfDates = ['valid_from', 'valid_to', 'dtstart', 'until'] as const;

function datesOf(schedule: Schedule): Understood<Record<(typeof columnsOfDates)[number], Day | null>> {
  const days: Record<string, Day | null> = {};
  for (const column of columnsOfDates) {
    const text = filled(schedule[column]);
    const day = text === null ? null : readDay(text);
    const strange = column === 'dtstart' && day !== null && (day < FIRST_START || day > LAST_START);
    if (text !== null && (day === null || strange)) return problem('calendar.problem.date_unreadable', column);
    days[column] = day;
  }
  const { valid_from = null, valid_to = null, dtstart = null, until = null } = days;
  if (valid_from !== null && valid_to !== null && valid_to < valid_from) {
    return problem('calendar.problem.dates_reversed', 'valid_to');
  }
  if (dtstart !== null && until !== null && until < dtstart) return problem('calendar.problem.dates_reversed', 'until');
  return { valid_from, valid_to, dtstart, until };
}

function hoursOf(schedule: Schedule): Understood<{ hours: Hours | null }> {
  const [opensAt, closesAt] = [filled(schedule.opens_at), filled(schedule.closes_at)];
  if (opensAt === null && closesAt === null) return { hours: null };
  if (opensAt === null) return problem('calendar.problem.hours_incomplete', 'opens_at');
  if (closesAt === null) return problem('calendar.problem.hours_incomplete', 'closes_at');
  const [opens, closes] = [readTime(opensAt), readTime(closesAt)];
  if (opens === null || opens === WHOLE_DAY) return problem('calendar.problem.time_unreadable', 'opens_at');
  if (closes === null) return problem('calendar.problem.time_unreadable', 'closes_at');
  // HSDS can only write 23:59 for "until midnight"; nobody means to close for a minute.
  const end = closes === WHOLE_DAY - 1 || closes === 0 ? WHOLE_DAY : closes;
  if (end === opens) return problem('calendar.problem.hours_empty', 'closes_at');
  if (end > opens) return { hours: { opens, closes: end } };
  // Open overnight; but nobody opens at three in the afternoon until noon of the next day.
  if (end + WHOLE_DAY - opens > LONGEST_NIGHT) return problem('calendar.problem.hours_reversed', 'closes_at');
  return { hours: { opens, closes: end + WHOLE_DAY } };
}

export const isWholeDay = (hours: Hours | null): boolean => hours?.opens === 0 && hours.closes === WHOLE_DAY;

function exceptionOf(schedule: Schedule, span: Span, hours: Hours | null): Understood<Rule> {
  const texts = [schedule.description, schedule.notes];
  const reason = reasonIn(schedule.description) ?? reasonIn(schedule.notes);
  const tooLong = span.to - span.from > LONGEST_EXCEPTION;
  if (hours !== null && !isWholeDay(hours)) {
    // "9–12, closed in the afternoon" is an opening; "9–12, closed" cannot be both.
    if (texts.some(saysOnlyClosed)) return problem('calendar.problem.exception_contradicts', 'opens_at');
    if (tooLong) return problem('calendar.problem.exception_too_long', 'valid_to');
    return { kind: 'exception', span, hours, reason };
  }
  const closing = closingIn(texts, span);
  if (closing === 'unclear') return problem('calendar.problem.closing_unclear', 'description');
  // "Closed for works" may last a year; hours that are only missing close nothing for so long.
  if (closing === 'closed') return { kind: 'exception', span, hours: null, reason };
  const words = filled(schedule.description) ?? filled(schedule.notes);
  // A year of "by appointment" is no closing.
  if (tooLong && hours === null && words !== null) return { kind: 'words', span, words };
  if (tooLong) return problem('calendar.problem.exception_too_long', 'valid_to');
  return { kind: 'exception', span, hours, reason };
}

/** Understands a schedule, or says what is impossible in it. Never throws. */
export function ruleOf(schedule: Schedule): Understood<Rule> {
  const dates = datesOf(schedule);
  if ('problem' in dates) return dates;
  const { valid_from, valid_to, dtstart, until } = dates;
  const read = hoursOf(schedule);
  if ('problem' in read) return read;
  const { hours } = read;
  const pattern = patternOf(schedule, dtstart, valid_from);
  if (pattern !== null && 'problem' in pattern) return pattern;
  const words = filled(schedule.description) ?? filled(schedule.notes);
  if (pattern !== null) {
    const span = {
      from: Math.max(valid_from ?? -Infinity, dtstart ?? -Infinity),
      to: Math.min(valid_to ?? Infinity, until ?? Infinity),
    };
    // A single date that someone wrote down is meant, whatever the calendar says.
    const openOnHolidays = schedule.open_on_holidays || pattern.kind === 'once';
    return { kind: 'regular', span, pattern, hours, openOnHolidays, words };
  }
  if (valid_from !== null && valid_to !== null) {
    return exceptionOf(schedule, { from: valid_from, to: valid_to }, hours);
  }
  if (hours !== null) {
    return valid_from === null
      ? problem('calendar.problem.weekday_missing', 'byday')
      : problem('calendar.problem.exception_without_end', 'valid_to');
  }
  const untilFurtherNotice = { from: valid_from ?? -Infinity, to: Infinity };
  const texts = [schedule.description, schedule.notes];
  if (valid_from !== null && closingIn(texts, untilFurtherNotice) === 'closed') {
    return exceptionOf(schedule, untilFurtherNotice, null);
  }
  return { kind: 'words', span: { from: valid_from ?? -Infinity, to: valid_to ?? Infinity }, words: words ?? '' };
}
