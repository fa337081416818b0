import { expect, test } from 'vitest';
import { hourCells } from './cells.ts';
import { italianHolidays } from './holidays.ts';
import { fromMultirange, toMultirange } from './multirange.ts';
import { openingsOf } from './openings.ts';
import { romeInstant } from './rome.ts';
import { shown } from './said.fixture.ts';
import { closingOf, weeklyHours } from './schedule.ts';
import { isOpenOn, nextAt, openState } from './state.ts';

const schedules = [weeklyHours('MO,WE', '09:00', '12:00'), weeklyHours('WE', '15:00', '18:00')];
const openings = openingsOf(schedules, italianHolidays(), '2026-11-23', 14);

test('on the minute it opens it is open, on the minute it closes it is closed', () => {
  expect(openState(openings, romeInstant('2026-11-23', '08:59'))).toEqual({
    open: false,
    next: romeInstant('2026-11-23', '09:00'),
  });
  expect(openState(openings, romeInstant('2026-11-23', '09:00'))).toMatchObject({
    open: true,
    until: romeInstant('2026-11-23', '12:00'),
  });
  expect(openState(openings, romeInstant('2026-11-23', '12:00'))).toEqual({
    open: false,
    next: romeInstant('2026-11-25', '09:00'),
  });
});

test('after the last opening there is no next one, and none at all where nothing is known', () => {
  expect(openState(openings, romeInstant('2027-01-01', '09:00'))).toEqual({ open: false, next: null });
  expect(openState([], romeInstant('2026-11-23', '09:00'))).toEqual({ open: false, next: null });
});

test('"Wednesday at four" is this week’s, with that day’s exceptions', () => {
  const now = romeInstant('2026-11-24', '10:00');
  expect(isOpenOn(openings, 'WE', '16:00', now)).toBe(true);
  expect(isOpenOn(openings, 'WE', '13:00', now)).toBe(false);
  const closed = openingsOf(
    [...schedules, closingOf('2026-11-25', '2026-11-25', null)],
    italianHolidays(),
    '2026-11-23',
    14,
  );
  expect(isOpenOn(closed, 'WE', '16:00', now)).toBe(false);
});

test('"Tuesday at nine", asked on Tuesday at ten, is next week', () => {
  const now = romeInstant('2026-11-24', '10:00');
  const at = (time: string) => shown(nextAt('TU', time, now) ?? new Date(0));
  expect(at('09:00')).toBe('2026-12-01 09:00');
  expect(at('10:00')).toBe('2026-11-24 10:00');
  expect(at('11:00')).toBe('2026-11-24 11:00');
  expect(nextAt('TU', 'presto', now)).toBeNull();
});

test('the cells of the week are the hours in which the door opens at all', () => {
  expect(hourCells(openings)).toEqual([9, 10, 11, 57, 58, 59, 63, 64, 65]);
  const half = openingsOf([weeklyHours('SU', '23:30', '01:15')], italianHolidays(), '2026-11-23', 14);
  expect(hourCells(half)).toEqual([0, 1, 167]);
  const always = openingsOf(
    [weeklyHours('MO,TU,WE,TH,FR,SA,SU', '00:00', '24:00')],
    italianHolidays(),
    '2026-11-23',
    42,
  );
  expect(hourCells(always)).toHaveLength(168);
});

test('the database’s own notation is read, in whatever time zone its session is', () => {
  const [opening] = fromMultirange('{["2026-11-23 09:00:00+01","2026-11-23 17:30:00.5+05:30")}');
  expect(opening).toEqual({ opens: new Date('2026-11-23T08:00:00Z'), closes: new Date('2026-11-23T12:00:00.5Z') });
  expect(fromMultirange('{}')).toEqual([]);
  expect(toMultirange(openings.slice(0, 1))).toBe('{[2026-11-23T08:00:00.000Z,2026-11-23T11:00:00.000Z)}');
  for (const odd of [
    '',
    'empty',
    '{(,)}',
    '{["a","b")}',
    '{["2026-11-23 09:00:00+01",)}',
    '{[2026-11-23T08:00:00Z,2026-11-23T11:00:00Z)x}',
  ]) {
    expect(() => fromMultirange(odd), odd).toThrow();
  }
});
