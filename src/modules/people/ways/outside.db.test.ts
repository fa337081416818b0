import { afterAll, beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import type { RoleName } from '#platform/identity/index.ts';
import { aPerson } from '../factory.ts';
import { type Browser, visitorsOf } from '../web.fixture.ts';
import { aProvider, type Citizen, SPID_2 } from './provider.fixture.ts';

const town = await testTown();
const { db } = town;
const provider = await aProvider('http://localhost:3000/accedi/fuori/ritorno');
afterAll(provider.stop);
const settings = {
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: 'comunanza',
  OIDC_CLIENT_SECRET: 'segreto di prova',
  OIDC_TWO_PROOFS: SPID_2,
};
const { browser } = visitorsOf(town, settings);
const rosa: Citizen = { sub: 'TINIT-RSABNC', email: 'rosa@borgovivo.example', email_verified: true };

beforeEach(async () => {
  for (const table of ['person', 'verification'] as const) await db.deleteFrom(table).execute();
});
const someone = (role: RoleName) =>
  aPerson(db, { name: 'Rosa Bianchi', email: rosa.email, roles: [{ role, scope: 'commons', scope_id: null }] });
/** From our door to the provider's, and back. */
async function come(citizen: Citizen | null, visitor = browser(), next = ''): Promise<Response> {
  provider.at.citizen = citizen;
  const sent = await visitor.get(`/accedi/fuori?next=${encodeURIComponent(next)}`);
  expect(sent.status).toBe(303);
  return visitor.get(await provider.walk(sent.headers.get('location') ?? ''));
}
const isIn = async (visitor: Browser) => (await visitor.get('/io')).status === 200;

test('the sign-in page offers it, and who is recognised comes in and goes where they were going', async () => {
  await someone('editor');
  expect(await (await browser().get('/accedi')).text()).toContain('Entra con SPID o CIE');
  const visitor = browser();
  const back = await come(rosa, visitor, '/redazione/quartieri');
  expect(back.headers.get('location')).toBe('/redazione/quartieri');
  expect((await visitor.get('/redazione/quartieri')).status).toBe(200);
});

test('the second time it is the same person, whatever address the provider then tells', async () => {
  await someone('editor');
  await come(rosa);
  const visitor = browser();
  await come({ ...rosa, email: 'altra@borgovivo.example' }, visitor);
  expect(await (await visitor.get('/io')).text()).toContain('Rosa Bianchi');
});

test('who was not invited gets no account', async () => {
  const visitor = browser();
  const back = await come(rosa, visitor);
  expect(back.status).toBe(409);
  expect(await back.text()).toContain('Non ti abbiamo riconosciuto');
  expect(await db.selectFrom('person').select('id').execute()).toEqual([]);
});

test('an address that the provider does not vouch for opens nobody’s account', async () => {
  await someone('editor');
  const visitor = browser();
  expect((await come({ ...rosa, email_verified: false }, visitor)).status).toBe(409);
  expect(await isIn(visitor)).toBe(false);
});

test('who stops at the provider’s door is told kindly, as who is unknown', async () => {
  await someone('editor');
  const back = await come(null);
  expect(back.status).toBe(409);
  expect(await back.text()).toContain('Altri modi di entrare');
});

test('recognised with one proof, a role that opens people’s data asks for the second; with two it opens', async () => {
  await someone('commons_coordinator');
  const once = browser();
  await come(rosa, once);
  expect((await once.get('/inviti')).headers.get('location')).toMatch(/secondo-fattore/);
  const twice = browser();
  await come({ ...rosa, acr: SPID_2 }, twice);
  expect((await twice.get('/inviti')).status).toBe(200);
});

test('an answer from another browser, a changed or a repeated one opens nothing', async () => {
  await someone('editor');
  provider.at.citizen = rosa;
  const mine = browser();
  const to = (await mine.get('/accedi/fuori')).headers.get('location') ?? '';
  const back = await provider.walk(to);
  const other = browser();
  expect((await other.get(back)).status).toBe(409);
  expect(await isIn(other)).toBe(false);
  const again = browser();
  const returned = await provider.walk((await again.get('/accedi/fuori')).headers.get('location') ?? '');
  expect((await again.get(returned.replace(/code=[^&]+/, 'code=altro'))).status).toBe(409);
  const third = browser();
  const once = await provider.walk((await third.get('/accedi/fuori')).headers.get('location') ?? '');
  expect((await third.get(once)).status).toBe(303);
  await third.post('/esci');
  expect((await third.get(once)).status).toBe(409);
  expect(await isIn(third)).toBe(false);
});

test('nothing of the provider’s tokens is kept, and no session but ours is left', async () => {
  await someone('editor');
  await come(rosa);
  const account = await db.selectFrom('account').selectAll().executeTakeFirstOrThrow();
  expect([account.access_token, account.id_token, account.refresh_token]).toEqual([null, null, null]);
  expect(await db.selectFrom('session').select('id').execute()).toHaveLength(1);
});

test('nobody is sent to another site on the way', async () => {
  await someone('editor');
  const back = await come(rosa, browser(), '//altrove.example/');
  expect(back.headers.get('location')).toBe('/io');
});

test('while the provider is away the page says so; without one there is no such door', async () => {
  const away = visitorsOf(town, { ...settings, OIDC_ISSUER: 'http://127.0.0.1:9' });
  const answer = await away.browser().get('/accedi/fuori');
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('non risponde');
  const none = visitorsOf(town);
  expect((await none.browser().get('/accedi/fuori')).status).toBe(404);
  expect((await none.browser().get('/accedi/fuori/ritorno?code=x&state=y')).status).toBe(404);
  expect(await (await none.browser().get('/accedi')).text()).not.toContain('SPID');
});
