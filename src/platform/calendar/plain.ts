import { saysClosed } from './closed.ts';
import { columnTime } from './columns.ts';
import { type Day, isoDate, weekdayCodes } from './days.ts';
import { parseItalianHours } from './italian.ts';
import { type Rule, ruleOf } from './rule.ts';
import { closingOf, openingInstead, type Schedule, scheduleOf } from './schedule.ts';
import { clock } from './spoken.ts';

/** From one time of the day until another: `09:00`, `12:30`. */
export interface Range {
  opens_at: string;
  closes_at: string;
}

/** A weekday of the month: `nth` 1 to 5, or -1 for the last; `weekday` 0 is Monday. */
export interface Monthly {
  nth: number;
  weekday: number;
  ranges: readonly Range[];
}

/** Days that are not as usual, both included; without ranges they are closed. Dates are `YYYY-MM-DD`. */
export interface Unusual {
  from: string;
  to: string;
  ranges: readonly Range[];
  reason: string | null;
}

/** Opening hours as people say them. */
export interface PlainHours {
  /** Monday first, each day's ranges in their order. */
  week: readonly (readonly Range[])[];
  monthly: readonly Monthly[];
  unusual: readonly Unusual[];
  onHolidays: boolean;
  byAppointment: boolean;
  note: string | null;
}

/** "9–12:30 e 15–18"; `readRanges` reads it again. */
export const sayRanges = (ranges: readonly Range[]): string =>
  ranges.map((range) => `${shortTime(range.opens_at)}–${shortTime(range.closes_at)}`).join(' e ');

function shortTime(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return clock(time === '23:59' ? 1440 : hours * 60 + minutes, 'it');
}

/** Ranges of one day as people write them, in their order; null where a word is unknown or two readings are possible. */
export function readRanges(text: string): Range[] | null {
  if (/^\s*(?:|[-–—]|chius[oaie])\s*$/iu.test(text)) return [];
  const schedules = parseItalianHours(`lunedì ${text}`);
  if (schedules?.some((one) => one.byday !== 'MO' || one.description !== null || one.open_on_holidays) !== false) {
    return null;
  }
  return sorted(schedules.map(({ opens_at, closes_at }) => ({ opens_at: opens_at ?? '', closes_at: closes_at ?? '' })));
}

const sorted = (ranges: readonly Range[]): Range[] => [...ranges].sort((a, b) => (a.opens_at < b.opens_at ? -1 : 1));

/** Whether these can be written on one line and read again. */
function canBeSaid(ranges: readonly Range[]): boolean {
  const read = readRanges(sayRanges(ranges));
  return read !== null && JSON.stringify(read) === JSON.stringify(sorted(ranges));
}

const APPOINTMENT = 'Su appuntamento';
const saysAppointment = (text: string | null): boolean => /^su appuntamento\.?$/iu.test(text?.trim() ?? '');

/**
 * What of these schedules people would say so, and the others, which are to be kept as they are. `schedulesOf` writes it
 * again, and what it writes is all read.
 */
export function plainHours<S extends Schedule>(schedules: readonly S[]): { plain: PlainHours; kept: S[] } {
  const read = schedules.map((schedule) => ({ schedule, rule: understood(schedule) }));
  const regular = read.filter(({ rule }) => rule?.kind === 'regular');
  // What is said of some hours only cannot be said of all.
  const onHolidays = regular.length > 0 && regular.every(({ schedule }) => schedule.open_on_holidays);
  const taken = new Reading(onHolidays);
  const kept = read.filter(({ schedule, rule }) => !taken.take(schedule, rule)).map(({ schedule }) => schedule);
  return { plain: taken.plain(), kept };
}

function understood(schedule: Schedule): Rule | null {
  const rule = ruleOf(schedule);
  return 'problem' in rule ? null : rule;
}

class Reading {
  readonly #onHolidays: boolean;
  readonly #week: Range[][] = weekdayCodes.map(() => []);
  readonly #monthly = new Map<string, Monthly>();
  readonly #unusual = new Map<string, Unusual>();
  #regular = 0;
  #byAppointment = false;
  #note: string | null = null;

  constructor(onHolidays: boolean) {
    this.#onHolidays = onHolidays;
  }

  /** Whether it was one that people say so. */
  take(schedule: Schedule, rule: Rule | null): boolean {
    if (rule === null || schedule.attending_type !== null || schedule.notes !== null) return false;
    if (rule.kind === 'words') return this.#takeWords(schedule, rule.words);
    if (rule.kind === 'exception') return this.#takeUnusual(rule);
    return this.#takeRegular(schedule, rule);
  }

  #takeWords(schedule: Schedule, words: string): boolean {
    if (schedule.valid_from !== null || schedule.valid_to !== null || words === '') return false;
    if (saysAppointment(words)) this.#byAppointment = true;
    else if (this.#note === null) this.#note = words;
    else return false;
    return true;
  }

