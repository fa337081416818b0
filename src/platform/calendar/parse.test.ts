import fc from 'fast-check';
import { expect, test } from 'vitest';
import { italianHolidays } from './holidays.ts';
import { openingsOf } from './openings.ts';
import { parseSchedule } from './parse.ts';

const refusal = (row: Record<string, unknown>): string | null => {
  const read = parseSchedule(row);
  return 'problem' in read ? `${read.problem.column}: ${read.problem.key.replace('calendar.problem.', '')}` : null;
};
const hours = { opens_at: '09:00', closes_at: '12:00' };

test('times are read as other programs write them, and kept as the clock on the wall', () => {
  const read = parseSchedule({ freq: 'weekly', byday: 'mo, we', opens_at: '9:00:00', closes_at: '12:30Z', wkst: '' });
  expect(read).toMatchObject({
    schedule: { freq: 'WEEKLY', byday: 'MO, WE', opens_at: '09:00', closes_at: '12:30', wkst: null },
  });
  expect(parseSchedule({ byday: 'MO', opens_at: '09:00+01:00', closes_at: '24:00' })).toMatchObject({
    schedule: { opens_at: '09:00', closes_at: '23:59' },
  });
});

test('dates lose a time behind them, numbers may be text', () => {
  expect(
    parseSchedule({ ...hours, byday: 'MO', interval: '2', count: ' 5 ', dtstart: '2026-11-02T00:00:00Z' }),
  ).toMatchObject({ schedule: { interval: 2, count: 5, dtstart: '2026-11-02' } });
});

test('a row of words is a schedule too', () => {
  expect(refusal({ description: 'Su appuntamento' })).toBeNull();
  expect(refusal({})).toBeNull();
});

test.each([
  [{ ...hours, byday: 'LU' }, 'byday: byday_unreadable'],
  [{ ...hours, byday: '6MO' }, 'byday: byday_unreadable'],
  [{ ...hours, byday: 'MO', freq: 'DAILY' }, 'freq: freq_unknown'],
  [{ ...hours, freq: 'YEARLY' }, 'freq: freq_unknown'],
  [{ ...hours }, 'byday: weekday_missing'],
  [{ ...hours, freq: 'WEEKLY' }, 'byday: weekday_missing'],
  [{ ...hours, freq: 'MONTHLY' }, 'byday: monthly_without_day'],
  [{ ...hours, freq: 'WEEKLY', byday: '1TU' }, 'byday: byday_needs_monthly'],
  [{ ...hours, freq: 'WEEKLY', byday: 'MO', bymonthday: '3' }, 'bymonthday: monthday_needs_monthly'],
  [{ ...hours, freq: 'MONTHLY', byday: 'MO', byweekno: '3' }, 'byweekno: weekno_needs_weekly'],
  [{ ...hours, freq: 'WEEKLY', byyearday: '3' }, 'byyearday: yearday_needs_yearly'],
  [{ ...hours, bymonthday: '32' }, 'bymonthday: numbers_unreadable'],
  [{ ...hours, byday: 'MO', interval: 2 }, 'dtstart: interval_without_start'],
  [{ ...hours, byday: 'MO', interval: 0 }, 'interval: interval_unreadable'],
  [{ ...hours, byday: 'MO', interval: 1.5 }, 'interval: interval_unreadable'],
  [{ ...hours, byday: 'MO', byweekno: '3', interval: 2, dtstart: '2026-01-01' }, 'interval: weekno_with_interval'],
  [{ ...hours, byday: 'MO', count: 3 }, 'dtstart: count_without_start'],
  [{ ...hours, byday: 'MO', count: 'three' }, 'count: count_unreadable'],
  [{ ...hours, byday: 'MO', wkst: 'LU' }, 'wkst: wkst_unknown'],
  [{ byday: 'MO', opens_at: '09:00' }, 'closes_at: hours_incomplete'],
  [{ byday: 'MO', closes_at: '09:00' }, 'opens_at: hours_incomplete'],
  [{ byday: 'MO', opens_at: '9', closes_at: '12:00' }, 'opens_at: time_unreadable'],
  [{ byday: 'MO', opens_at: '09:00', closes_at: '25:00' }, 'closes_at: time_unreadable'],
  [{ byday: 'MO', opens_at: '09:00-05:00', closes_at: '12:00' }, 'opens_at: time_unreadable'],
  [{ byday: 'MO', opens_at: '09:00', closes_at: '09:00' }, 'closes_at: hours_empty'],
  [{ byday: 'MO', opens_at: '15:00', closes_at: '12:00' }, 'closes_at: hours_reversed'],
  [{ ...hours, byday: 'MO', valid_from: '2026-02-30' }, 'valid_from: date_unreadable'],
  [{ ...hours, byday: 'MO', valid_from: '1/2/2026' }, 'valid_from: date_unreadable'],
  [{ ...hours, byday: 'MO', dtstart: '0001-01-01' }, 'dtstart: date_unreadable'],
  [{ ...hours, byday: 'MO', valid_from: '2026-03-01', valid_to: '2026-02-01' }, 'valid_to: dates_reversed'],
  [{ ...hours, valid_from: '2026-03-01' }, 'valid_to: exception_without_end'],
  [{ ...hours, valid_from: '2026-03-01', valid_to: '2026-08-01' }, 'valid_to: exception_too_long'],
  [{ ...hours, valid_from: '2026-12-24', valid_to: '2026-12-24', notes: 'Chiuso' }, 'opens_at: exception_contradicts'],
  [
    { valid_from: '2026-12-24', valid_to: '2026-12-24', description: 'Chiuso il pomeriggio' },
    'description: closing_unclear',
  ],
  [
    { valid_from: '2026-01-01', valid_to: '2026-12-31', description: 'Chiuso il lunedì' },
    'description: closing_unclear',
  ],
  [{ byday: ['MO'] }, 'byday: text_expected'],
])('%j cannot be: %s', (row, answer) => {
  expect(refusal(row)).toBe(answer);
});

