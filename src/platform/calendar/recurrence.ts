import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { type Day, isoDate, MS_PER_DAY, type Span, weekdayCodes, weekdayOf } from './days.ts';
import type { Pattern } from './pattern.ts';

type Recurring = Extract<Pattern, { kind: 'recurring' }>;
type Weekly = Extract<Pattern, { kind: 'weekly' }>;

/** Whether a weekly pattern falls on a day. Twenty times faster than the recurrence library, and held to it by a test. */
export function fallsOn(pattern: Weekly, day: Day): boolean {
  if (pattern.days[weekdayOf(day)] !== true) return false;
  if (pattern.interval === 1) return true;
  const weekOf = (of: Day) => of - ((weekdayOf(of) - pattern.weekStart + 7) % 7);
  return ((weekOf(day) - weekOf(pattern.anchor)) / 7) % pattern.interval === 0;
}

/** A Monday and the first of a month, before any day anyone asks about. */
const LONG_AGO = Date.UTC(1973, 0, 1) / MS_PER_DAY;

const midnightUtc = (day: Day) => Temporal.PlainDate.from(isoDate(day)).toZonedDateTime('UTC');

/** The days of a rule within a span, from the recurrence library. Days are counted in UTC, where every one has 24 hours. */
export function recurringDays(rule: Recurring, span: Span): Day[] {
  const listed = <T>(list: T[]) => (list.length > 0 ? list : undefined);
  const recurrence = new RRuleTemporal({
    freq: rule.freq,
    interval: rule.interval,
    count: rule.count ?? undefined,
    dtstart: midnightUtc(rule.start ?? LONG_AGO),
    tzid: 'UTC',
    byDay: listed(rule.byDay.map(({ weekday, nth }) => `${nth ?? ''}${weekdayCodes[weekday]}`)),
    byMonthDay: listed(rule.byMonthDay),
    byWeekNo: listed(rule.byWeekNo),
    byYearDay: listed(rule.byYearDay),
    wkst: weekdayCodes[rule.weekStart],
  });
  return recurrence
    .between(new Date(span.from * MS_PER_DAY), new Date(span.to * MS_PER_DAY), true)
    .map((occurrence) => occurrence.epochMilliseconds / MS_PER_DAY);
}

const remembered = new Map<string, Set<Day>>();

/** The same, remembered: in a town's index thousands of entries share "first Tuesday of the month". */
export function recurringDaySet(rule: Recurring, span: Span): Set<Day> {
  const key = JSON.stringify([rule, span.from, span.to]);
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size > 2_000) remembered.clear();
  const days = new Set(recurringDays(rule, span));
  remembered.set(key, days);
  return days;
}
