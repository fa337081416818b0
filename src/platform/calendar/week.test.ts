import { expect, test } from 'vitest';
import { italianHolidays } from './holidays.ts';
import { romeInstant } from './rome.ts';
import { inEnglish, inItalian } from './said.fixture.ts';
import { closingOf, openingInstead, type Schedule, scheduleOf, weeklyHours } from './schedule.ts';
import { weekTable } from './week.ts';

const calendar = italianHolidays();
const monday = romeInstant('2026-11-23', '10:00');
const rows = (schedules: Schedule[], now = monday) =>
  weekTable(schedules, calendar, now, 'it').rows.map(({ day, hours }) => `${inItalian(day)}: ${inItalian(hours)}`);
const upcoming = (schedules: Schedule[], now = monday) =>
  weekTable(schedules, calendar, now, 'it').upcoming.map(
    ({ dates, what }) => `${inItalian(dates)}: ${inItalian(what)}`,
  );
const counter = [weeklyHours('MO,WE', '09:30', '12:00'), weeklyHours('WE,TH', '15:00', '18:00')];

test('today comes first, and each day says its hours as people do', () => {
  expect(rows(counter)).toEqual([
    'Oggi, lunedì: 9:30–12',
    'Martedì: chiuso',
    'Mercoledì: 9:30–12 e 15–18',
    'Giovedì: 15–18',
    'Venerdì: chiuso',
    'Sabato: chiuso',
    'Domenica: chiuso',
  ]);
});

test('the same in English, where times have minutes', () => {
  const { rows: english } = weekTable(counter, calendar, monday, 'en');
  expect(english.slice(0, 3).map(({ day, hours }) => `${inEnglish(day)}: ${inEnglish(hours)}`)).toEqual([
    'Today, Monday: 9:30–12:00',
    'Tuesday: closed',
    'Wednesday: 9:30–12:00 and 15:00–18:00',
  ]);
});

test('a holiday, a closing and other hours say why, in words', () => {
  const schedules = [
    weeklyHours('MO,TU,WE,TH,FR', '09:00', '12:00'),
    closingOf('2026-12-07', '2026-12-07', 'ponte dell’Immacolata'),
    openingInstead('2026-12-09', '2026-12-09', '15:00', '17:00'),
    { ...openingInstead('2026-12-10', '2026-12-10', '09:00', '10:00'), notes: 'assemblea' },
    closingOf('2026-12-11', '2026-12-11', null),
  ];
  const week = weekTable(schedules, calendar, romeInstant('2026-12-07', '08:00'), 'it').rows;
  expect(week.slice(0, 5).map(({ hours }) => inItalian(hours))).toEqual([
    'chiuso (ponte dell’Immacolata)',
    'chiuso (Immacolata)',
    '15–17 (diverso dal solito)',
    '9–10 (assemblea)',
    'chiuso',
  ]);
  expect(week.map(({ exception }) => exception)).toEqual([true, true, true, true, true, false, false]);
});

test('a night is told on the evening it begins, a whole day in words', () => {
  expect(rows([weeklyHours('MO', '22:00', '02:00'), weeklyHours('TU', '00:00', '23:59')]).slice(0, 2)).toEqual([
    'Oggi, lunedì: 22–2',
    'Martedì: 24 ore su 24',
  ]);
});

test('machines get the same hours', () => {
  const { rows: week } = weekTable(
    [weeklyHours('MO', '22:00', '02:00'), weeklyHours('MO', '09:00', '24:00')],
    calendar,
    monday,
    'it',
  );
  expect(week[0]).toMatchObject({
    date: '2026-11-23',
    today: true,
    ranges: [{ opens_at: '09:00', closes_at: '02:00' }],
  });
});

test('below the table stand the days of the coming two months that differ', () => {
  const schedules = [
    ...counter,
    weeklyHours('TU', '09:00', '12:00'),
    closingOf('2026-12-07', '2026-12-08', 'ponte dell’Immacolata'),
    openingInstead('2026-12-13', '2026-12-13', '10:00', '18:00'),
    closingOf('2026-12-24', '2027-01-31', null),
  ];
  expect(upcoming(schedules)).toEqual([
    '7 e 8 dicembre: chiuso (ponte dell’Immacolata)',
    'Domenica 13 dicembre: 10–18 (diverso dal solito)',
    'Dal 24 dicembre al 31 gennaio: chiuso',
  ]);
  expect(upcoming([weeklyHours('TU,FR', '09:00', '12:00')])).toEqual([
    'Martedì 8 dicembre: chiuso (Immacolata)',
    'Venerdì 25 dicembre: chiuso (Natale)',
    'Venerdì 1 gennaio: chiuso (Capodanno)',
  ]);
});

test('a closing that is running is told to its end', () => {
  expect(upcoming([...counter, closingOf('2026-11-20', '2026-12-11', 'lavori')])).toEqual([
    'Fino all’11 dicembre: chiuso (lavori)',
    'Mercoledì 6 gennaio: chiuso (Epifania)',
  ]);
  expect(upcoming([...counter, scheduleOf({ valid_from: '2026-12-01', description: 'chiuso: lavori' })])).toEqual([
    'Dal 1º dicembre: chiuso (lavori)',
  ]);
});

test('what the rows show is not told twice', () => {
  expect(upcoming([weeklyHours('TH', '09:00', '12:00'), closingOf('2026-11-26', '2026-11-26', 'lavori')])).toEqual([]);
});

test('hours that nobody told are not "closed"', () => {
  const words = [scheduleOf({ description: 'Su appuntamento' })];
  expect(weekTable(words, calendar, monday, 'it')).toEqual({ rows: [], upcoming: [], words: ['Su appuntamento'] });
  expect(rows([scheduleOf({ byday: 'MO,WE' })]).slice(0, 3)).toEqual([
    'Oggi, lunedì: orario da chiedere',
    'Martedì: chiuso',
    'Mercoledì: orario da chiedere',
  ]);
  expect(rows([weeklyHours('TU', '09:00', '12:00'), scheduleOf({ byday: 'MO', description: 'Chiuso' })])[0]).toBe(
    'Oggi, lunedì: chiuso',
  );
});
