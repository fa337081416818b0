import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, isoDate } from './days.ts';
import { instantOf, romeDate, romeInstant, romeTimeOf } from './rome.ts';
import { shown } from './said.fixture.ts';

test('nine in the morning is eight in Greenwich in winter and seven in summer', () => {
  expect(romeInstant('2026-11-26', '9:00').toISOString()).toBe('2026-11-26T08:00:00.000Z');
  expect(romeInstant('2026-07-26', '09:00').toISOString()).toBe('2026-07-26T07:00:00.000Z');
});

test('on the last Sunday of March half past two is half past three, and noon is ten in Greenwich', () => {
  expect(romeInstant('2027-03-28', '2:30').toISOString()).toBe('2027-03-28T01:30:00.000Z');
  expect(romeInstant('2027-03-28', '12:00').toISOString()).toBe('2027-03-28T10:00:00.000Z');
});

test('on the last Sunday of October half past two is the first of the two', () => {
  expect(romeInstant('2026-10-25', '2:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(romeInstant('2026-10-25', '12:00').toISOString()).toBe('2026-10-25T11:00:00.000Z');
});

test('shortly after midnight in Rome it is already tomorrow', () => {
  expect(romeDate(new Date('2026-11-26T22:59:59Z'))).toBe('2026-11-26');
  expect(romeDate(new Date('2026-11-26T23:00:00Z'))).toBe('2026-11-27');
  expect(romeDate(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
});

test('what a clock in Rome shows agrees with the calendar of the machine, at any instant', () => {
  const instants = fc.date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (instant) => {
      const { day, minute } = romeTimeOf(instant);
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(`${isoDate(day)} ${clock}`).toBe(shown(instant));
    }),
  );
});

test('an instant made from a clock shows that time again, but for the hour that does not exist', () => {
  const days = fc.integer({ min: dayOf('1980-01-01'), max: dayOf('2099-12-31') });
  fc.assert(
    fc.property(days, fc.integer({ min: 180, max: 1439 }), (day, minute) => {
      expect(romeTimeOf(instantOf(day, minute))).toEqual({ day, minute });
    }),
  );
});

test('a time that is none is refused', () => {
  expect(() => romeInstant('2026-11-26', '25:00')).toThrow(RangeError);
  expect(() => romeInstant('2026-02-29', '9:00')).toThrow(RangeError);
});
