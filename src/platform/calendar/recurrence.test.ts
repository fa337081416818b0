import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayOf, isoDate, weekdayCodes } from './days.ts';
import { patternOf } from './pattern.ts';
import { fallsOn, recurringDays } from './recurrence.ts';
import { scheduleOf } from './schedule.ts';

const day = fc.integer({ min: dayOf('2024-01-01'), max: dayOf('2029-12-31') });

test('a plain week, worked out by hand, falls on the very days that the recurrence library gives', () => {
  const rule = fc.record({
    byday: fc.subarray([...weekdayCodes], { minLength: 1 }),
    interval: fc.integer({ min: 1, max: 5 }),
    wkst: fc.constantFrom(...weekdayCodes),
    dtstart: day,
    from: day,
    length: fc.integer({ min: 0, max: 90 }),
  });
  fc.assert(
    fc.property(rule, ({ byday, interval, wkst, dtstart, from, length }) => {
      const schedule = scheduleOf({ freq: 'WEEKLY', byday: byday.join(','), interval, wkst });
      const pattern = patternOf(schedule, dtstart, null);
      if (pattern === null || 'problem' in pattern || pattern.kind !== 'weekly')
        throw new Error('Not a weekly pattern');
      const span = { from: Math.max(from, dtstart), to: Math.max(from, dtstart) + length };
      const ours = Array.from({ length: length + 1 }, (_, i) => span.from + i).filter((d) => fallsOn(pattern, d));

      const library = new RRuleTemporal({
        freq: 'WEEKLY',
        interval,
        byDay: byday,
        wkst,
        dtstart: Temporal.PlainDate.from(isoDate(dtstart)).toZonedDateTime('UTC'),
      });
      const theirs = library.between(new Date(span.from * 86_400_000), new Date(span.to * 86_400_000), true);
      expect(ours.map(isoDate)).toEqual(theirs.map((date) => date.toPlainDate().toString()));
    }),
    { numRuns: 300 },
  );
});

const between = (columns: Parameters<typeof scheduleOf>[0], from: string, to: string): string[] => {
  const schedule = scheduleOf(columns);
  const start = schedule.dtstart === null ? null : dayOf(schedule.dtstart);
  const pattern = patternOf(schedule, start, null);
  if (pattern === null || 'problem' in pattern || pattern.kind !== 'recurring')
    throw new Error('Not a recurring pattern');
  return recurringDays(pattern, { from: dayOf(from), to: dayOf(to) }).map(isoDate);
};

test.each([
  ['first Tuesday', { byday: '1TU' }, ['2026-12-01', '2027-01-05', '2027-02-02']],
  ['last Friday', { freq: 'MONTHLY', byday: '-1FR' }, ['2026-12-25', '2027-01-29', '2027-02-26']],
  [
    'second and fourth Wednesday',
    { byday: '2WE,4WE' },
    ['2026-12-09', '2026-12-23', '2027-01-13', '2027-01-27', '2027-02-10', '2027-02-24'],
  ],
  ['fifth Monday, where there is one', { byday: '5MO' }, []],
  ['last day of the month', { bymonthday: '-1' }, ['2026-12-31', '2027-01-31', '2027-02-28']],
  ['31st, which not every month has', { bymonthday: '31' }, ['2026-12-31', '2027-01-31']],
  [
    'every Monday of a month',
    { freq: 'MONTHLY', byday: 'MO', bymonthday: '1,2,3,4,5,6,7' },
    ['2026-12-07', '2027-01-04', '2027-02-01'],
  ],
  ['every third month', { freq: 'MONTHLY', byday: '1MO', interval: 3, dtstart: '2026-09-01' }, ['2026-12-07']],
  ['weeks of the year', { freq: 'WEEKLY', byday: 'TH', byweekno: '53,1' }, ['2026-12-31', '2027-01-07']],
  ['days of the year', { byyearday: '1,-1' }, ['2026-12-31', '2027-01-01']],
  ['the day it started on', { freq: 'MONTHLY', dtstart: '2026-10-15' }, ['2026-12-15', '2027-01-15', '2027-02-15']],
  ['five times only', { freq: 'WEEKLY', byday: 'MO', count: 5, dtstart: '2026-11-16' }, ['2026-12-07', '2026-12-14']],
])('%s', (_, columns, dates) => {
  expect(between(columns, '2026-12-01', '2027-02-28')).toEqual(dates);
});

test('29 February comes in leap years', () => {
  expect(between({ bymonthday: '29' }, '2027-02-01', '2028-03-01').filter((date) => date.includes('-02-'))).toEqual([
    '2028-02-29',
  ]);
});
