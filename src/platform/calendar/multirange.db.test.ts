import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testCommons } from '#app/testing.ts';
import { italianHolidays } from './holidays.ts';
import { fromMultirange, toMultirange } from './multirange.ts';
import { openingsOf } from './openings.ts';
import { weeklyHours } from './schedule.ts';

const db = await testCommons();
const schedules = [weeklyHours('MO,TU,WE,TH,FR', '09:00', '12:30'), weeklyHours('SA', '22:00', '02:00')];
const openings = openingsOf(schedules, italianHolidays(), '2026-10-19', 42);

test.each(['UTC', 'Europe/Rome', 'Asia/Kolkata'])(
  'PostgreSQL gives back the openings it was given, in a session of %s',
  async (zone) => {
    const given = await db.transaction().execute(async (tx) => {
      await sql`select set_config('TimeZone', ${zone}, true)`.execute(tx);
      const { rows } = await sql<{
        openings: string;
      }>`select ${toMultirange(openings)}::tstzmultirange::text as openings`.execute(tx);
      return rows[0]?.openings ?? '';
    });
    expect(fromMultirange(given)).toEqual(openings);
  },
);

test('PostgreSQL finds what is open at an instant, and what is shut on the minute it closes', async () => {
  const at = async (instant: string) => {
    const { rows } = await sql<{
      open: boolean;
    }>`select ${toMultirange(openings)}::tstzmultirange @> ${instant}::timestamptz as open`.execute(db);
    return rows[0]?.open;
  };
  expect(await at('2026-10-26 09:00 Europe/Rome')).toBe(true);
  expect(await at('2026-10-26 12:30 Europe/Rome')).toBe(false);
  expect(await at('2026-10-25 01:59 Europe/Rome')).toBe(true);
});
