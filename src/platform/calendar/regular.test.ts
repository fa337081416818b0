import { expect, test } from 'vitest';
import { regularHoursText, sayRegularHours } from './regular.ts';
import { romeInstant } from './rome.ts';
import { speak } from './said.fixture.ts';
import { closingOf, openingInstead, type Schedule, scheduleOf, weeklyHours } from './schedule.ts';

const now = romeInstant('2026-11-23', '10:00');
const afternoon = { opens_at: '15:00', closes_at: '18:00' };
const weekdays = weeklyHours('MO,TU,WE,TH,FR', '09:00', '12:30');

const told = (lang: 'it' | 'en', schedules: Schedule[]) =>
  regularHoursText(sayRegularHours(schedules, now, lang), speak[lang]);

test.each([
  ['da lunedì a venerdì 9–12:30', [weekdays]],
  ['da lunedì a venerdì 9–12:30; sabato 9–12', [weekdays, weeklyHours('SA', '09:00', '12:00')]],
  [
    'lunedì 9–12:30 e 15–18; da martedì a giovedì 9–12:30; venerdì 9–13',
    [
      weeklyHours('MO,TU,WE,TH', '09:00', '12:30'),
      weeklyHours('MO', '15:00', '18:00'),
      weeklyHours('FR', '09:00', '13:00'),
    ],
  ],
  ['da martedì a domenica 10–18', [weeklyHours('TU,WE,TH,FR,SA,SU', '10:00', '18:00')]],
  ['lunedì, mercoledì e venerdì 9–12', [weeklyHours('MO,WE,FR', '09:00', '12:00')]],
  ['tutti i giorni 24 ore su 24', [weeklyHours('MO,TU,WE,TH,FR,SA,SU', '00:00', '23:59')]],
  ['prima e terza domenica del mese 15–18', [scheduleOf({ byday: '1SU,3SU', ...afternoon })]],
  [
    'ultimo venerdì ogni due mesi 15–18',
    [scheduleOf({ byday: '-1FR', interval: 2, dtstart: '2026-01-01', ...afternoon })],
  ],
  ['i giorni 5 e 20 del mese 15–18', [scheduleOf({ bymonthday: '5,20', ...afternoon })]],
  ['ultimo giorno del mese 15–18', [scheduleOf({ bymonthday: '-1', ...afternoon })]],
  [
    'ogni due settimane contando dal 10 novembre, martedì 15–18',
    [scheduleOf({ byday: 'TU', interval: 2, dtstart: '2026-11-10', ...afternoon })],
  ],
  ['5 dicembre 15–18', [scheduleOf({ dtstart: '2026-12-05', ...afternoon })]],
  ['lunedì (orario da chiedere)', [scheduleOf({ byday: 'MO' })]],
  ['solo in alcuni giorni: chiedi quali', [scheduleOf({ byday: 'MO', byweekno: '1,20', ...afternoon })]],
  ['Su appuntamento', [scheduleOf({ description: 'Su appuntamento' })]],
  ['Orari da chiedere', []],
  ['Orari da chiedere', [{ ...weekdays, valid_to: '2026-10-31' }]],
  [
    'sabato 9–12; aperto anche nei giorni festivi',
    [{ ...weeklyHours('SA', '09:00', '12:00'), open_on_holidays: true }],
  ],
  [
    'da lunedì a venerdì 9–12:30; chiuso dal 24 dicembre al 6 gennaio',
    [weekdays, closingOf('2026-12-24', '2027-01-06', null)],
  ],
  ['da lunedì a venerdì 9–12:30; chiuso in agosto', [weekdays, closingOf('2027-08-01', '2027-08-31', 'ferie')]],
  [
    'da lunedì a venerdì 9–12:30',
    [
      weekdays,
      closingOf('2026-12-07', '2026-12-07', 'ponte'),
      openingInstead('2026-12-09', '2026-12-09', '15:00', '16:00'),
    ],
  ],
  [
    'Fino al 31 maggio: da lunedì a venerdì 9–12:30. Dal 1º giugno al 15 settembre: sabato 8–10',
    [
      { ...weekdays, valid_to: '2027-05-31' },
      { ...weeklyHours('SA', '08:00', '10:00'), valid_from: '2027-06-01', valid_to: '2027-09-15' },
    ],
  ],
])('on paper: %s', (text, schedules) => {
  expect(told('it', schedules)).toBe(text);
});

test('the same in English', () => {
  const schedules = [
    weeklyHours('MO,WE', '09:30', '12:00'),
    scheduleOf({ byday: '1TU', ...afternoon }),
    closingOf('2027-08-01', '2027-08-31', null),
  ];
  expect(told('it', schedules)).toBe('lunedì e mercoledì 9:30–12; primo martedì del mese 15–18; chiuso in agosto');
  expect(told('en', schedules)).toBe(
    'Monday and Wednesday 9:30–12:00; first Tuesday of the month 15:00–18:00; closed in August',
  );
});
