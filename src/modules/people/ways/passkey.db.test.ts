import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { testTown } from '#app/testing.ts';
import { aPerson } from '../factory.ts';
import { type Browser, password, visitorsOf } from '../web.fixture.ts';
import { aPasskey } from './authenticator.fixture.ts';

const town = await testTown();
const { db } = town;
const { browser, config } = visitorsOf(town);
const email = 'giuseppe@borgovivo.example';
const Begun = z.object({ options: z.looseObject({}) });
const Said = z.object({ next: z.string().optional(), problem: z.string().optional() });

let giuseppe: Browser;
beforeEach(async () => {
  for (const table of ['person', 'verification'] as const) await db.deleteFrom(table).execute();
  await aPerson(db, { email, password, roles: [{ role: 'commons_coordinator', scope: 'commons', scope_id: null }] });
  giuseppe = browser();
  await giuseppe.post('/accedi', { email, password });
});

const begin = async (visitor: Browser, path: string, body: object = {}) => {
  const answer = await visitor.json(path, body);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return Begun.parse(await answer.json()).options;
};
const add = async (key = aPasskey(config.origin)) => {
  const options = await begin(giuseppe, '/io/passkey/inizia', { current: password });
  const answer = await giuseppe.json('/io/passkey/fine', { name: 'telefono', response: key.made(options) });
  return { key, answer };
};
const enter = async (key: ReturnType<typeof aPasskey>, visitor = browser(), more = {}) => {
  const options = await begin(visitor, '/accedi/passkey/inizia');
  return visitor.json('/accedi/passkey/fine', { response: key.used(options), ...more });
};

test('a passkey is added after the password again, and opens the roles that ask for two proofs', async () => {
  expect((await giuseppe.json('/io/passkey/inizia', { current: 'no' })).status).toBe(409);
  const { answer } = await add();
  expect(answer.status).toBe(200);
  expect((await giuseppe.get('/inviti')).status).toBe(200);
  expect(await (await giuseppe.get('/io/secondo-fattore')).text()).toContain('telefono');
});

test('with it alone one comes in, with both proofs given, on a shared computer until the browser is closed', async () => {
  const { key } = await add();
  const phone = browser();
  const answer = await enter(key, phone, { next: '/inviti' });
  expect(Said.parse(await answer.json()).next).toBe('/inviti');
  expect(answer.headers.get('set-cookie')).not.toContain('Max-Age=2592000');
  expect((await phone.get('/inviti')).status).toBe(200);
});

test('the password alone no longer opens anything of whoever has a passkey', async () => {
  const { key } = await add();
  const desk = browser();
  await desk.post('/accedi', { email, password });
  expect((await desk.get('/io')).headers.get('location')).toMatch(/secondo-fattore/);
  expect(await (await desk.get('/io/secondo-fattore')).text()).toContain('comunanza-passkey');
  await enter(key, desk);
  expect((await desk.get('/io')).status).toBe(200);
});

test('a key that nobody unlocked, an unknown one, an answer sent twice or of another site open nothing', async () => {
  const unlockedOnly = await add(aPasskey(config.origin, false));
  expect(unlockedOnly.answer.status).toBe(409);
  expect((await enter(aPasskey(config.origin))).status).toBe(409);
  const { key } = await add();
  const visitor = browser();
  const sent = { response: key.used(await begin(visitor, '/accedi/passkey/inizia')) };
  expect((await visitor.json('/accedi/passkey/fine', sent)).status).toBe(200);
  expect((await visitor.json('/accedi/passkey/fine', sent)).status).toBe(409);
  const elsewhere = aPasskey('https://altrove.example');
  const options = await begin(giuseppe, '/io/passkey/inizia', { current: password });
  expect((await giuseppe.json('/io/passkey/fine', { response: elsewhere.made(options) })).status).toBe(409);
  for (const noise of [{}, { response: 1 }, { response: { id: 'x' } }])
    expect([409, 422]).toContain((await browser().json('/accedi/passkey/fine', noise)).status);
});

test('nobody is told which keys someone has', async () => {
  await add();
  const options = await begin(browser(), '/accedi/passkey/inizia', { email });
  expect(options).not.toHaveProperty('allowCredentials');
});

test('a key is taken away by its owner only', async () => {
  await add();
  const { id } = await db.selectFrom('passkey').select('id').executeTakeFirstOrThrow();
  await aPerson(db, { email: 'amina@borgovivo.example', password });
  const amina = browser();
  await amina.post('/accedi', { email: 'amina@borgovivo.example', password });
  expect((await amina.post(`/io/passkey/${id}/togli`)).status).toBe(404);
  expect((await giuseppe.post(`/io/passkey/${id}/togli`)).status).toBe(303);
  expect(await db.selectFrom('passkey').select('id').execute()).toEqual([]);
});

test('asking again and again soon has to wait', async () => {
  const visitor = browser();
  const answers: number[] = [];
  for (let times = 0; times < 31; times++) answers.push((await visitor.json('/accedi/passkey/fine', {})).status);
  expect(answers.filter((status) => status === 429)).toHaveLength(1);
});
