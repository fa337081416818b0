import {
  inOrder,
  type PlainHours,
  plainHours,
  type Range,
  readRanges,
  sayRanges,
  schedulesOf,
  type Unusual,
} from '#platform/calendar/index.ts';
import type { Said } from '#platform/messages/index.ts';
import type { Door, KeptSchedule } from '../keeping/hours.ts';
import type { Typed } from './reading.ts';

/** From this hour on it is the afternoon. */
const AFTERNOON = '13:00';

/** As many lines of each sort a form may have. */
export const MOST_LINES = 24;

/** The hours of a door as its form shows them: `d0m` Monday morning, `d0a` its afternoon, then numbered lines. */
export function typedHours(schedules: readonly KeptSchedule[], year: number): Typed {
  const { plain } = plainHours(schedules);
  const august = { from: `${year}-08-01`, to: `${year}-08-31` };
  const isAugust = ({ from, to, ranges, reason }: Unusual) =>
    from === august.from && to === august.to && ranges.length === 0 && reason === null;
  const closed = plain.unusual.filter((one) => one.ranges.length === 0 && !isAugust(one));
  const instead = plain.unusual.filter((one) => one.ranges.length > 0);
  return Object.fromEntries([
    ...plain.week.flatMap((ranges, day) => [
      [`d${day}m`, sayRanges(ranges.filter(inMorning))],
      [`d${day}a`, sayRanges(ranges.filter((range) => !inMorning(range)))],
    ]),
    ...plain.monthly.flatMap(({ nth, weekday, ranges }, at) => [
      [`m${at}n`, String(nth)],
      [`m${at}d`, String(weekday)],
      [`m${at}h`, sayRanges(ranges)],
    ]),
    ...closed.flatMap(({ from, to, reason }, at) => [
      [`c${at}f`, from],
      [`c${at}t`, to],
      [`c${at}w`, reason ?? ''],
    ]),
    ...instead.flatMap(({ from, to, ranges, reason }, at) => [
      [`i${at}f`, from],
      [`i${at}t`, to],
      [`i${at}h`, sayRanges(ranges)],
      [`i${at}w`, reason ?? ''],
    ]),
    ['august', plain.unusual.some(isAugust) ? String(year) : ''],
    ['holidays', plain.onHolidays ? 'on' : ''],
    ['appointment', plain.byAppointment ? 'on' : ''],
    ['note', plain.note ?? ''],
  ]);
}

const inMorning = (range: Range): boolean => range.opens_at < AFTERNOON;

/** How many lines of a sort the form shows: those with something in them, and an empty one. */
export function linesOf(typed: Typed, sort: 'm' | 'c' | 'i'): number {
  const used = Array.from({ length: MOST_LINES }, (_, at) => at).filter((at) =>
    Object.entries(typed).some(([field, said]) => new RegExp(`^${sort}${at}[a-z]$`).test(field) && said.trim() !== ''),
  );
  return Math.min(MOST_LINES, (used.at(-1) ?? -1) + 2);
}

export type ReadHours = { plain: PlainHours } | { wrong: Record<string, Said> };

