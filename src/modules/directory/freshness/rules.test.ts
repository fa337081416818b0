import { expect, test } from 'vitest';
import { addMonths, dueOn, freshnessOf, staleOn } from './rules.ts';

test('a service, and a place with hours, is checked again after half a year; the rest after a year', () => {
  expect(dueOn('service', '2026-05-22', false)).toBe('2026-11-22');
  expect(dueOn('place', '2026-05-22', true)).toBe('2026-11-22');
  expect(dueOn('place', '2026-05-22', false)).toBe('2027-05-22');
  expect(dueOn('organization', '2026-05-22', true)).toBe('2027-05-22');
});

test('whoever is asked has six weeks; only then it is too long ago', () => {
  const stale = staleOn('service', '2026-05-22', true);
  expect(stale).toBe('2027-01-03');
  expect(freshnessOf('2026-05-22', stale, '2026-11-21')).toBe('fresh');
  expect(freshnessOf('2026-05-22', stale, '2026-11-22')).toBe('ageing');
  expect(freshnessOf('2026-05-22', stale, '2027-01-02')).toBe('ageing');
  expect(freshnessOf('2026-05-22', stale, '2027-01-03')).toBe('old');
});

test('what nobody ever checked has no day from which on it is too old', () => {
  expect(staleOn('service', null, true)).toBe(null);
  expect(freshnessOf(null, null, '2026-11-22')).toBe('never');
});

test('the end of a month stays the end of a month', () => {
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
  expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
  expect(addMonths('2026-11-30', 6)).toBe('2027-05-30');
});
