import { beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import type { RoleName } from '#platform/identity/index.ts';
import { aPerson } from '../factory.ts';
import { letterTo, password, visitorsOf } from '../web.fixture.ts';

const town = await testTown();
const { db } = town;
const { browser } = visitorsOf(town);
let email = '';
let people = 0;

const someone = (role: RoleName) =>
  aPerson(db, { email, name: 'Elena Sarti', password, roles: [{ role, scope: 'commons', scope_id: null }] });
beforeEach(async () => {
  // Someone else each time: how often an address was tried is remembered for a quarter of an hour.
  people += 1;
  email = `elena${people}@borgovivo.example`;
  for (const table of ['person', 'mail', 'verification'] as const) await db.deleteFrom(table).execute();
});
const asked = async (as = email, next = '') => {
  const answer = await browser().post('/accedi/lettera', { email: as, next });
  expect(answer.headers.get('location')).toBe('/accedi/lettera/inviata');
  return answer;
};

test('the letter’s link leads to a page with a button, which signs in once and goes where one was going', async () => {
  await someone('editor');
  await asked(email, '/redazione/quartieri');
  const { path } = await letterTo(db, email);
  const elena = browser();
  // A mail scanner opens it first, twice.
  expect((await browser().get(path)).status).toBe(200);
  expect(await (await elena.get(path)).text()).toContain('Premi il tasto');
  expect((await elena.post(path)).headers.get('location')).toBe('/redazione/quartieri');
  expect((await elena.get('/redazione/quartieri')).status).toBe(200);
  expect((await browser().post(path)).status).toBe(409);
  expect(await (await browser().get(path)).text()).toContain('già stato usato');
});

test('a quarter of an hour later the link opens nothing', async () => {
  await someone('editor');
  await asked();
  await db
    .updateTable('verification')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .execute();
  expect((await browser().post((await letterTo(db, email)).path)).status).toBe(409);
});

test('an address without an account gets the same answer, after the same time, and no letter', async () => {
  await someone('editor');
  const lasts = async (as: string) => {
    const began = performance.now();
    await asked(as);
    return performance.now() - began;
  };
  const [known, unknown] = [await lasts(email), await lasts('nessuna@borgovivo.example')];
  expect(Math.abs(known - unknown)).toBeLessThan(250);
  expect((await db.selectFrom('mail').select('address').execute()).map(({ address }) => address)).toEqual([email]);
});

test('asking again and again soon has to wait, for any address alike', async () => {
  await someone('editor');
  for (const as of [email, 'nessuna@borgovivo.example']) {
    const visitor = browser();
    for (let times = 0; times < 3; times++) await visitor.post('/accedi/lettera', { email: as });
    const answer = await visitor.post('/accedi/lettera', { email: as });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('troppi tentativi');
  }
});

test('a letter is one proof: a role that opens people’s data still asks for the second', async () => {
  await someone('desk_volunteer');
  await asked();
  const giuseppe = browser();
  await giuseppe.post((await letterTo(db, email)).path);
  expect(await (await giuseppe.get('/io')).text()).toContain('aspettano il secondo passaggio');
});

test('whoever was signed in on this browser is out, and the link is in no table', async () => {
  await someone('editor');
  await aPerson(db, { email: 'amina@borgovivo.example', password });
  const desk = browser();
  await desk.post('/accedi', { email: 'amina@borgovivo.example', password });
  await asked();
  const { path } = await letterTo(db, email);
  const kept = await db.selectFrom('verification').select('identifier').executeTakeFirstOrThrow();
  expect(kept.identifier).not.toContain(path.split('/').at(-1));
  await desk.post(path);
  expect(await (await desk.get('/io')).text()).toContain('Elena Sarti');
  expect(await db.selectFrom('session').select('id').execute()).toHaveLength(1);
});

test('who forgot the password came by a letter, and chooses a new one without the old; an hour later it is asked again', async () => {
  const { id } = await someone('editor');
  await asked();
  const elena = browser();
  await elena.post((await letterTo(db, email)).path);
  expect(await (await elena.get('/io/password')).text()).not.toContain('La password di adesso');
  expect((await elena.post('/io/password', { password: 'tre gatti sul tetto' })).status).toBe(303);
  expect((await browser().post('/accedi', { email, password: 'tre gatti sul tetto' })).status).toBe(303);
  await db
    .updateTable('session')
    .set({ created_at: new Date(Date.now() - 3_600_000) })
    .where('person_id', '=', id)
    .execute();
  expect((await elena.post('/io/password', { password: 'quattro cani in cortile' })).status).toBe(409);
});
