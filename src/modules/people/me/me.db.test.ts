import { beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { verifyAudit } from '#platform/audit/index.ts';
import { putRows } from '#platform/database/index.ts';
import type { Role } from '#platform/identity/index.ts';
import { aPerson } from '../factory.ts';
import { type Browser, letterTo, password, visitorsOf } from '../web.fixture.ts';

const town = await testTown();
const { db } = town;
const { browser, clock } = visitorsOf(town);
const email = 'lucia@borgovivo.example';
const editor: Role = { role: 'editor', scope: 'commons', scope_id: null };

let lucia: Browser;
let id = '';
beforeEach(async () => {
  clock.now = null;
  for (const table of ['person', 'mail'] as const) await db.deleteFrom(table).execute();
  id = (await aPerson(db, { email, name: 'Lucia Brambilla', password, roles: [editor] })).id;
  lucia = await enter();
});

async function enter(as = email, typed = password): Promise<Browser> {
  const visitor = browser();
  await visitor.post('/accedi', { email: as, password: typed });
  return visitor;
}
const isIn = async (visitor: Browser) => (await visitor.get('/io')).status === 200;
const text = async (visitor: Browser, path: string) => (await visitor.get(path)).text();
const person = () =>
  db.selectFrom('person').select(['name', 'email', 'email_verified']).where('id', '=', id).executeTakeFirst();

test('my page says which roles I have, who gave them and when, and where I am signed in', async () => {
  const { id: davide } = await aPerson(db, { name: 'Davide Moretti' });
  await db.updateTable('role_grant').set({ granted_by: davide, granted_at: '2026-11-03T10:00:00Z' }).execute();
  await enter();
  const page = await text(lucia, '/io');
  expect(page).toContain('Redazione: in tutta la comunanza');
  expect(page).toContain('da Davide Moretti, il 3 novembre 2026');
  expect(page).toContain('senza una fine');
  expect(page.match(/<strong>Firefox su Linux/g)).toHaveLength(2);
  expect(page.match(/Chiudi<\/span>/g)).toHaveLength(1);
});

test('what whoever keeps all entries can do stands under headings, and a secretary’s few pages are one short list', async () => {
  const page = await text(lucia, '/io');
  const headings = [...page.matchAll(/<h3 id="lavoro-\d">([^<]*)/g)].map(([, heading]) => heading);
  expect(headings).toEqual(['Che cosa aspetta', 'Le schede', 'I quartieri']);
  expect(page).toMatch(/<ul class="links" aria-labelledby="lavoro-1">(?:(?!<\/ul>).)*href="\/redazione"/);
  const bridge = crypto.randomUUID();
  await putRows(db, 'organization', [{ id: bridge, name: 'Gruppo Ponte', description: '' }]);
  const secretary: Role = { role: 'editor', scope: 'organization', scope_id: bridge };
  await aPerson(db, { email: 'amina@borgovivo.example', password, roles: [secretary] });
  const hers = await text(await enter('amina@borgovivo.example'), '/io');
  expect(hers).toContain('href="/redazione/correzioni"');
  expect(hers).not.toContain('lavoro-');
});

test('a role is laid down after reading what follows, and is gone at the next page', async () => {
  const { id: grant } = await db.selectFrom('role_grant').select('id').executeTakeFirstOrThrow();
  const page = await text(lucia, `/io/ruoli/${grant}`);
  expect(page).toContain('Tieni vere le schede');
  expect(page).toContain('Nessun altro ha questo ruolo qui');
  expect((await lucia.post(`/io/ruoli/${grant}`)).status).toBe(303);
  expect(await text(lucia, '/io?ruolo')).toContain('Per ora non hai ruoli');
});

test('another’s role and another’s session are not found', async () => {
  const { id: other } = await aPerson(db, { email: 'amina@borgovivo.example', password, roles: [editor] });
  const amina = await enter('amina@borgovivo.example');
  const grant = await db.selectFrom('role_grant').select('id').where('person_id', '=', other).executeTakeFirstOrThrow();
  const session = await db.selectFrom('session').select('id').where('person_id', '=', other).executeTakeFirstOrThrow();
  expect((await lucia.get(`/io/ruoli/${grant.id}`)).status).toBe(404);
  expect((await lucia.post(`/io/ruoli/${grant.id}`)).status).toBe(404);
  expect((await lucia.post(`/io/sessioni/${session.id}/chiudi`)).status).toBe(404);
  expect(await isIn(amina)).toBe(true);
});

test('I close one of my sessions, or all the others, and stay where I am', async () => {
  const [at, tablet, desk] = [await enter(), await enter(), await enter()];
  const { id: one } = await db
    .selectFrom('session')
    .select('id')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await lucia.post(`/io/sessioni/${one}/chiudi`);
  expect([await isIn(at), await isIn(tablet), await isIn(desk)]).toEqual([true, true, false]);
  await lucia.post('/io/sessioni/chiudi-altre');
  expect([await isIn(at), await isIn(tablet), await isIn(lucia)]).toEqual([false, false, true]);
});

test('a session in use says when it was last seen, no closer than ten minutes; the day outlives it', async () => {
  await db.updateTable('session').set({ last_seen_at: '2026-11-03T10:00:00Z' }).execute();
  await db.deleteFrom('last_seen').execute();
  await lucia.get('/io');
  const { last_seen_at } = await db.selectFrom('session').select('last_seen_at').executeTakeFirstOrThrow();
  expect(Date.now() - last_seen_at.getTime()).toBeLessThan(60_000);
  await lucia.post('/esci');
  const [seen] = await db.selectFrom('last_seen').selectAll().execute();
  expect(seen?.person_id).toBe(id);
  expect(seen?.seen_on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('I change what I am called', async () => {
  expect((await lucia.post('/io/nome', { name: ' ' })).status).toBe(422);
  await lucia.post('/io/nome', { name: 'Lucia Rossi' });
  expect(await text(lucia, '/io')).toContain('Lucia Rossi');
});

test('my address changes when the letter to the new one is opened and confirmed; the old one is told', async () => {
  const wish = { email: 'lucia@nuovo.example', current: password };
  expect((await lucia.post('/io/email', { ...wish, current: 'pane sale e nemici' })).status).toBe(409);
  expect((await lucia.post('/io/email', wish)).headers.get('location')).toBe('/io/email/inviata');
  const { path } = await letterTo(db, 'lucia@nuovo.example');
  expect(await text(browser(), path)).toContain('Conferma il nuovo indirizzo');
  expect((await person())?.email).toBe(email);
  expect((await browser().post(path)).status).toBe(303);
  expect(await person()).toMatchObject({ email: 'lucia@nuovo.example', email_verified: true });
  expect((await letterTo(db, email)).body).toContain('questo non vale più');
  expect(await isIn(lucia)).toBe(false);
  expect(await isIn(await enter('lucia@nuovo.example'))).toBe(true);
  expect((await browser().post(path)).status).toBe(409);
});

test('whether another has the new address is told to its mailbox, not on the page', async () => {
  await aPerson(db, { email: 'amina@borgovivo.example' });
  const answer = await lucia.post('/io/email', { email: 'amina@borgovivo.example', current: password });
  expect(answer.headers.get('location')).toBe('/io/email/inviata');
  const letter = await letterTo(db, 'amina@borgovivo.example');
  expect(letter.body).toContain('c’è già un accesso');
  expect(letter.path).toBe('');
});

test('a new password puts out whoever had the old one, not me; a common one is refused with what to do', async () => {
  const elsewhere = await enter();
  const common = await lucia.post('/io/password', { current: password, password: 'Francesca1990' });
  expect(common.status).toBe(409);
  expect(await common.text()).toContain('tra le più usate');
  expect((await lucia.post('/io/password', { current: password, password: 'LuciaBrambilla1' })).status).toBe(409);
  expect((await lucia.post('/io/password', { current: 'no', password: 'tre gatti sul tetto' })).status).toBe(409);
  expect((await lucia.post('/io/password', { current: password, password: 'tre gatti sul tetto' })).status).toBe(303);
  expect([await isIn(lucia), await isIn(elsewhere)]).toEqual([true, false]);
  expect(await isIn(await enter(email, 'tre gatti sul tetto'))).toBe(true);
  expect((await letterTo(db, email)).body).toContain('password');
});

test('guessing my present password at a computer left open soon has to wait', async () => {
  for (let times = 0; times < 10; times++) await lucia.post('/io/password', { current: 'no', password: 'x' });
  const answer = await lucia.post('/io/password', { current: password, password: 'tre gatti sul tetto' });
  expect(await answer.text()).toContain('troppi tentativi');
});

test('deleting my account says first what goes and what stays, and then does it', async () => {
  const { id: other } = await aPerson(db, { email: 'amina@borgovivo.example', roles: [editor] });
  await db.updateTable('role_grant').set({ granted_by: id }).where('person_id', '=', other).execute();
  const page = await text(lucia, '/io/elimina');
  expect(page).toContain('Spariscono subito');
  expect(page).toContain('Resta, senza il tuo nome');
  expect((await lucia.post('/io/elimina', { current: password })).status).toBe(422);
  expect((await lucia.post('/io/elimina', { sure: 'on', current: 'no' })).status).toBe(409);
  expect((await lucia.post('/io/elimina', { sure: 'on', current: password })).headers.get('location')).toBe('/');
  expect(await person()).toBeUndefined();
  expect(await isIn(lucia)).toBe(false);
  expect((await db.selectFrom('role_grant').select('granted_by').execute()).map((one) => one.granted_by)).toEqual([
    null,
  ]);
  expect((await letterTo(db, email)).body).toContain('eliminato');
  expect((await verifyAudit(db)).broken).toBeNull();
});
