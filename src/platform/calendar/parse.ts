import { columnTime, readTime, readWhole } from './columns.ts';
import { problem, type ScheduleProblem } from './problem.ts';
import { ruleOf } from './rule.ts';
import { type Schedule, scheduleOf } from './schedule.ts';

type TextColumn = Exclude<keyof Schedule, 'count' | 'interval' | 'open_on_holidays'>;

const textColumns: TextColumn[] = [
  'valid_from',
  'valid_to',
  'dtstart',
  'until',
  'wkst',
  'freq',
  'byday',
  'byweekno',
  'bymonthday',
  'byyearday',
  'description',
  'opens_at',
  'closes_at',
  'notes',
  'attending_type',
];

const unreadable = {
  count: 'calendar.problem.count_unreadable',
  interval: 'calendar.problem.interval_unreadable',
} as const;

const yes = new Set<unknown>([true, 'true', 't', '1', 1, 'yes', 'si', 'sì']);

/**
 * Reads a row of the HSDS `schedule` table, from a file or a form, or says in which column what is impossible. Never
 * throws. Texts are trimmed, empty ones become null; dates lose a time behind them, times their
 * seconds and offset.
 */
export function parseSchedule(row: {
  readonly [column: string]: unknown;
}): { schedule: Schedule } | { problem: ScheduleProblem } {
  const schedule = scheduleOf({});
  for (const column of textColumns) {
    const value = row[column] ?? '';
    if (typeof value !== 'string' && typeof value !== 'number') {
      return problem('calendar.problem.text_expected', column);
    }
    schedule[column] = String(value).trim() || null;
  }
  for (const column of ['count', 'interval'] as const) {
    const value = row[column] ?? '';
    if (typeof value === 'string' && value.trim() === '') continue;
    schedule[column] = readWhole(value);
    if (schedule[column] === null) return problem(unreadable[column], column);
  }
  schedule.open_on_holidays = yes.has(row.open_on_holidays);
  for (const column of ['valid_from', 'valid_to', 'dtstart', 'until'] as const) {
    schedule[column] = schedule[column]?.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1') ?? null;
  }
  for (const column of ['freq', 'byday', 'wkst'] as const) schedule[column] = schedule[column]?.toUpperCase() ?? null;
  const rule = ruleOf(schedule);
  if ('problem' in rule) return rule;
  // HSDS lists WEEKLY and MONTHLY; days of the year say by themselves that they are yearly.
  if (schedule.freq === 'YEARLY') schedule.freq = null;
  for (const column of ['opens_at', 'closes_at'] as const) {
    const minute = readTime(schedule[column] ?? '');
    if (minute !== null) schedule[column] = columnTime(minute);
  }
  return { schedule };
}
