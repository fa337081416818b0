import { describe, expect, test } from 'vitest';
import { type Flag, flagOf, type Ticking, usualPatience, workingDaysBetween } from './clocks.ts';

/** Saturdays, Sundays, the Immaculate Conception and Christmas are none. */
const days = {
  isWorkingDay: (day: string) =>
    ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) &&
    !['2026-12-08', '2026-12-25', '2026-12-26'].includes(day),
};
const sent: Ticking = { state: 'sent', news_on: '2026-12-03', expected_on: null, appointment_on: null };
const flag = (of: Partial<Ticking>, today: string, patience = usualPatience): string => {
  const raised: { flag: Flag; number: number } | null = flagOf({ ...sent, ...of }, today, days, patience);
  return raised ? `${raised.flag} ${raised.number}` : 'none';
};

test('weekends and holidays do not count', () => {
  expect(workingDaysBetween('2026-12-03', '2026-12-10', days)).toBe(4);
  expect(workingDaysBetween('2026-12-03', '2026-12-03', days)).toBe(0);
  expect(workingDaysBetween('2026-12-05', '2026-12-06', days)).toBe(0);
});

describe('a hand-off raises a flag', () => {
  test('sent on a Thursday before the holiday, on the fifth working day and again after five more', () => {
    expect(flag({}, '2026-12-10')).toBe('none');
    expect(flag({}, '2026-12-11')).toBe('no_answer 1');
    expect(flag({}, '2026-12-17')).toBe('no_answer 1');
    expect(flag({}, '2026-12-18')).toBe('no_answer 2');
  });
  test('after the days that the agreement says', () => {
    expect(flag({}, '2026-12-07', { ...usualPatience, answer: 2 })).toBe('no_answer 1');
  });
  test('when the date of the waiting list, or the appointment, has passed', () => {
    expect(flag({ state: 'waiting', expected_on: '2026-12-10' }, '2026-12-10')).toBe('none');
    expect(flag({ state: 'waiting', expected_on: '2026-12-10' }, '2026-12-11')).toBe('wait_is_over 1');
    expect(flag({ state: 'appointment', appointment_on: '2026-12-10' }, '2026-12-12')).toBe('appointment_passed 1');
  });
  test('after twenty working days without news in any other open state, refusals included', () => {
    for (const state of ['accepted', 'arrived', 'under_way', 'suspended', 'completed', 'declined', 'lost'] as const) {
      expect(flag({ state }, '2026-12-31'), state).toBe('none');
      expect(flag({ state }, '2027-01-05'), state).toBe('no_news 1');
    }
  });
  test('never once it is closed or in error, nor before it was sent', () => {
    for (const state of ['draft', 'closed', 'in_error'] as const) expect(flag({ state }, '2028-01-01')).toBe('none');
  });
  test('and after three days without the scheduler it is the same: only days count', () => {
    expect(flag({}, '2026-12-14')).toBe('no_answer 1');
  });
});
