import { expect, test } from 'vitest';
import { moveOpeningsOn } from '#app/jobs.ts';
import { testTown } from '#app/testing.ts';
import { putRows } from '#platform/database/index.ts';
import { openJobs } from './index.ts';

const { installation, url, db } = await testTown();

test('the queue makes its tables, takes a schedule, and stops', async () => {
  const complaints: Error[] = [];
  const jobs = await openJobs({ url, complain: (error) => complaints.push(error) });
  await jobs.every('test.nightly', '10 3 * * *', async () => {});
  const { rows } = await installation.owner.query<{ name: string; cron: string; timezone: string }>(
    'select name, cron, timezone from jobs.schedule',
  );
  await jobs.stop();
  expect(rows).toEqual([{ name: 'test.nightly', cron: '10 3 * * *', timezone: 'Europe/Rome' }]);
  expect(complaints).toEqual([]);
});

test('every night the openings move on: what is open in seven weeks is known then', async () => {
  const id = '00000000-0000-4000-8000-000000000001';
  await putRows(db, 'service', [{ id, name: 'Sportello', status: 'active' }]);
  await putRows(db, 'schedule', [
    { id, service_id: id, freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '12:00' },
  ]);
  const openOn = async (instant: string) => {
    const { rows } = await installation.owner.query<{ open: boolean }>(
      `select openings @> $1::timestamptz as open from commons_borgovivo.search_entry where kind = 'service'`,
      [instant],
    );
    return rows[0]?.open;
  };
  await moveOpeningsOn(installation, new Date('2026-11-02T02:10:00Z'));
  expect(await openOn('2026-11-02T09:30:00Z')).toBe(true);
  expect(await openOn('2026-12-21T09:30:00Z')).toBe(false);
  await moveOpeningsOn(installation, new Date('2026-12-01T02:10:00Z'));
  expect(await openOn('2026-12-21T09:30:00Z')).toBe(true);
});
