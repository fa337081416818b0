import { type ByDay, filled, readByDay, readNumbers, readWhole } from './columns.ts';
import { type Day, weekdayCodes, weekdayNamed, weekdayOf } from './days.ts';
import { problem, type Understood } from './problem.ts';
import type { Schedule } from './schedule.ts';

/** On which days a regular schedule falls, within its dates. */
export type Pattern =
  /** `days[0]` is Monday. `anchor` is a day of a week that counts, `weekStart` the weekday (0 Monday) weeks begin on. */
  | { kind: 'weekly'; days: boolean[]; interval: number; anchor: Day; weekStart: number }
  /** What a plain week cannot say, for the recurrence library. `start` carries interval and count. */
  | {
      kind: 'recurring';
      freq: 'WEEKLY' | 'MONTHLY' | 'YEARLY';
      interval: number;
      start: Day | null;
      count: number | null;
      byDay: ByDay[];
      byMonthDay: number[];
      byWeekNo: number[];
      byYearDay: number[];
      weekStart: number;
    }
  | { kind: 'once'; day: Day };

type Lists = { byDay: ByDay[]; byMonthDay: number[]; byWeekNo: number[]; byYearDay: number[] };

/** Ten years of working days: a count beyond it is a slip of the keyboard. */
const HIGHEST_COUNT = 2_600;
const HIGHEST_INTERVAL = 520;

function listsOf(schedule: Schedule): Understood<Lists> {
  const byDay = filled(schedule.byday) === null ? [] : readByDay(schedule.byday ?? '');
  if (byDay === null) return problem('calendar.problem.byday_unreadable', 'byday');
  const numbers = { bymonthday: 31, byweekno: 53, byyearday: 366 } as const;
  const read = { bymonthday: [0], byweekno: [0], byyearday: [0] };
  for (const column of ['bymonthday', 'byweekno', 'byyearday'] as const) {
    const list = filled(schedule[column]) === null ? [] : readNumbers(schedule[column] ?? '', numbers[column]);
    if (list === null) return problem('calendar.problem.numbers_unreadable', column);
    read[column] = list;
  }
  return { byDay, byMonthDay: read.bymonthday, byWeekNo: read.byweekno, byYearDay: read.byyearday };
}

function freqOf(schedule: Schedule, lists: Lists): Understood<{ freq: 'WEEKLY' | 'MONTHLY' | 'YEARLY' | null }> {
  const told = filled(schedule.freq)?.toUpperCase() ?? null;
  if (told !== null && told !== 'WEEKLY' && told !== 'MONTHLY' && told !== 'YEARLY') {
    return problem('calendar.problem.freq_unknown', 'freq');
  }
  if (lists.byYearDay.length > 0) {
    // RFC 5545 §3.3.10: BYYEARDAY has a meaning in yearly rules only.
    return told === null || told === 'YEARLY'
      ? { freq: 'YEARLY' }
      : problem('calendar.problem.yearday_needs_yearly', 'byyearday');
  }
  // HSDS knows no yearly rule: what is left of one is a public holiday or a mistake.
  if (told === 'YEARLY') return problem('calendar.problem.freq_unknown', 'freq');
  const ordinals = lists.byDay.some((day) => day.nth !== null);
  if (told === null && (ordinals || lists.byMonthDay.length > 0)) return { freq: 'MONTHLY' };
  if (told === null && (lists.byDay.length > 0 || lists.byWeekNo.length > 0)) return { freq: 'WEEKLY' };
  if (told === 'WEEKLY' && ordinals) return problem('calendar.problem.byday_needs_monthly', 'byday');
  if (told === 'WEEKLY' && lists.byMonthDay.length > 0) {
    return problem('calendar.problem.monthday_needs_monthly', 'bymonthday');
  }
  if (told === 'MONTHLY' && lists.byWeekNo.length > 0) {
    return problem('calendar.problem.weekno_needs_weekly', 'byweekno');
  }
  return { freq: told };
}

/** The pattern of a regular schedule; null where the schedule is an exception or only words. */
export function patternOf(schedule: Schedule, dtstart: Day | null, validFrom: Day | null): Understood<Pattern> | null {
  const lists = listsOf(schedule);
  if ('problem' in lists) return lists;
  const told = freqOf(schedule, lists);
  if ('problem' in told) return told;
  const { freq } = told;
  if (freq === null) return dtstart !== null && validFrom === null ? { kind: 'once', day: dtstart } : null;

  const interval = schedule.interval === null ? 1 : readWhole(schedule.interval);
  if (interval === null || interval < 1 || interval > HIGHEST_INTERVAL) {
    return problem('calendar.problem.interval_unreadable', 'interval');
  }
  const count = schedule.count === null ? null : readWhole(schedule.count);
  if (schedule.count !== null && (count === null || count < 1 || count > HIGHEST_COUNT)) {
    return problem('calendar.problem.count_unreadable', 'count');
  }
  const code = filled(schedule.wkst)?.toUpperCase() ?? 'MO';
  const weekStart = weekdayNamed(code);
  if (weekStart < 0) return problem('calendar.problem.wkst_unknown', 'wkst');
  const start = dtstart ?? validFrom;
  if (interval > 1 && start === null) return problem('calendar.problem.interval_without_start', 'dtstart');
  if (count !== null && start === null) return problem('calendar.problem.count_without_start', 'dtstart');
  if (lists.byWeekNo.length > 0 && interval > 1) return problem('calendar.problem.weekno_with_interval', 'interval');

  if (freq === 'WEEKLY' && lists.byDay.length === 0) {
    // RFC 5545: a weekly rule without weekdays falls on the weekday it started on.
    if (dtstart === null) return problem('calendar.problem.weekday_missing', 'byday');
    lists.byDay = [{ weekday: weekdayOf(dtstart), nth: null }];
  }
  if (freq === 'MONTHLY' && lists.byDay.length + lists.byMonthDay.length === 0) {
    if (dtstart === null) return problem('calendar.problem.monthly_without_day', 'byday');
    lists.byMonthDay = [new Date(dtstart * 86_400_000).getUTCDate()];
  }
  if (freq === 'WEEKLY' && lists.byWeekNo.length === 0 && count === null) {
    const days = weekdayCodes.map((_, weekday) => lists.byDay.some((day) => day.weekday === weekday));
    return { kind: 'weekly', days, interval, anchor: start ?? 0, weekStart };
  }
  // RFC 5545 knows week numbers in yearly rules only; HSDS writes them on weekly ones and means the same weeks.
  const rule = lists.byWeekNo.length > 0 ? 'YEARLY' : freq;
  return { kind: 'recurring', freq: rule, interval, start, count, ...lists, weekStart };
}