test.each([
  { byday: 'SA', opens_at: '20:00', closes_at: '08:00' },
  { valid_from: '2026-12-24', valid_to: '2026-12-24', ...hours, notes: 'Chiuso il pomeriggio' },
  { valid_from: '2026-01-01', valid_to: '2026-12-31', description: 'Su appuntamento' },
  { valid_from: '2026-01-01', valid_to: '2026-12-31', description: 'Chiuso per lavori' },
  { valid_from: '2026-01-01', description: 'Chiuso il lunedì' },
  { byday: 'MO', description: 'chiuso' },
])('%j can be', (row) => {
  expect(refusal(row)).toBeNull();
});

const columns = [
  'valid_from',
  'valid_to',
  'dtstart',
  'until',
  'count',
  'wkst',
  'freq',
  'interval',
  'byday',
  'byweekno',
  'bymonthday',
  'byyearday',
  'description',
  'opens_at',
  'closes_at',
  'notes',
  'open_on_holidays',
];
const likely = fc.constantFrom<unknown>(
  '2026-11-30',
  '2026-12-08',
  '0000-00-00',
  '9999-12-31',
  '1901-01-01',
  'WEEKLY',
  'MONTHLY',
  'MO',
  '1TU',
  '-1FR',
  'MO,SU',
  1,
  2,
  '3',
  -1,
  '09:00',
  '00:00',
  '23:59',
  '12:30:00Z',
  'chiuso',
  true,
  null,
);
const oddRow = fc.dictionary(
  fc.constantFrom(...columns),
  fc.oneof({ weight: 5, arbitrary: likely }, fc.string(), fc.anything()),
);
const calendar = italianHolidays();

test('whatever stands in the columns, it is read or refused, and what was read can be asked for openings and read again', () => {
  fc.assert(
    fc.property(oddRow, (row) => {
      const read = parseSchedule(row);
      if ('problem' in read) return;
      expect(parseSchedule(read.schedule)).toEqual(read);
      openingsOf([read.schedule], calendar, '2026-11-21', 42);
    }),
    { numRuns: 3_000 },
  );
});
