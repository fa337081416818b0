import { expect, test } from 'vitest';
import { firstPaperDay, problemOfDay } from './paper-day.ts';

const today = '2026-11-23';

test('a sheet of today, of yesterday or of ninety days ago can be entered', () => {
  expect(firstPaperDay(today)).toBe('2026-08-25');
  for (const day of [today, '2026-11-22', '2026-08-25']) expect(problemOfDay(day, today), day).toBeNull();
});

test('a sheet of tomorrow cannot, nor one that nobody remembers', () => {
  expect(problemOfDay('2026-11-24', today)).toBe('desk.contact.day_future');
  expect(problemOfDay('2026-08-24', today)).toBe('desk.contact.day_old');
});

test('summer time makes no day shorter', () => {
  expect(firstPaperDay('2026-10-26')).toBe('2026-07-28');
});