  #takeUnusual({ span, hours, reason }: Extract<Rule, { kind: 'exception' }>): boolean {
    if (!Number.isFinite(span.from) || !Number.isFinite(span.to)) return false;
    const [from, to] = [isoDate(span.from), isoDate(span.to)];
    const key = `${from} ${to} ${hours === null} ${reason}`;
    const known = this.#unusual.get(key);
    const ranges = hours === null ? [] : [...(known?.ranges ?? []), rangeOf(hours)];
    if (!canBeSaid(ranges) || (reason !== null && (saysClosed(reason) || reason !== reason.trim()))) return false;
    const next: Unusual = { from, to, ranges: sorted(ranges), reason };
    // What is written from it must be read the same: "9–12 (chiuso)" would not.
    if (unusualRows(next).some((row) => understood(row)?.kind !== 'exception')) return false;
    this.#unusual.set(key, next);
    return true;
  }

  #takeRegular(schedule: Schedule, { pattern, span, hours, words }: Extract<Rule, { kind: 'regular' }>): boolean {
    const appointment = saysAppointment(words);
    if (hours === null || span.from !== -Infinity || span.to !== Infinity || schedule.count !== null) return false;
    if (schedule.open_on_holidays !== this.#onHolidays || (words !== null && !appointment)) return false;
    const range = rangeOf(hours);
    if (pattern.kind === 'weekly') {
      if (pattern.interval > 1) return false;
      const days = weekdayCodes.flatMap((_, day) => (pattern.days[day] ? [day] : []));
      if (!days.every((day) => canBeSaid([...(this.#week[day] ?? []), range]))) return false;
      for (const day of days) this.#week[day] = sorted([...(this.#week[day] ?? []), range]);
    } else {
      if (pattern.kind === 'once' || pattern.freq !== 'MONTHLY' || pattern.interval > 1) return false;
      if (pattern.byMonthDay.length + pattern.byWeekNo.length + pattern.byYearDay.length > 0) return false;
      const days = pattern.byDay.map(({ nth, weekday }) => ({ nth: nth ?? 0, weekday }));
      if (days.some(({ nth }) => nth === 0 || nth < -1)) return false;
      const next = days.map((day) => ({ ...day, ranges: sorted([...this.#rangesOn(day), range]) }));
      if (!next.every(({ ranges }) => canBeSaid(ranges))) return false;
      for (const day of next) this.#monthly.set(`${day.nth} ${day.weekday}`, day);
    }
    this.#regular += 1;
    if (appointment) this.#byAppointment = true;
    return true;
  }

  #rangesOn = ({ nth, weekday }: { nth: number; weekday: number }): readonly Range[] =>
    this.#monthly.get(`${nth} ${weekday}`)?.ranges ?? [];

  plain(): PlainHours {
    return inOrder({
      week: this.#week,
      monthly: [...this.#monthly.values()],
      unusual: [...this.#unusual.values()],
      onHolidays: this.#regular > 0 && this.#onHolidays,
      byAppointment: this.#byAppointment,
      note: this.#note,
    });
  }
}

const rangeOf = ({ opens, closes }: { opens: Day; closes: Day }): Range => ({
  opens_at: columnTime(opens),
  closes_at: columnTime(closes),
});

/** One order of saying them, so that the same hours compare as the same; what is said twice is said once. */
export function inOrder(plain: PlainHours): PlainHours {
  const monthly = new Map<string, Monthly>();
  for (const one of plain.monthly) {
    const key = `${one.nth} ${one.weekday}`;
    monthly.set(key, { ...one, ranges: unique([...(monthly.get(key)?.ranges ?? []), ...one.ranges]) });
  }
  const unusual = new Map<string, Unusual>();
  for (const one of plain.unusual) {
    const key = `${one.from} ${one.to} ${one.ranges.length > 0 ? 'open' : 'closed'} ${one.reason}`;
    unusual.set(key, { ...one, ranges: unique([...(unusual.get(key)?.ranges ?? []), ...one.ranges]) });
  }
  const last = (nth: number) => (nth === -1 ? 9 : nth);
  return {
    ...plain,
    week: weekdayCodes.map((_, day) => unique(plain.week[day] ?? [])),
    monthly: [...monthly.values()].sort((a, b) => last(a.nth) - last(b.nth) || a.weekday - b.weekday),
    unusual: [...unusual].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  };
}

const unique = (ranges: readonly Range[]): Range[] =>
  sorted([...new Map(ranges.map((range) => [`${range.opens_at} ${range.closes_at}`, range])).values()]);

/** The schedules that say these hours: days that share their hours share a row. */
export function schedulesOf(plain: PlainHours): Schedule[] {
  const { onHolidays: open_on_holidays } = plain;
  const weekly = byRange(plain.week.map((ranges, day) => ({ code: weekdayCodes[day] ?? '', ranges })));
  const monthly = byRange(
    plain.monthly.map(({ nth, weekday, ranges }) => ({ code: `${nth}${weekdayCodes[weekday]}`, ranges })),
  );
  const words = [...(plain.byAppointment ? [APPOINTMENT] : []), ...(plain.note === null ? [] : [plain.note])];
  return [
    ...weekly.map((row) => scheduleOf({ freq: 'WEEKLY', ...row, open_on_holidays })),
    ...monthly.map((row) => scheduleOf({ freq: 'MONTHLY', ...row, open_on_holidays })),
    ...plain.unusual.flatMap(unusualRows),
    ...words.map((description) => scheduleOf({ description })),
  ];
}

function byRange(days: { code: string; ranges: readonly Range[] }[]): (Range & { byday: string })[] {
  const rows = new Map<string, Range & { codes: string[] }>();
  for (const { code, ranges } of days) {
    for (const range of ranges) {
      const key = `${range.opens_at} ${range.closes_at}`;
      const row = rows.get(key) ?? { ...range, codes: [] };
      row.codes.push(code);
      rows.set(key, row);
    }
  }
  return [...rows.values()].map(({ codes, ...range }) => ({ ...range, byday: codes.join(',') }));
}

function unusualRows({ from, to, ranges, reason }: Unusual): Schedule[] {
  if (ranges.length === 0) return [closingOf(from, to, reason)];
  return ranges.map(({ opens_at, closes_at }) => ({
    ...openingInstead(from, to, opens_at, closes_at),
    description: reason,
  }));
}
