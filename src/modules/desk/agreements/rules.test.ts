import { describe, expect, test } from 'vitest';
import { daysUntil, standingOf, tellingDue } from './rules.ts';

const ending = { ends_on: '2027-03-31', told_60_at: null, told_15_at: null };
const once = new Date('2027-01-30T05:10:00Z');

describe('a letter before an agreement ends', () => {
  test('is due sixty days before, and fifteen days before, each once', () => {
    expect(tellingDue(ending, '2027-01-29')).toBeNull();
    expect(tellingDue(ending, '2027-01-30')).toBe(60);
    expect(tellingDue({ ...ending, told_60_at: once }, '2027-01-31')).toBeNull();
    expect(tellingDue({ ...ending, told_60_at: once }, '2027-03-16')).toBe(15);
    expect(tellingDue({ ...ending, told_60_at: once, told_15_at: once }, '2027-03-17')).toBeNull();
  });
  test('after weeks without work is the later one alone, and none once it is over', () => {
    expect(tellingDue(ending, '2027-03-20')).toBe(15);
    expect(tellingDue({ ...ending, told_15_at: once }, '2027-03-21')).toBeNull();
    expect(tellingDue(ending, '2027-04-01')).toBeNull();
  });
});

test('days are counted by the calendar, also across the change of the clocks', () => {
  expect(daysUntil('2027-03-27', '2027-03-29')).toBe(2);
});

test('an agreement holds on its first and on its last day', () => {
  const term = { starts_on: '2026-01-01', ends_on: '2026-12-31' };
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => standingOf(term, day))).toEqual([
    'to_come',
    'in_force',
    'in_force',
    'over',
  ]);
});