/** Reads the form of a door, or says beside which field what cannot be. */
export function readHours(typed: Typed): ReadHours {
  const wrong: Record<string, Said> = {};
  const said = (field: string) => (typed[field] ?? '').trim();
  const lines = Array.from({ length: MOST_LINES }, (_, at) => at);
  const ranges = (field: string): Range[] => {
    const read = readRanges(said(field));
    if (read === null) wrong[field] = { key: 'editing.hours.wrong.unclear' };
    return read ?? [];
  };
  const dates = (line: string): { from: string; to: string } => {
    const from = said(`${line}f`);
    const to = said(`${line}t`) || from;
    if (!isDate(from)) wrong[`${line}f`] = { key: 'editing.hours.wrong.date' };
    else if (!isDate(to)) wrong[`${line}t`] = { key: 'editing.hours.wrong.date' };
    else if (to < from) wrong[`${line}t`] = { key: 'calendar.problem.dates_reversed' };
    return { from, to };
  };
  const week = Array.from({ length: 7 }, (_, day) => {
    const both = [...ranges(`d${day}m`), ...ranges(`d${day}a`)];
    const together = readRanges(sayRanges(both));
    if (together === null && !wrong[`d${day}m`]) wrong[`d${day}m`] = { key: 'editing.hours.wrong.overlap' };
    return together ?? both;
  });
  const monthly = lines.flatMap((at) => {
    if (said(`m${at}h`) === '' && said(`m${at}n`) === '' && said(`m${at}d`) === '') return [];
    const [nth, weekday] = [Number(said(`m${at}n`) || Number.NaN), Number(said(`m${at}d`) || Number.NaN)];
    if (![1, 2, 3, 4, 5, -1].includes(nth)) wrong[`m${at}n`] = { key: 'editing.hours.wrong.nth' };
    if (!(weekday >= 0 && weekday <= 6)) wrong[`m${at}d`] = { key: 'editing.hours.wrong.weekday' };
    const open = ranges(`m${at}h`);
    if (open.length === 0) wrong[`m${at}h`] ??= { key: 'editing.hours.wrong.no_hours' };
    return [{ nth, weekday, ranges: open }];
  });
  const closed = lines.flatMap((at): Unusual[] => {
    if (said(`c${at}f`) === '' && said(`c${at}t`) === '' && said(`c${at}w`) === '') return [];
    return [{ ...dates(`c${at}`), ranges: [], reason: said(`c${at}w`) || null }];
  });
  const instead = lines.flatMap((at): Unusual[] => {
    if (['f', 't', 'h', 'w'].every((part) => said(`i${at}${part}`) === '')) return [];
    const open = ranges(`i${at}h`);
    if (open.length === 0) wrong[`i${at}h`] ??= { key: 'editing.hours.wrong.no_hours' };
    const when = dates(`i${at}`);
    if (isDate(when.from) && isDate(when.to) && daysBetween(when) > 62) {
      wrong[`i${at}t`] ??= { key: 'calendar.problem.exception_too_long' };
    }
    return [{ ...when, ranges: open, reason: said(`i${at}w`) || null }];
  });
  const august = /^\d{4}$/.test(said('august'))
    ? [{ from: `${said('august')}-08-01`, to: `${said('august')}-08-31`, ranges: [], reason: null }]
    : [];
  if (Object.keys(wrong).length > 0) return { wrong };
  const regular = monthly.length > 0 || week.some((day) => day.length > 0);
  const plain = inOrder({
    week,
    monthly,
    unusual: [...closed, ...august, ...instead],
    onHolidays: regular && said('holidays') !== '',
    byAppointment: said('appointment') !== '',
    note: said('note') || null,
  });
  return unread(plain) ?? { plain };
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
const daysBetween = ({ from, to }: { from: string; to: string }): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** A reason such as "chiuso il pomeriggio" would be read as something else: the words are refused, not twisted. */
function unread(plain: PlainHours): { wrong: Record<string, Said> } | null {
  const again = plainHours(schedulesOf(plain));
  const same = again.kept.length === 0 && JSON.stringify(inOrder(again.plain)) === JSON.stringify(plain);
  return same ? null : { wrong: { note: { key: 'editing.hours.wrong.words' } } };
}

/**
 * The door with the hours that were typed. Rows that the form cannot say stay, but for those that were taken away; where
 * the form says what the rows say already, they stay as they are.
 */
export function doorWith(door: Door, plain: PlainHours, dropped: readonly string[]): Door {
  const { plain: before, kept } = plainHours(door.schedules);
  const staying = kept.filter(({ id }) => id === undefined || !dropped.includes(id));
  if (JSON.stringify(inOrder(before)) === JSON.stringify(plain)) {
    const gone = new Set(kept.filter((one) => !staying.includes(one)));
    return { ...door, schedules: door.schedules.filter((one) => !gone.has(one)) };
  }
  return { ...door, schedules: [...schedulesOf(plain), ...staying] };
}

/** The rows of a door that its form cannot say. */
export const keptOf = (door: Door): KeptSchedule[] => plainHours(door.schedules).kept;
