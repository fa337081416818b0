import { expect, test } from 'vitest';
import { italianHolidays } from './holidays.ts';
import { openingsOf } from './openings.ts';
import { romeDate, romeInstant } from './rome.ts';
import { inEnglish, inItalian } from './said.fixture.ts';
import { openMark, sayState, sayToday } from './say-state.ts';
import { closingOf, openingInstead, type Schedule, scheduleOf, weeklyHours } from './schedule.ts';

const calendar = italianHolidays();
const at = (text: string) => romeInstant(text.slice(0, 10), text.slice(11));
const everyDay = 'MO,TU,WE,TH,FR,SA,SU';

// 23 November 2026 is a Monday.
const cases: [now: string, schedules: Schedule[], italian: string, english: string][] = [
  ['2026-11-23 10:00', [weeklyHours('MO', '09:30', '12:00')], 'Aperto fino alle 12', 'Open until 12:00'],
  ['2026-11-23 10:00', [weeklyHours('MO', '09:30', '18:30')], 'Aperto fino alle 18:30', 'Open until 18:30'],
  ['2026-11-23 10:00', [weeklyHours('MO', '09:30', '24:00')], 'Aperto fino a mezzanotte', 'Open until midnight'],
  ['2026-11-23 23:00', [weeklyHours('MO', '22:00', '01:30')], 'Aperto fino all’1:30', 'Open until 1:30'],
  ['2026-11-24 00:30', [weeklyHours('MO', '22:00', '01:00')], 'Aperto fino all’1', 'Open until 1:00'],
  ['2026-11-23 10:00', [weeklyHours('MO', '15:00', '18:00')], 'Apre oggi alle 15', 'Opens today at 15:00'],
  ['2026-11-23 10:00', [weeklyHours('TU', '09:00', '18:00')], 'Apre domani alle 9', 'Opens tomorrow at 9:00'],
  ['2026-11-23 10:00', [weeklyHours('TH', '09:00', '18:00')], 'Apre giovedì alle 9', 'Opens Thursday at 9:00'],
  [
    '2026-11-19 19:00',
    [weeklyHours('TH', '09:00', '18:00')],
    'Apre giovedì 26 novembre alle 9',
    'Opens Thursday 26 November at 9:00',
  ],
  [
    '2026-11-23 10:00',
    [scheduleOf({ byday: '1TU', opens_at: '15:00', closes_at: '18:00' })],
    'Apre martedì 1 dicembre alle 15',
    'Opens Tuesday 1 December at 15:00',
  ],
  ['2026-11-23 10:00', [weeklyHours(everyDay, '00:00', '23:59')], 'Aperto 24 ore su 24', 'Open 24 hours a day'],
  [
    '2026-11-23 10:00',
    [weeklyHours('MO,TU,WE', '00:00', '24:00')],
    'Aperto fino a mercoledì 25 a mezzanotte',
    'Open until Wednesday 25 at midnight',
  ],
  ['2026-11-23 10:00', [weeklyHours('MO', '00:00', '00:00')], 'Aperto fino a mezzanotte', 'Open until midnight'],
  ['2026-11-23 10:00', [scheduleOf({ description: 'Su appuntamento' })], 'Orari da chiedere', 'Ask for opening hours'],
  ['2026-11-23 10:00', [], 'Orari da chiedere', 'Ask for opening hours'],
];

test.each(cases)('on a card, at %s', (now, schedules, italian, english) => {
  const openings = openingsOf(schedules, calendar, romeDate(at(now)), 42);
  expect(inItalian(sayState(openings, at(now), 'it'))).toBe(italian);
  expect(inEnglish(sayState(openings, at(now), 'en'))).toBe(english);
});

const mornings = weeklyHours('MO,TU,WE,TH,FR', '09:00', '12:00');
const ondays: [now: string, schedules: Schedule[], italian: string[], english: string[]][] = [
  ['2026-11-23 10:00', [mornings], ['Aperto adesso, fino alle 12'], ['Open now, until 12:00']],
  [
    '2026-12-08 10:00',
    [mornings],
    ['Chiuso oggi: Immacolata', 'Apre domani alle 9'],
    ['Closed today: Immaculate Conception', 'Opens tomorrow at 9:00'],
  ],
  ['2026-12-06 10:00', [mornings], ['Apre domani alle 9'], ['Opens tomorrow at 9:00']],
  [
    '2026-12-07 10:00',
    [mornings, closingOf('2026-12-07', '2026-12-07', 'ponte')],
    ['Chiuso oggi: ponte', 'Apre mercoledì alle 9'],
    ['Closed today: ponte', 'Opens Wednesday at 9:00'],
  ],
  [
    '2026-12-07 10:00',
    [mornings, closingOf('2026-12-07', '2026-12-07', null)],
    ['Chiuso oggi, diversamente dal solito', 'Apre mercoledì alle 9'],
    ['Closed today, unlike other weeks', 'Opens Wednesday at 9:00'],
  ],
  [
    '2026-11-23 10:00',
    [mornings, openingInstead('2026-11-23', '2026-11-23', '15:00', '17:00')],
    ['Oggi orario diverso dal solito', 'Apre oggi alle 15'],
    ['Other hours than usual today', 'Opens today at 15:00'],
  ],
  [
    '2026-11-23 10:00',
    [mornings, scheduleOf({ valid_from: '2026-11-01', description: 'Chiuso per lavori' })],
    ['Chiuso oggi: per lavori'],
    ['Closed today: per lavori'],
  ],
  [
    '2026-07-10 10:00',
    [{ ...mornings, valid_from: '2026-10-01' }],
    ['Apre giovedì 1 ottobre alle 9'],
    ['Opens Thursday 1 October at 9:00'],
  ],
  [
    '2026-11-23 10:00',
    [scheduleOf({ description: 'Su appuntamento' })],
    ['Orari da chiedere'],
    ['Ask for opening hours'],
  ],
];

test.each(ondays)('on the page of the entry, at %s', (now, schedules, italian, english) => {
  expect(sayToday(schedules, calendar, at(now), 'it').map(inItalian)).toEqual(italian);
  expect(sayToday(schedules, calendar, at(now), 'en').map(inEnglish)).toEqual(english);
});

test('the mark beside it is a half disc within an hour of a change, a dash where nothing is known', () => {
  const openings = openingsOf([mornings], calendar, '2026-11-23', 7);
  expect(openMark(openings, at('2026-11-23 09:30'))).toBe('open');
  expect(openMark(openings, at('2026-11-23 11:15'))).toBe('soon');
  expect(openMark(openings, at('2026-11-23 08:15'))).toBe('soon');
  expect(openMark(openings, at('2026-11-23 07:00'))).toBe('shut');
  expect(openMark([], at('2026-11-23 07:00'))).toBe('unknown');
});
