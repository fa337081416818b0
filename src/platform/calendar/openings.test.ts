import { expect, test } from 'vitest';
import { italianHolidays } from './holidays.ts';
import { openingsOf } from './openings.ts';
import { told } from './said.fixture.ts';
import { closingOf, openingInstead, type Schedule, scheduleOf, weeklyHours } from './schedule.ts';

const calendar = italianHolidays({ month: 2, day: 15, name: 'Santi Faustino e Giovita' });
const open = (schedules: Schedule[], from: string, days: number) => told(openingsOf(schedules, calendar, from, days));
const mornings = weeklyHours('MO,TU,WE,TH,FR', '09:00', '12:00');

test('several schedules add up', () => {
  expect(
    open([weeklyHours('MO,WE', '09:30', '12:00'), weeklyHours('WE,TH', '15:00', '18:00')], '2026-11-23', 7),
  ).toEqual(['2026-11-23 09:30–12:00', '2026-11-25 09:30–12:00', '2026-11-25 15:00–18:00', '2026-11-26 15:00–18:00']);
});

test('hours that touch or overlap are one opening', () => {
  const schedules = [mornings, weeklyHours('MO', '12:00', '13:00'), weeklyHours('TU', '11:00', '15:00')];
  expect(open(schedules, '2026-11-23', 2)).toEqual(['2026-11-23 09:00–13:00', '2026-11-24 09:00–15:00']);
});

test('it is nine in the morning before and after the change to summer time', () => {
  const sunday = [weeklyHours('SA,SU', '09:00', '12:00')];
  expect(open(sunday, '2027-03-20', 9)).toEqual([
    '2027-03-20 09:00–12:00',
    '2027-03-21 09:00–12:00',
    '2027-03-27 09:00–12:00',
  ]); // 28 March 2027 is Easter.
  expect(open(sunday, '2026-10-24', 2)).toEqual(['2026-10-24 09:00–12:00', '2026-10-25 09:00–12:00']);
  const [night] = openingsOf([weeklyHours('SA', '22:00', '04:00')], calendar, '2026-10-24', 1);
  expect(Number(night?.closes) - Number(night?.opens)).toBe(7 * 3_600_000);
  const [short] = openingsOf([weeklyHours('SA', '22:00', '04:00')], calendar, '2026-03-28', 1);
  expect(Number(short?.closes) - Number(short?.opens)).toBe(5 * 3_600_000);
});

test('a night shelter closes on the morning after, also across the end of a month', () => {
  expect(open([weeklyHours('MO', '22:00', '02:00')], '2026-11-30', 1)).toEqual(['2026-11-30 22:00–2026-12-01 02:00']);
});

test('what began yesterday evening is still open this morning', () => {
  expect(open([weeklyHours('MO', '22:00', '02:00')], '2026-12-01', 1)).toEqual(['2026-11-30 22:00–2026-12-01 02:00']);
  expect(open([weeklyHours('MO', '20:00', '24:00')], '2026-12-01', 1)).toEqual([]);
});

test('public holidays and the patron close; the day before and after do not', () => {
  expect(open([mornings], '2026-12-07', 3)).toEqual(['2026-12-07 09:00–12:00', '2026-12-09 09:00–12:00']);
  expect(open([mornings], '2027-02-15', 2)).toEqual(['2027-02-16 09:00–12:00']);
  expect(open([mornings], '2027-03-29', 2)).toEqual(['2027-03-30 09:00–12:00']);
});

test('who says so is open on public holidays, and only with those hours', () => {
  const onHolidays = { ...weeklyHours('TU', '15:00', '17:00'), open_on_holidays: true };
  expect(open([mornings, onHolidays], '2026-12-08', 1)).toEqual(['2026-12-08 15:00–17:00']);
});

test('round the clock is round the clock, whether written in one schedule or in seven', () => {
  const whole = ['2026-12-07 00:00–2026-12-10 00:00'];
  expect(open([weeklyHours('MO,TU,WE,TH,FR,SA,SU', '00:00', '23:59')], '2026-12-07', 3)).toEqual(whole);
  const seven = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].map((day) => weeklyHours(day, '00:00', '00:00'));
  expect(open(seven, '2026-12-07', 3)).toEqual(whole);
  expect(open([weeklyHours('MO,TU,WE,TH,FR', '00:00', '23:59')], '2026-12-08', 1)).toEqual([]);
});

test('every other week counts from its start', () => {
  const fortnight = scheduleOf({
    freq: 'WEEKLY',
    byday: 'TU',
    interval: 2,
    dtstart: '2026-11-10',
    opens_at: '15:00',
    closes_at: '17:00',
  });
  expect(open([fortnight], '2026-11-01', 40)).toEqual(['2026-11-10 15:00–17:00', '2026-11-24 15:00–17:00']); // 8 December, the third, is a holiday.
});

test('the first Tuesday of the month', () => {
  const first = scheduleOf({ byday: '1TU', opens_at: '15:00', closes_at: '18:00' });
  expect(open([first], '2026-11-21', 60)).toEqual(['2026-12-01 15:00–18:00', '2027-01-05 15:00–18:00']);
});

