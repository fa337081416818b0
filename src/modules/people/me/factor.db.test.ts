import { beforeEach, expect, test } from 'vitest';
import { inventedMunicipality, makeIdentities } from '#app/identities.ts';
import { testTown } from '#app/testing.ts';
import type { Commons } from '#platform/database/index.ts';
import type { RoleName } from '#platform/identity/index.ts';
import { figuresAt, stepAt } from '#platform/identity/totp.ts';
import { aPerson } from '../factory.ts';
import { removeUserSecondFactor } from '../index.ts';
import { type Browser, password, visitorsOf } from '../web.fixture.ts';

const town = await testTown();
const { db } = town;
const { browser, clock, config, identity } = visitorsOf(town);
const email = 'davide@borgovivo.example';

let id = '';
beforeEach(async () => {
  clock.now = null;
  await db.deleteFrom('person').execute();
  id = await someone(email, 'commons_coordinator');
});

const someone = async (as: string, role: RoleName) =>
  (await aPerson(db, { email: as, password, roles: [{ role, scope: 'commons', scope_id: null }] })).id;
async function enter(as = email): Promise<Browser> {
  const visitor = browser();
  expect((await visitor.post('/accedi', { email: as, password })).status).toBe(303);
  return visitor;
}
/** Sets up the app and returns its secret and the recovery codes. */
async function setUp(visitor: Browser) {
  await visitor.get('/io/secondo-fattore');
  const token = await identity.tokenOf(new Headers({ cookie: visitor.cookie }));
  const secret = identity.secondFactor.offer(id, token ?? '');
  const answer = await visitor.post('/io/secondo-fattore', { figures: figuresAt(secret, stepAt(new Date())) });
  const codes = [...(await answer.text()).matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(([, code = '']) => code);
  return { secret, codes };
}
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

test('a role that opens people’s data is sent to set up a second factor before any of its pages', async () => {
  const davide = await enter();
  const answer = await davide.get('/inviti');
  expect(answer.headers.get('location')).toBe('/io/secondo-fattore?next=%2Finviti');
  expect((await davide.post('/inviti', {})).headers.get('location')).toBe('/io/secondo-fattore?next=%2Fio');
  const page = await (await davide.get('/io/secondo-fattore?next=%2Finviti')).text();
  expect(page).toContain('src="data:image/png;base64,');
  expect(page).toContain('Coordinamento della comunanza');
  expect(await (await davide.get('/io')).text()).toContain('aspettano il secondo passaggio');
});

test('with the app’s first figures the role opens, and the recovery codes are shown once', async () => {
  const davide = await enter();
  const { codes } = await setUp(davide);
  expect(codes).toHaveLength(10);
  expect((await davide.get('/inviti')).status).toBe(200);
  expect(await (await davide.get('/io/secondo-fattore')).text()).not.toContain(codes[0]);
});

test('whoever has a second factor gives it at every sign-in; before that, nothing of theirs opens', async () => {
  const { secret } = await setUp(await enter());
  const davide = await enter();
  for (const path of ['/io', '/inviti', '/io/password', '/io/elimina']) {
    expect((await davide.get(path)).headers.get('location'), path).toMatch(/^\/io\/secondo-fattore\?next=/);
  }
  expect((await davide.post('/io/secondo-fattore/togli')).headers.get('location')).toMatch(/secondo-fattore/);
  expect((await davide.post('/io/secondo-fattore', { figures: '000000' })).status).toBe(409);
  clock.now = later(60);
  const figures = figuresAt(secret, stepAt(clock.now));
  const before = davide.cookie;
  const answer = await davide.post('/io/secondo-fattore', { figures, next: '/inviti' });
  expect(answer.headers.get('location')).toBe('/inviti');
  expect((await davide.get('/inviti')).status).toBe(200);
  // The session goes on under a new token: the old one opens nothing.
  expect(davide.cookie).not.toBe(before);
});

test('the same figures open once', async () => {
  const { secret } = await setUp(await enter());
  clock.now = later(60);
  const figures = figuresAt(secret, stepAt(clock.now));
  expect((await (await enter()).post('/io/secondo-fattore', { figures })).status).toBe(303);
  expect((await (await enter()).post('/io/secondo-fattore', { figures })).status).toBe(409);
});

test('a recovery code opens once, however it is typed', async () => {
  const { codes } = await setUp(await enter());
  const figures = ` ${(codes[0] ?? '').toUpperCase().replace('-', ' ')} `;
  expect((await (await enter()).post('/io/secondo-fattore', { figures })).status).toBe(303);
  expect((await (await enter()).post('/io/secondo-fattore', { figures })).status).toBe(409);
});

test('guessing figures soon has to wait, even with the right ones', async () => {
  const { secret } = await setUp(await enter());
  const davide = await enter();
  for (let times = 0; times < 8; times++) await davide.post('/io/secondo-fattore', { figures: '000000' });
  clock.now = later(60);
  const answer = await davide.post('/io/secondo-fattore', { figures: figuresAt(secret, stepAt(clock.now)) });
  expect(await answer.text()).toContain('troppi tentativi');
});

test('an editor needs no second factor, and may have one', async () => {
  id = await someone('elena@borgovivo.example', 'editor');
  const elena = await enter('elena@borgovivo.example');
  expect((await elena.get('/redazione/quartieri')).status).toBe(200);
  await setUp(elena);
  expect((await (await enter('elena@borgovivo.example')).get('/redazione/quartieri')).status).toBe(303);
  await elena.post('/io/secondo-fattore/togli');
  expect(await db.selectFrom('recovery_code').selectAll().execute()).toEqual([]);
  expect((await (await enter('elena@borgovivo.example')).get('/redazione/quartieri')).status).toBe(200);
});

test('who lost everything is let in again by whoever has the command line', async () => {
  const davide = await enter();
  await setUp(davide);
  await removeUserSecondFactor(db, email);
  expect((await davide.get('/io')).status).toBe(303);
  expect(await (await (await enter()).get('/io/secondo-fattore')).text()).toContain('src="data:image/png');
});

test('the secret lies sealed: neither it nor the codes can be read from the database, nor moved to another person', async () => {
  const { secret, codes } = await setUp(await enter());
  const [row] = await db.selectFrom('second_factor').selectAll().execute();
  expect(row?.secret.includes(secret)).toBe(false);
  const hashes = await db.selectFrom('recovery_code').select('code_hash').execute();
  expect(hashes.map(({ code_hash }) => code_hash.toString())).not.toContain(codes[0]);
  const other = await someone('amina@borgovivo.example', 'editor');
  await db.updateTable('second_factor').set({ person_id: other }).execute();
  await expect(identity.secondFactor.check(db, other, '123456', new Date())).rejects.toThrow();
});

test('only the invented town, on this machine only, opens every role without a second factor', async () => {
  const invented = { ...town.commons, municipality_code: inventedMunicipality };
  const roles = async (commons: Commons, origin: string) => {
    const made = makeIdentities(town.installation, { ...config, origin });
    const answer = await made.of(commons).signIn({ email, password, remember: false, address: origin, userAgent: '' });
    if (answer.kind !== 'in') throw new Error(answer.kind);
    const cookie = answer.setCookie.slice(0, answer.setCookie.indexOf(';'));
    return (await made.of(commons).actorOf(new Headers({ cookie }))).roles.length;
  };
  expect(await roles(invented, 'http://localhost:3000')).toBe(1);
  expect(await roles(invented, 'https://borgovivo.example')).toBe(0);
  expect(await roles(town.commons, 'http://localhost:3000')).toBe(0);
});
