import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { type Actor, nobody } from '#platform/identity/index.ts';
import { loadDemoTown } from '../demo/index.ts';
import { calendarOf, reindexAll } from '../indexing/index.ts';
import { keepVocabularies } from '../vocabularies/keep.ts';
import { forgetGaps, nearTopics } from './queries.ts';

const { db, installation, url, commons } = await testTown();
const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
const coordinator: Actor = {
  person: { id: '00000000-0000-4000-8000-000000000007', name: 'Davide', email: 'davide@borgovivo.example' },
  roles: [{ role: 'commons_coordinator', scope: 'commons', scope_id: null }],
  assurance: 'second_factor',
};
let actor = coordinator;
const identities = { of: makeIdentities(installation, config).of, actorOf: async () => actor };
const house = buildHouse({ config, installation, identities, log: pino({ level: 'silent' }), perMinute: 0 });
const host = { host: 'borgovivo.test', origin: 'http://borgovivo.test' };
const page = '/coordinamento/mancanze';
const get = async (path: string) => (await house.request(path, { headers: host })).text();
let quarter = { id: '', name: '' };

beforeAll(async () => {
  await db.transaction().execute(keepVocabularies);
  await db.transaction().execute(loadItaly);
  await db.transaction().execute((tx) => loadDemoTown(tx, new Date()));
  await sql`insert into person (id, name, email) values (${coordinator.person?.id}, 'Davide', 'davide@borgovivo.example')`.execute(
    db,
  );
  await reindexAll(db, calendarOf(commons), new Date());
  quarter = await db.selectFrom('neighbourhood').select(['id', 'name']).orderBy('name').executeTakeFirstOrThrow();
});

beforeEach(async () => {
  actor = coordinator;
  await sql`delete from search_gap`.execute(db);
  await sql`delete from gap_step`.execute(db);
});

const missed = (topics: string[], times: number, where: string | null = null, filters: string[] = []) =>
  sql`insert into search_gap (month, topics, filters, neighbourhood_id, times)
    values (date_trunc('month', now())::date, ${topics}, ${filters}, ${where}::uuid, ${times})`.execute(db);

describe('what is missing', () => {
  test('five searches of one neighbourhood are a line, with its bar and its next step', async () => {
    await missed(['=t:bills'], 4, quarter.id);
    await missed(['=t:bills'], 3, quarter.id, ['gratis=1']);
    const html = await get(page);
    expect(html).toContain(`(${quarter.name}), 7 volte`);
    expect(html).toMatch(/<rect width="120"/);
    expect(html).toContain(`/coordinamento/mancanze/chi?cosa=%3Dt%3Abills&amp;quartiere=${quarter.id}`);
  });

  test('four are not told, and the page says why', async () => {
    await missed(['=t:violence'], 4, quarter.id);
    const html = await get(page);
    expect(html).toContain('Niente da mostrare');
    expect(html).toContain('almeno 5 ricerche sono d’accordo');
    expect(html).not.toContain('iolenz');
  });

  test('without a topic it is the filters that were asked, as people see them', async () => {
    await missed([], 6, null, ['lingua=ar']);
    expect(await get(page)).toContain('arabo');
  });

  test('is for those who coordinate', async () => {
    actor = nobody;
    expect((await house.request(page, { headers: host })).status).toBe(303);
    actor = { ...coordinator, roles: [{ role: 'member', scope: 'commons', scope_id: null }] };
    expect((await house.request(page, { headers: host })).status).toBe(404);
  });
});

describe('who could offer it', () => {
  const who = () => `${page}/chi?cosa=%3Dt%3Abills&quartiere=${quarter.id}`;

  test('those who do it, or something near it, with how to reach them', async () => {
    const html = await get(who());
    expect(html).toContain(`a ${quarter.name}`);
    expect(html).toMatch(/href="\/organizzazioni\/[0-9a-f-]{36}"/);
    expect(html).toMatch(/href="tel:/);
  });

  test('what they say is noted, and stays with the list', async () => {
    const id = /organization-([0-9a-f-]{36})/.exec(await get(who()))?.[1] ?? '';
    const fields = { cosa: '=t:bills', quartiere: quarter.id, kind: 'organization', id, outcome: 'thinking' };
    const answer = await house.request(`${page}/chi`, {
      method: 'POST',
      headers: { ...host, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    expect(answer.status).toBe(303);
    expect(await get(who())).toContain('Finora: Ci pensano.');
    await sql`update gap_step set said_at = now() - interval '366 days'`.execute(db);
    await forgetGaps(db);
    expect(await get(who())).not.toContain('Finora');
  });

  test('an address that asks for nothing of ours leads nowhere', async () => {
    for (const cosa of ['', "=t:x' | '=k:service", '=t:bills)', 'bollette'])
      expect((await house.request(`${page}/chi?cosa=${encodeURIComponent(cosa)}`, { headers: host })).status).toBe(404);
    expect(await get(`${page}/chi?cosa=%3Dt%3Aniente-di-noto`)).toContain('Nessuno fa qualcosa di vicino');
  });
});

test('near a topic are the one above it and those beside it', () => {
  const near = nearTopics(['=t:bills']);
  expect(near).toContain('=t:bills');
  expect(near.length).toBeGreaterThan(1);
  expect(nearTopics(['=t:niente'])).toEqual([]);
});
