import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourCells } from './cells.ts';
import { dayOf, isoDate, weekdayCodes } from './days.ts';
import { italianHolidays } from './holidays.ts';
import { fromMultirange, toMultirange } from './multirange.ts';
import { type Opening, openingsOf } from './openings.ts';
import { shown } from './said.fixture.ts';
import { closingOf, openingInstead, type Schedule, scheduleOf } from './schedule.ts';
import { isOpenAt, openState } from './state.ts';

const calendar = italianHolidays({ month: 2, day: 15, name: 'Patrono' });
const date = fc.integer({ min: dayOf('2026-01-01'), max: dayOf('2028-12-31') }).map(isoDate);
const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const minutes = quarter * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
const weekly: fc.Arbitrary<Schedule> = fc
  .record({
    byday: fc.subarray([...weekdayCodes], { minLength: 1 }).map((days) => days.join(',')),
    opens_at: time,
    closes_at: time,
    interval: fc.constantFrom(null, 1, 2),
    dtstart: date,
    open_on_holidays: fc.boolean(),
  })
  .map(scheduleOf);
const monthly = fc
  .record({ byday: fc.constantFrom('1TU', '-1FR', '2MO,4MO', '3SU'), opens_at: time, closes_at: time })
  .map(scheduleOf);
const later = (from: string, days: number) => isoDate(dayOf(from) + days);
const closing = fc.tuple(date, fc.nat(20)).map(([from, days]) => closingOf(from, later(from, days), null));
const instead = fc
  .tuple(date, fc.nat(3), time, time)
  .map(([from, days, opens, closes]) => openingInstead(from, later(from, days), opens, closes));
const schedules = fc.array(fc.oneof({ weight: 4, arbitrary: weekly }, monthly, closing, instead), { maxLength: 8 });

const sound = (openings: Opening[]) =>
  openings.every(({ opens, closes }, i) => opens < closes && closes < (openings[i + 1]?.opens ?? new Date(8.64e15)));

test('openings are sorted, never overlap and never touch', () => {
  fc.assert(
    fc.property(schedules, date, (s, from) => sound(openingsOf(s, calendar, from, 60))),
    { numRuns: 500 },
  );
});

test('nothing ever opens on a day that is closed', () => {
  fc.assert(
    fc.property(schedules, date, fc.nat(20), (s, from, days) => {
      // A closing as narrow as can be, repeated: nothing is narrower.
      const closed = Array.from({ length: days + 1 }, (_, i) => closingOf(later(from, i), later(from, i), 'lavori'));
      const began = openingsOf([...s, ...closed], calendar, from, days + 1).map(({ opens }) =>
        shown(opens).slice(0, 10),
      );
      expect(began.filter((day) => day >= from)).toEqual([]);
    }),
  );
});

test('on a public holiday nothing opens that did not say so', () => {
  const plain = fc.array(
    weekly.map((schedule) => ({ ...schedule, open_on_holidays: false })),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(plain, date, (s, from) => {
      for (const { opens } of openingsOf(s, calendar, from, 60)) {
        expect(calendar.holidayOn(shown(opens).slice(0, 10)), shown(opens)).toBeNull();
      }
    }),
  );
});

test('a longer look ahead begins like a shorter one', () => {
  fc.assert(
    fc.property(schedules, date, fc.integer({ min: 1, max: 30 }), (s, from, days) => {
      const end = new Date(`${later(from, days)}T00:00:00Z`).getTime() - 26 * 3_600_000;
      const before = (openings: Opening[]) => openings.filter(({ closes }) => closes.getTime() < end);
      expect(before(openingsOf(s, calendar, from, days))).toEqual(before(openingsOf(s, calendar, from, days + 30)));
    }),
  );
});

test('another schedule of hours never shortens the others', () => {
  fc.assert(
    fc.property(fc.array(weekly, { maxLength: 4 }), weekly, date, (s, more, from) => {
      const wider = openingsOf([...s, more], calendar, from, 30);
      for (const { opens, closes } of openingsOf(s, calendar, from, 30)) {
        expect(wider.some((opening) => opening.opens <= opens && closes <= opening.closes)).toBe(true);
      }
    }),
  );
});

test('openings survive the database’s notation', () => {
  fc.assert(
    fc.property(schedules, date, (s, from) => {
      const openings = openingsOf(s, calendar, from, 42);
      expect(fromMultirange(toMultirange(openings))).toEqual(openings);
    }),
  );
});

test('what is open at an instant has the hour of that instant among its cells', () => {
  const minutes = fc.nat(42 * 1440);
  fc.assert(
    fc.property(schedules, date, minutes, (s, from, minute) => {
      const openings = openingsOf(s, calendar, from, 42);
      const instant = new Date(new Date(`${from}T00:00:00Z`).getTime() + minute * 60_000);
      if (!isOpenAt(openings, instant)) return;
      const [day = '', clock = ''] = shown(instant).split(' ');
      const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
      expect(hourCells(openings)).toContain(weekday * 24 + Number(clock.slice(0, 2)));
    }),
  );
});

test('the state at an instant is what a walk through the openings finds', () => {
  fc.assert(
    fc.property(schedules, date, fc.nat(50 * 1440), (s, from, minute) => {
      const openings = openingsOf(s, calendar, from, 42);
      const now = new Date(new Date(`${from}T00:00:00Z`).getTime() + minute * 60_000);
      const current = openings.find(({ opens, closes }) => opens <= now && now < closes);
      const next = openings.find(({ opens }) => opens > now)?.opens ?? null;
      const state = openState(openings, now);
      expect(state).toEqual(
        current ? { open: true, since: current.opens, until: current.closes, next } : { open: false, next },
      );
    }),
  );
});
