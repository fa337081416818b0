import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { italianHolidays } from './holidays.ts';

test('our list of national holidays is the one that date-holidays publishes, year by year', () => {
  const published = new Holidays('IT', { types: ['public'] });
  const ours = italianHolidays();
  for (let year = 2012; year <= 2060; year += 1) {
    const theirs = new Set(published.getHolidays(year).map(({ date }) => date.slice(0, 10)));
    expect(
      ours.holidaysOf(year).map(({ date }) => date),
      String(year),
    ).toEqual([...theirs].sort());
  }
});

test.each([
  ['2025-01-01', 'Capodanno'],
  ['2025-04-20', 'Pasqua'],
  ['2025-04-21', 'Lunedì dell’Angelo'],
  ['2025-10-04', null],
  ['2026-04-06', 'Lunedì dell’Angelo'],
  ['2026-08-15', 'Ferragosto'],
  ['2026-10-04', 'San Francesco'],
  ['2026-12-07', null],
  ['2026-12-08', 'Immacolata'],
  ['2027-03-28', 'Pasqua'],
  ['2027-03-29', 'Lunedì dell’Angelo'],
  ['2027-10-04', 'San Francesco'],
  ['2028-02-29', null],
  ['2028-04-17', 'Lunedì dell’Angelo'],
  ['2028-12-26', 'Santo Stefano'],
])('on %s it is %s', (date, name) => {
  expect(italianHolidays().holidayOn(date)?.name_it ?? null).toBe(name);
});

test('the patron is kept in his own town only, and gives way to a national name', () => {
  const brescia = italianHolidays({ month: 2, day: 15, name: 'Santi Faustino e Giovita' });
  expect(brescia.holidayOn('2027-02-15')).toEqual({
    name_it: 'Santi Faustino e Giovita',
    name_en: 'Santi Faustino e Giovita',
  });
  expect(italianHolidays().holidayOn('2027-02-15')).toBeNull();
  expect(italianHolidays({ month: 12, day: 26, name: 'Patrono' }).holidayOn('2026-12-26')?.name_it).toBe(
    'Santo Stefano',
  );
});

test('a patron of 29 February is kept in leap years only', () => {
  const calendar = italianHolidays({ month: 2, day: 29, name: 'Patrono' });
  expect(calendar.holidaysOf(2027).some(({ name_it }) => name_it === 'Patrono')).toBe(false);
  expect(calendar.holidayOn('2028-02-29')?.name_it).toBe('Patrono');
});

test('offices work from Monday to Friday, holidays excepted', () => {
  const { isWorkingDay } = italianHolidays();
  expect(isWorkingDay('2026-11-20')).toBe(true);
  expect(isWorkingDay('2026-11-21')).toBe(false);
  expect(isWorkingDay('2026-12-08')).toBe(false);
});

test('what is no date is a mistake of the caller', () => {
  expect(() => italianHolidays().holidayOn('2027-02-29')).toThrow(RangeError);
});
