import { pino } from 'pino';
import { expect, test } from 'vitest';
import { buildHouse } from '#app/server.tsx';
import { testTown } from '#app/testing.ts';
import { readConfig } from '#platform/config/index.ts';
import { aWorld } from '../testing/world.fixture.ts';

const town = await testTown();
await aWorld(town.db);
const config = readConfig({
  DATABASE_URL: town.url,
  COMUNANZA_SECRET: 'x'.repeat(40),
  ORIGIN: 'https://borgovivo.test',
});
const house = buildHouse({ config, installation: town.installation, log: pino({ level: 'silent' }), perMinute: 0 });
const ask = (path: string, init: RequestInit = {}) =>
  house.request(`http://borgovivo.test${path}`, { ...init, headers: { host: 'borgovivo.test', ...init.headers } });

test('the API stands in the house, open to programs of any origin, also for a search by POST', async () => {
  const elsewhere = { Origin: 'https://elsewhere.example', 'Content-Type': 'application/json' };
  for (const path of ['/hsds', '/hsds/', '/hsds/services', '/hsds/openapi.json']) {
    const response = await ask(path, { headers: elsewhere });
    expect(response.status, path).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  }
  const search = await ask('/hsds/services', { method: 'POST', headers: elsewhere, body: '{"day":"MO"}' });
  expect(await search.json()).toMatchObject({ total_items: 1 });
  expect(await (await ask('/hsds/nothing')).json()).toMatchObject({ status: 404, title: 'Not found' });
});

test('describes itself in the language of who asks', async () => {
  expect(await (await ask('/hsds/openapi.json')).text()).toContain('aperti a chiunque senza chiave');
  expect(await (await ask('/en/hsds/openapi.json')).text()).toContain('open to anyone without a key');
});

test('is explained to people, in Italian and in English', async () => {
  expect(await (await ask('/sviluppatori')).text()).toContain('Per chi sviluppa');
  expect(await (await ask('/en/sviluppatori')).text()).toContain('For developers');
});

// Last, because it breaks the town.
test('a fault of ours is told as a problem with a number to ask about, which programs of others may read', async () => {
  await town.installation.owner.query(`alter table ${town.commons.schema_name}.phone rename to lost`);
  const response = await ask('/hsds/services?full=true', { headers: { Origin: 'https://elsewhere.example' } });
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toMatchObject({ status: 500, instance: response.headers.get('x-request-id') });
});