test('summer and winter hours each hold between their dates', () => {
  const winter = { ...mornings, valid_to: '2027-05-31' };
  const summer = {
    ...weeklyHours('MO,TU,WE,TH,FR', '08:00', '10:00'),
    valid_from: '2027-06-01',
    valid_to: '2027-09-15',
  };
  expect(open([winter, summer], '2027-05-31', 4)).toEqual([
    '2027-05-31 09:00–12:00',
    '2027-06-01 08:00–10:00',
    '2027-06-03 08:00–10:00',
  ]);
});

test('closed in August', () => {
  const schedules = [mornings, closingOf('2027-08-01', '2027-08-31', 'ferie')];
  expect(open(schedules, '2027-07-30', 34)).toEqual(['2027-07-30 09:00–12:00', '2027-09-01 09:00–12:00']);
});

test('an exception with hours replaces the usual ones, on a Sunday too', () => {
  const schedules = [
    mornings,
    openingInstead('2026-11-24', '2026-11-24', '15:00', '19:00'),
    openingInstead('2026-11-29', '2026-11-29', '10:00', '18:00'),
  ];
  expect(open(schedules, '2026-11-24', 6)).toEqual([
    '2026-11-24 15:00–19:00',
    '2026-11-25 09:00–12:00',
    '2026-11-26 09:00–12:00',
    '2026-11-27 09:00–12:00',
    '2026-11-29 10:00–18:00',
  ]);
});

test('a date written down on its own is meant even on a holiday; a stretch of days is not', () => {
  expect(open([openingInstead('2027-08-15', '2027-08-15', '10:00', '12:00')], '2027-08-15', 1)).toEqual([
    '2027-08-15 10:00–12:00',
  ]);
  expect(open([openingInstead('2027-08-14', '2027-08-16', '10:00', '12:00')], '2027-08-14', 3)).toEqual([
    '2027-08-14 10:00–12:00',
    '2027-08-16 10:00–12:00',
  ]);
  const openDay = scheduleOf({ dtstart: '2026-12-08', opens_at: '10:00', closes_at: '12:00' });
  expect(open([openDay], '2026-12-01', 30)).toEqual(['2026-12-08 10:00–12:00']);
});

test('of two exceptions the narrower decides; of two as narrow, the closing', () => {
  const august = closingOf('2027-08-01', '2027-08-31', null);
  expect(
    open([mornings, august, openingInstead('2027-08-10', '2027-08-10', '09:00', '10:00')], '2027-08-01', 31),
  ).toEqual(['2027-08-10 09:00–10:00']);
  const day = openingInstead('2026-11-24', '2026-11-24', '09:00', '10:00');
  expect(open([mornings, day, closingOf('2026-11-24', '2026-11-24', null)], '2026-11-24', 1)).toEqual([]);
});

test('a whole-day closing is told from a whole-day opening', () => {
  const exception = { valid_from: '2026-11-24', valid_to: '2026-11-24' };
  const wholeDay = { ...exception, opens_at: '00:00', closes_at: '23:59' };
  expect(open([mornings, scheduleOf(exception)], '2026-11-24', 1)).toEqual([]);
  expect(open([mornings, scheduleOf({ ...wholeDay, notes: 'Closed for training' })], '2026-11-24', 1)).toEqual([]);
  expect(open([mornings, scheduleOf({ ...wholeDay, description: 'Chiuso: ponte' })], '2026-11-24', 1)).toEqual([]);
  const open24 = ['2026-11-24 00:00–2026-11-25 00:00'];
  expect(open([mornings, scheduleOf(wholeDay)], '2026-11-24', 1)).toEqual(open24);
  expect(
    open([mornings, scheduleOf({ ...wholeDay, description: 'Mai chiuso, maratona di lettura' })], '2026-11-24', 1),
  ).toEqual(open24);
});

test('closed until further notice, from the day that was said', () => {
  const works = scheduleOf({ valid_from: '2026-11-25', description: 'Chiuso per lavori' });
  expect(open([mornings, works], '2026-11-24', 30)).toEqual(['2026-11-24 09:00–12:00']);
});

test('words alone open nothing and close nothing', () => {
  const words = scheduleOf({ description: 'Su appuntamento', valid_from: '2026-01-01', valid_to: '2026-12-31' });
  expect(open([mornings, words], '2026-11-24', 1)).toEqual(['2026-11-24 09:00–12:00']);
  expect(open([words, scheduleOf({ byday: 'MO' })], '2026-11-20', 30)).toEqual([]);
});

test('a day before or after all that is known gives no opening', () => {
  expect(open([mornings], '0001-01-01', 5)).toEqual([]);
  expect(open([mornings], '9999-12-31', 5)).toEqual([]);
  expect(() => open([mornings], '2027-02-29', 5)).toThrow(RangeError);
});

test('29 February is a day like any other', () => {
  expect(open([mornings], '2028-02-29', 2)).toEqual(['2028-02-29 09:00–12:00', '2028-03-01 09:00–12:00']);
});
