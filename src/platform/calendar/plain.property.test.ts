import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, type PlainHours, plainHours, readRanges, sayRanges, schedulesOf } from './plain.ts';
import { scheduleOf, weeklyHours } from './schedule.ts';
import { hoursInItalian } from './whole.ts';

const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
/** One to three ranges of a day that do not touch. */
const ranges = fc
  .uniqueArray(fc.integer({ min: 24, max: 92 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.toSorted((a, b) => a - b))
  .map((quarters) => quarters.slice(0, quarters.length - (quarters.length % 2)))
  .map((quarters) =>
    quarters.flatMap((quarter, at) =>
      at % 2 === 0 ? [{ opens_at: time(quarter * 15), closes_at: time((quarters[at + 1] ?? 95) * 15) }] : [],
    ),
  );
const date = fc
  .integer({ min: 20_700, max: 21_500 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const reason = fc.constantFrom(null, 'ferie', 'ponte dell’Immacolata', 'festa di quartiere');
const unusual = fc
  .record({ from: date, days: fc.integer({ min: 0, max: 40 }), ranges: fc.oneof(fc.constant([]), ranges), reason })
  .map(({ from, days, ...rest }) => ({
    from,
    to: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10),
    ...rest,
  }));
const monthly = fc.record({
  nth: fc.constantFrom(1, 2, 3, 4, -1),
  weekday: fc.integer({ min: 0, max: 6 }),
  ranges,
});
const said: fc.Arbitrary<PlainHours> = fc
  .record({
    week: fc.array(fc.oneof(fc.constant([]), ranges), { minLength: 7, maxLength: 7 }),
    monthly: fc.uniqueArray(monthly, { maxLength: 3, selector: ({ nth, weekday }) => `${nth} ${weekday}` }),
    unusual: fc.uniqueArray(unusual, { maxLength: 4, selector: ({ from }) => from }),
    onHolidays: fc.boolean(),
    byAppointment: fc.boolean(),
    note: fc.constantFrom(null, 'D’estate anche la sera', 'Suona al citofono'),
  })
  .map((hours) => {
    const regular = hours.monthly.length > 0 || hours.week.some((day) => day.length > 0);
    return inOrder({ ...hours, onHolidays: hours.onHolidays && regular });
  });

describe('hours as people say them', () => {
  test('what is said comes back the same from the rows that it is written in', () => {
    fc.assert(
      fc.property(said, (hours) => {
        const { plain, kept } = plainHours(schedulesOf(hours));
        expect(kept).toEqual([]);
        expect(plain).toEqual(hours);
      }),
      { numRuns: 500 },
    );
  });

  test('a line of hours is read as it was written', () => {
    fc.assert(
      fc.property(ranges, (day) => {
        expect(readRanges(sayRanges(day))).toEqual(day);
      }),
    );
    expect(readRanges('9-12.30, 15-18')).toEqual([
      { opens_at: '09:00', closes_at: '12:30' },
      { opens_at: '15:00', closes_at: '18:00' },
    ]);
    for (const closed of ['', ' – ', 'chiuso']) expect(readRanges(closed)).toEqual([]);
    for (const unclear of ['3-6', 'di mattina', '9-12 su appuntamento', 'martedì 9-12', '9']) {
      expect(readRanges(unclear), unclear).toBe(null);
    }
  });

  test('seasons, every second week, and what nobody can read are kept as they are, in words', () => {
    const season = { ...weeklyHours('WE', '09:00', '11:00'), valid_from: '2026-10-01', valid_to: '2027-05-31' };
    const second = { ...weeklyHours('TH', '09:00', '12:00'), interval: 2, dtstart: '2026-11-05' };
    const unreadable = scheduleOf({ freq: 'SOMETIMES', description: 'Quando c’è il sole' });
    const monday = weeklyHours('MO', '09:00', '12:00');
    const { plain, kept } = plainHours([season, monday, second, unreadable]);
    expect(kept).toEqual([season, second, unreadable]);
    expect(plain.week[0]).toEqual([{ opens_at: '09:00', closes_at: '12:00' }]);
    expect(hoursInItalian(kept)).toBe(
      'dal 1º ottobre 2026 al 31 maggio 2027: mercoledì 9–11; dal 5 novembre 2026 fino a nuovo avviso: ogni due settimane contando dal 5 novembre, giovedì 9–12; Quando c’è il sole',
    );
  });

  test('the words of a week, a month, a summer and a day', () => {
    const day = [{ opens_at: '09:00', closes_at: '12:00' }];
    const words = hoursInItalian(
      schedulesOf({
        week: [day, [], [], day, [], [], []],
        monthly: [{ nth: 1, weekday: 1, ranges: [{ opens_at: '15:00', closes_at: '18:00' }] }],
        unusual: [
          { from: '2027-08-01', to: '2027-08-31', ranges: [], reason: null },
          { from: '2026-12-08', to: '2026-12-08', ranges: day, reason: 'festa' },
        ],
        onHolidays: false,
        byAppointment: true,
        note: null,
      }),
    );
    expect(words).toBe(
      'lunedì e giovedì 9–12; primo martedì del mese 15–18; l’8 dicembre 2026 9–12 (festa); chiuso dal 1º agosto 2027 al 31 agosto 2027; Su appuntamento',
    );
  });

  test('mixed holidays: those that are unlike the others are kept', () => {
    const usual = weeklyHours('MO', '09:00', '12:00');
    const always = { ...weeklyHours('SU', '09:00', '12:00'), open_on_holidays: true };
    expect(plainHours([usual, always]).kept).toEqual([always]);
    expect(plainHours([always]).plain.onHolidays).toBe(true);
  });
});
