import { Hono } from 'hono';
import { beforeEach, expect, test } from 'vitest';
import { say } from '#app/messages.ts';
import { testTown } from '#app/testing.ts';
import { readConfig } from '#platform/config/index.ts';
import type { Env } from '#platform/http/index.ts';
import { createIdentity } from '#platform/identity/index.ts';
import { aPerson } from './factory.ts';
import { web } from './web.tsx';

const town = await testTown();
const password = 'pane sale e vicini';
const config = { ...readConfig({ DATABASE_URL: town.url, COMUNANZA_SECRET: 'x'.repeat(40) }), trustProxy: 1 };

let app: Hono<Env>;
beforeEach(async () => {
  await town.db.deleteFrom('person').execute();
  const identity = createIdentity({
    commons: town.commons.name,
    db: town.db,
    secret: config.secret,
    origin: config.origin,
  });
  app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('here', {
      commons: town.commons,
      db: town.db,
      actor: await identity.actorOf(c.req.raw.headers),
      lang: 'it',
      t: say.it,
      now: new Date(),
      requestId: 'r1',
      config,
      path: c.req.path,
      href: (path) => path,
      absolute: (path) => config.origin + path,
      asset: () => ({ file: '', styles: [] }),
      nav: [],
      work: [],
    });
    await next();
  });
  app.route('/', web(() => identity).app);
  await aPerson(town.db, {
    name: 'Elena Sarti',
    email: 'elena@borgovivo.example',
    password,
    roles: [{ role: 'editor', scope: 'commons', scope_id: null }],
  });
});

const type = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.request('/accedi', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'x-forwarded-for': '192.0.2.7', ...headers },
  });
const right = { email: 'elena@borgovivo.example', password };

async function enter(fields: Record<string, string> = right): Promise<string> {
  const answer = await type(fields);
  const kept = answer.headers.get('set-cookie') ?? '';
  return kept.slice(0, kept.indexOf(';'));
}

const audit = () =>
  town.db.selectFrom('audit_entry').select(['actor_id', 'action', 'entity_id', 'outcome']).orderBy('seq', 'desc');

test('with the right password one arrives at one’s own page, which says what one may do', async () => {
  const answer = await type(right);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/io');
  const page = await (await app.request('/io', { headers: { cookie: await enter() } })).text();
  expect(page).toContain('Elena Sarti');
  expect(page).toContain('Redazione: in tutta la comunanza');
});

test('the address may be typed in capitals and with spaces around it', async () => {
  expect((await type({ ...right, email: ' Elena@Borgovivo.Example ' })).status).toBe(303);
});

test('a wrong password and an unknown address are the same page, word for word', async () => {
  const wrong = await type({ ...right, password: 'pane sale e nemici' });
  const unknown = await type({ ...right, email: 'nessuna@borgovivo.example' });
  expect([wrong.status, unknown.status]).toEqual([409, 409]);
  expect(wrong.headers.get('set-cookie')).toBeNull();
  const said = (await wrong.text()).replaceAll('elena@', '');
  expect(said).toBe((await unknown.text()).replaceAll('nessuna@', ''));
  expect(said).toContain('E-mail e password non vanno insieme');
});

test('what was typed stays, except the password', async () => {
  const page = await (await type({ ...right, password: 'sbagliata davvero', remember: 'on', next: '/cerca' })).text();
  expect(page).toContain('value="elena@borgovivo.example"');
  expect(page).toContain('value="/cerca"');
  expect(page).toContain('checked');
  expect(page).not.toContain('sbagliata davvero');
});

test('an empty form says what is missing, beside each field', async () => {
  const answer = await type({});
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('Scrivi l’indirizzo e-mail');
  expect(page).toContain('href="#password"');
});

test('after too many attempts the page says how long to wait, for any address alike', async () => {
  const nobodys = { ...right, email: 'nessuna@borgovivo.example' };
  for (let times = 0; times < 10; times++) await type(nobodys);
  const answer = await type(nobodys);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await answer.text()).toContain('Riprova tra 15 minuti');
});

test('one goes back to the page that asked for it, and to no other site', async () => {
  expect((await type({ ...right, next: '/redazione?x=1' })).headers.get('location')).toBe('/redazione?x=1');
  expect((await type({ ...right, next: '//altrove.example' })).headers.get('location')).toBe('/io');
  const asked = await app.request('/accedi?next=https://altrove.example', { headers: { cookie: await enter() } });
  expect(asked.headers.get('location')).toBe('/io');
});

test('who is not signed in is led to the door, and after it to their page', async () => {
  const answer = await app.request('/io');
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/accedi?next=%2Fio');
});

test('signing out ends the session for good', async () => {
  const cookie = await enter();
  const answer = await app.request('/esci', { method: 'POST', headers: { cookie } });
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
  expect((await app.request('/io', { headers: { cookie } })).status).toBe(303);
});

test('whoever signs in on a shared computer puts the one before out', async () => {
  const before = await enter();
  await aPerson(town.db, { email: 'amina@borgovivo.example', password });
  await type({ email: 'amina@borgovivo.example', password }, { cookie: before });
  expect((await app.request('/io', { headers: { cookie: before } })).status).toBe(303);
});

test('what a person signed in to is kept by no cache', async () => {
  const page = await app.request('/io', { headers: { cookie: await enter() } });
  expect(page.headers.get('cache-control')).toContain('no-store');
});

test('the audit keeps who came in and who was refused, never an address', async () => {
  await enter();
  const { id } = await town.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
  expect(await audit().executeTakeFirst()).toEqual({
    actor_id: id,
    action: 'people.sign_in',
    entity_id: id,
    outcome: 'done',
  });
  await type({ ...right, password: 'pane sale e nemici' });
  expect(await audit().executeTakeFirst()).toMatchObject({ actor_id: null, entity_id: id, outcome: 'denied' });
  await type({ ...right, email: 'nessuna@borgovivo.example' });
  expect(await audit().executeTakeFirst()).toMatchObject({ actor_id: null, entity_id: null, outcome: 'denied' });
});

test('twelve people who sign in at once do not wait for each other for ever', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) => type(right, { 'x-forwarded-for': `192.0.2.${100 + at}` })),
  );
  expect(answers.map((answer) => answer.status)).toEqual(Array(12).fill(303));
});

test('a file, an array or noise in place of the form is answered, not broken', async () => {
  const odd = new FormData();
  odd.append('email', new File(['x'], 'x.txt'));
  odd.append('password', 'a');
  odd.append('password', 'b');
  expect((await app.request('/accedi', { method: 'POST', body: odd })).status).toBe(422);
  const noise = await app.request('/accedi', {
    method: 'POST',
    body: '{"email":',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  expect(noise.status).toBe(422);
  expect((await type({ ...right, password: `pane\u0000${'à'.repeat(500)}` })).status).toBe(409);
});
