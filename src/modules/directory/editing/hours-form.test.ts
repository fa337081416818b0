import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursInItalian, schedulesOf, weeklyHours } from '#platform/calendar/index.ts';
import type { Door } from '../keeping/hours.ts';
import { doorWith, keptOf, linesOf, readHours, typedHours } from './hours-form.ts';

const words = (typed: Record<string, string>) => {
  const read = readHours(typed);
  return 'plain' in read ? hoursInItalian(schedulesOf(read.plain)) : read.wrong;
};
const day = (schedules: Door['schedules']): Door => ({ owner: 'service_id', id: 'x', name: null, schedules });

const half = (opens: number[], closes: number[]) =>
  fc.oneof(
    fc.constant(''),
    fc.tuple(fc.constantFrom(...opens), fc.constantFrom(...closes)).map(([from, to]) => `${from}–${to}:30`),
  );
const typed = fc
  .record({
    week: fc.array(fc.tuple(half([8, 9, 10], [11, 12]), half([14, 15], [17, 18, 19])), { minLength: 7, maxLength: 7 }),
    nth: fc.constantFrom('1', '3', '-1'),
    weekday: fc.integer({ min: 0, max: 6 }),
    month: fc.boolean(),
    closed: fc.constantFrom('', '2027-01-02', '2027-03-05'),
    why: fc.constantFrom('', 'ferie'),
    august: fc.boolean(),
    appointment: fc.boolean(),
  })
  .map((one) => ({
    ...Object.fromEntries(
      one.week.flatMap(([m, a], at) => [
        [`d${at}m`, m],
        [`d${at}a`, a],
      ]),
    ),
    ...(one.month ? { m0n: one.nth, m0d: String(one.weekday), m0h: '15–18' } : {}),
    ...(one.closed ? { c0f: one.closed, c0t: '2027-03-06', c0w: one.why } : {}),
    august: one.august ? '2027' : '',
    holidays: '',
    appointment: one.appointment ? 'on' : '',
    note: '',
  }));

describe('the form of opening hours', () => {
  test('what is written comes back the same when the form is opened again', () => {
    fc.assert(
      fc.property(typed, (before) => {
        const read = readHours(before);
        if (!('plain' in read)) throw new Error(JSON.stringify(read));
        expect(typedHours(schedulesOf(read.plain), 2027)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  test('as people say them', () => {
    expect(
      words({ d0m: '9-12', d3m: '9-12', m0n: '1', m0d: '1', m0h: '15-18', august: '2027', appointment: 'on' }),
    ).toBe(
      'lunedì e giovedì 9–12; primo martedì del mese 15–18; chiuso dal 1º agosto 2027 al 31 agosto 2027; Su appuntamento',
    );
    expect(words({ d0m: '9-12', i0f: '2026-12-08', i0h: '10-16', i0w: 'mercatino' })).toBe(
      'lunedì 9–12; l’8 dicembre 2026 10–16 (mercatino)',
    );
  });

  test.each([
    [{ d0m: 'di mattina' }, 'd0m', 'editing.hours.wrong.unclear'],
    [{ d0m: '9-13', d0a: '12-15' }, 'd0m', 'editing.hours.wrong.overlap'],
    [{ m0h: '9-12', m0d: '1' }, 'm0n', 'editing.hours.wrong.nth'],
    [{ m0n: '1', m0d: '1' }, 'm0h', 'editing.hours.wrong.no_hours'],
    [{ c0f: '2027-02-30' }, 'c0f', 'editing.hours.wrong.date'],
    [{ c0f: '2027-02-10', c0t: '2027-02-01' }, 'c0t', 'calendar.problem.dates_reversed'],
    [{ i0f: '2027-01-01', i0t: '2027-05-01', i0h: '9-12' }, 'i0t', 'calendar.problem.exception_too_long'],
    [{ c0f: '2027-02-10', c0w: 'il pomeriggio' }, 'note', 'editing.hours.wrong.words'],
  ])('%j is refused beside %s', (said, field, key) => {
    expect(words(said)).toEqual({ [field]: { key } });
  });

  test('hours of a season stay when others change, and go only when someone takes them away', () => {
    const season = {
      ...weeklyHours('WE', '09:00', '11:00'),
      valid_from: '2026-10-01',
      valid_to: '2027-05-31',
      id: 's',
    };
    const door = day([{ ...weeklyHours('MO', '09:00', '12:00'), id: 'm' }, season]);
    expect(keptOf(door)).toEqual([season]);
    const read = readHours({ d1m: '9-12' });
    if (!('plain' in read)) throw new Error();
    expect(doorWith(door, read.plain, []).schedules).toEqual([weeklyHours('TU', '09:00', '12:00'), season]);
    const same = readHours(typedHours(door.schedules, 2027));
    if (!('plain' in same)) throw new Error();
    expect(doorWith(door, same.plain, []).schedules).toEqual(door.schedules);
    expect(doorWith(door, same.plain, ['s']).schedules).toEqual([door.schedules[0]]);
  });

  test('there is always an empty line to write on', () => {
    expect(linesOf({}, 'm')).toBe(1);
    expect(linesOf({ m0n: '1', m2h: '9-12' }, 'm')).toBe(4);
  });
});
