import { type Hours, WHOLE_DAY } from './columns.ts';
import { covers, type Day, type Span } from './days.ts';
import type { Holiday, HolidayCalendar } from './holidays.ts';
import { fallsOn, recurringDaySet } from './recurrence.ts';
import { isWholeDay, type Rule, ruleOf } from './rule.ts';
import type { Schedule } from './schedule.ts';

export type Regular = Extract<Rule, { kind: 'regular' }>;
export type Exception = Extract<Rule, { kind: 'exception' }>;

/** What a day is like: its hours, and why they are not the usual ones. */
export type DayHours = {
  hours: Hours[];
  because: { holiday: Holiday } | { exception: Exception } | null;
};

/** The schedules that can be understood; those that cannot say nothing. */
export function rulesOf(schedules: readonly Schedule[]): Rule[] {
  const rules: Rule[] = [];
  for (const schedule of schedules) {
    const rule = ruleOf(schedule);
    if (!('problem' in rule)) rules.push(rule);
  }
  return rules;
}

/** Sorted, and one where they touch or overlap. */
export function mergedHours(hours: Hours[]): Hours[] {
  if (hours.length < 2) return hours;
  const merged: Hours[] = [];
  for (const next of [...hours].sort((a, b) => a.opens - b.opens)) {
    const last = merged.at(-1);
    if (last && next.opens <= last.closes) last.closes = Math.max(last.closes, next.closes);
    else merged.push({ ...next });
  }
  return merged;
}

/** The exceptions that decide a day: the narrowest of those that cover it, because whoever wrote them meant that day more. */
function exceptionsOn(exceptions: Exception[], day: Day): Exception[] {
  if (exceptions.length === 0) return exceptions;
  const covering = exceptions.filter(({ span }) => covers(span, day));
  const narrowest = Math.min(...covering.map(({ span }) => span.to - span.from));
  return covering.filter(({ span }) => span.to - span.from === narrowest);
}

type Falling = { rule: Regular; falls: (day: Day) => boolean };

/** On which days of a window a regular schedule falls. */
export function fallingWithin(rule: Regular, window: Span): Falling {
  const { pattern, span } = rule;
  if (pattern.kind === 'once') return { rule, falls: (day) => day === pattern.day && covers(span, day) };
  if (pattern.kind === 'weekly') return { rule, falls: (day) => fallsOn(pattern, day) && covers(span, day) };
  const days = recurringDaySet(pattern, window);
  return { rule, falls: (day) => days.has(day) && covers(span, day) };
}

/** Round the clock: whole days on all seven weekdays, in one schedule or in seven. Holidays do not close it. */
function wholeWeek(regulars: Falling[], day: Day): boolean {
  const whole = regulars.filter(({ rule }) => isWholeDay(rule.hours) && covers(rule.span, day));
  const days = new Set<number>();
  for (const { rule } of whole) {
    if (rule.pattern.kind !== 'weekly' || rule.pattern.interval !== 1) continue;
    for (const [weekday, open] of rule.pattern.days.entries()) if (open) days.add(weekday);
  }
  return days.size === 7;
}

/** What every day within a window is like. The one place that knows how schedules, exceptions and holidays go together. */
export function hoursWithin(rules: Rule[], calendar: HolidayCalendar, window: Span): (day: Day) => DayHours {
  const exceptions: Exception[] = [];
  const regulars: Falling[] = [];
  for (const rule of rules) {
    if (rule.kind === 'exception') exceptions.push(rule);
    if (rule.kind === 'regular' && rule.hours !== null) regulars.push(fallingWithin(rule, window));
  }

  const regularHours = (day: Day): DayHours => {
    const falling = regulars.filter(({ falls }) => falls(day));
    const holiday = falling.length > 0 ? calendar.holidayOnDay(day) : null;
    const round = holiday !== null && wholeWeek(regulars, day);
    const open = holiday
      ? falling.filter(({ rule }) => rule.openOnHolidays || (round && isWholeDay(rule.hours)))
      : falling;
    const hours = open.map(({ rule }) => rule.hours ?? { opens: 0, closes: WHOLE_DAY });
    return { hours: mergedHours(hours), because: holiday && open.length < falling.length ? { holiday } : null };
  };

  return (day) => {
    const deciding = exceptionsOn(exceptions, day);
    const [first] = deciding;
    if (first === undefined) return regularHours(day);
    const closing = deciding.find(({ hours }) => hours === null);
    if (closing) return { hours: [], because: { exception: closing } };
    // "9–12 from 10 to 20 August" says nothing of Ferragosto; "9–12 on 15 August" does.
    const holiday = first.span.from < first.span.to ? calendar.holidayOnDay(day) : null;
    if (holiday) return { hours: [], because: { holiday } };
    return {
      hours: mergedHours(deciding.map(({ hours }) => hours ?? { opens: 0, closes: WHOLE_DAY })),
      because: { exception: first },
    };
  };
}
