import { pino } from 'pino';
import { beforeAll, expect, test } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { calendarOf, reindexAll } from '#modules/directory/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { putRows } from '#platform/database/index.ts';
import { countChecked, percent } from './figures.ts';

const { db, installation, url, commons, ownerDb } = await testTown();
const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
const clock = new Date('2026-11-22T10:00:00Z');
const identities = makeIdentities(installation, config);
const house = buildHouse({
  config,
  installation,
  identities,
  log: pino({ level: 'silent' }),
  perMinute: 0,
  clock: () => clock,
});
const get = (path: string) => house.request(path, { headers: { host: 'borgovivo.test' } });

beforeAll(async () => {
  const checked = ['2026-11-01', '2026-05-22', '2026-05-21', '2025-11-22', '2025-11-21', null];
  await putRows(
    db,
    'service',
    checked.map((assured_date, at) => ({
      id: crypto.randomUUID(),
      name: `Servizio ${at}`,
      status: 'active',
      assured_date,
    })),
  );
  // Withdrawn: it is not counted.
  await putRows(db, 'service', [{ id: crypto.randomUUID(), name: 'Chiuso', status: 'inactive', assured_date: null }]);
  await putRows(db, 'organization', [{ id: crypto.randomUUID(), name: 'Gruppo', assured_date: '2026-11-01' }]);
  await reindexAll(db, calendarOf(commons), clock);
});

test('programs read how many were checked within six and twelve months, by kind, from any origin', async () => {
  const answer = await get('/api/freshness');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const share = (...[entries, six, twelve, longer, never]: number[]) => ({
    entries,
    checked_within_6_months: six,
    checked_within_12_months: twelve,
    checked_longer_ago: longer,
    never_checked: never,
  });
  expect(await answer.json()).toEqual({
    ...share(7, 3, 5, 1, 1),
    kinds: { service: share(6, 2, 4, 1, 1), organization: share(1, 1, 1, 0, 0) },
    corrections: { since_months: 12, answered: 0, median_hours: null },
  });
});

test('people read it in a sentence, a figure and a table, in both languages', async () => {
  const html = await (await get('/freschezza')).text();
  expect(html).toContain('Su cento schede, 43 sono state controllate negli ultimi sei mesi e 71 nell’ultimo anno.');
  expect(html).toContain('<figure class="bars"');
  expect(html).toMatch(/<th scope="row">Servizi<\/th><td class="numeric">6<\/td><td class="numeric">2 \(33%\)/);
  expect(await (await get('/en/freschezza')).text()).toContain('Of a hundred entries, 43 were checked');
});

test('counting reads the index of the entries’ dates and not the entries', async () => {
  const query = countChecked('2026-05-22', '2025-11-22').compile(ownerDb);
  const plan = await ownerDb.transaction().execute(async (tx) => {
    await tx.executeQuery({ ...query, sql: 'set local enable_seqscan = off', parameters: [] });
    return tx.executeQuery({ ...query, sql: `explain ${query.sql}` });
  });
  expect(JSON.stringify(plan.rows)).toContain('using search_entry_checked');
});

test('a share is never said to be all where one is missing, nor none where there is one', () => {
  expect([percent(999, 1000), percent(1, 1000), percent(0, 10), percent(10, 10), percent(0, 0)]).toEqual([
    99, 1, 0, 100, 0,
  ]);
});
