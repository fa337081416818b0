import { beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import type { RoleName } from '#platform/identity/index.ts';
import { aPerson } from '../factory.ts';
import { type Browser, letterTo, password, visitorsOf } from '../web.fixture.ts';
import { forgetInvitations } from './forget.ts';

const town = await testTown();
const { db } = town;
const { browser, clock } = visitorsOf(town);

let coordinator: Browser;
let house = '';
beforeEach(async () => {
  clock.now = null;
  for (const table of ['person', 'mail', 'organization'] as const) await db.deleteFrom(table).execute();
  const { id } = await db
    .insertInto('organization')
    .values({ name: 'Casa Aperta' })
    .returning('id')
    .executeTakeFirstOrThrow();
  house = id;
  coordinator = await someoneIn('davide@borgovivo.example', 'commons_coordinator');
});

/** Someone with a role who is signed in, the second factor given. */
async function someoneIn(email: string, role: RoleName, scope_id: string | null = null): Promise<Browser> {
  const scope = scope_id ? 'organization' : 'commons';
  await aPerson(db, { email, name: 'Davide Moretti', password, roles: [{ role, scope, scope_id }] });
  const visitor = browser();
  await visitor.post('/accedi', { email, password });
  await db.updateTable('session').set({ assurance: 'second_factor' }).execute();
  return visitor;
}

const toEditor = { email: 'Lucia@Borgovivo.example ', role: 'editor', scope: 'organization', place: 'casa aperta' };
const invited = async (fields: Record<string, string> = toEditor, by = coordinator): Promise<string> => {
  const answer = await by.post('/inviti', fields);
  expect(answer.status, await answer.text()).toBe(303);
  return (await letterTo(db, 'lucia@borgovivo.example')).path;
};
const rolesOf = (email: string) =>
  db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['role', 'scope', 'scope_id', 'ends_at'])
    .where('email', '=', email)
    .execute();
const newcomer = { name: 'Lucia Brambilla', password: 'tre gatti sul tetto' };

test('who is invited reads a letter, presses a button and is in, with the role', async () => {
  const path = await invited();
  const letter = await letterTo(db, 'lucia@borgovivo.example');
  expect(letter.body).toContain('Davide Moretti ti invita');
  expect(letter.body).toContain('Redazione: Casa Aperta');
  const lucia = browser();
  const page = await (await lucia.get(path)).text();
  expect(page).toContain('Redazione: Casa Aperta');
  // Opening the link, as a mail scanner does, makes nothing.
  expect(await rolesOf('lucia@borgovivo.example')).toEqual([]);
  const answer = await lucia.post(path, newcomer);
  expect(answer.headers.get('location')).toBe('/io?benvenuto=1');
  expect(await (await lucia.get('/io')).text()).toContain('Redazione: Casa Aperta');
  expect(await rolesOf('lucia@borgovivo.example')).toMatchObject([{ role: 'editor', scope_id: house }]);
});

test('who has an account signs in and accepts with one press; the name and password stay theirs', async () => {
  await aPerson(db, { email: 'lucia@borgovivo.example', name: 'Lucia B.', password });
  const path = await invited();
  const lucia = browser();
  expect(await (await lucia.get(path)).text()).toContain(`/accedi?next=${encodeURIComponent(path)}`);
  const signedIn = await lucia.post('/accedi', { email: 'lucia@borgovivo.example', password, next: path });
  expect(signedIn.headers.get('location')).toBe(path);
  expect((await lucia.post(path)).status).toBe(303);
  expect(await (await lucia.get('/io')).text()).toContain('Lucia B.');
  expect(await rolesOf('lucia@borgovivo.example')).toHaveLength(1);
});

test('inviting an address that has an account and one that has none is the same answer', async () => {
  await aPerson(db, { email: 'lucia@borgovivo.example', password });
  const known = await coordinator.post('/inviti', toEditor);
  const unknown = await coordinator.post('/inviti', { ...toEditor, email: 'nessuna@borgovivo.example' });
  const read = async (answer: Response) =>
    (await (await coordinator.get(answer.headers.get('location') ?? '')).text()).replace(/lucia|nessuna/g, '');
  expect([known.status, unknown.status]).toEqual([303, 303]);
  const first = /partito[\s\S]{0,400}/.exec(await read(known))?.[0].slice(0, 200);
  expect(first).toBe(/partito[\s\S]{0,400}/.exec(await read(unknown))?.[0].slice(0, 200));
  const letters = await db.selectFrom('mail').select('subject').where('about', '=', 'people.invitation').execute();
  expect(letters).toHaveLength(2);
});

test('the letter does not open an account that is there already', async () => {
  await aPerson(db, { email: 'lucia@borgovivo.example', password });
  const path = await invited();
  const stranger = browser();
  const answer = await stranger.post(path, newcomer);
  expect(answer.status).toBe(409);
  expect((await stranger.get('/io')).status).toBe(303);
  expect(await rolesOf('lucia@borgovivo.example')).toEqual([]);
});

test('an invitation is accepted once', async () => {
  const path = await invited();
  const answers = await Promise.all([browser(), browser()].map((one) => one.post(path, newcomer)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
  expect(await (await browser().get(path)).text()).toContain('è già stato accettato');
});

test('one that was taken back, or is fourteen days old, says so kindly and gives nothing', async () => {
  const path = await invited();
  clock.now = new Date(Date.now() + 15 * 86_400_000);
  expect(await (await browser().get(path)).text()).toContain('Questo invito è scaduto');
  expect((await browser().post(path, newcomer)).status).toBe(409);
  clock.now = null;
  const { id } = await db.selectFrom('invitation').select('id').executeTakeFirstOrThrow();
  await coordinator.post(`/inviti/${id}/ritira`);
  expect(await (await browser().get(path)).text()).toContain('è stato ritirato');
  expect((await browser().post(path, newcomer)).status).toBe(409);
  expect(await rolesOf('lucia@borgovivo.example')).toEqual([]);
});

test('only the latest letter opens', async () => {
  const first = await invited();
  const second = await invited();
  expect((await browser().post(first, newcomer)).status).toBe(409);
  expect((await browser().post(second, newcomer)).status).toBe(303);
});

test('a role may have an end, which is the whole of that day in Rome', async () => {
  const path = await invited({ ...toEditor, until: '2027-03-03' });
  await browser().post(path, newcomer);
  const [held] = await rolesOf('lucia@borgovivo.example');
  expect(held?.ends_at?.toISOString()).toBe('2027-03-03T22:59:59.999Z');
});

test('what whoever invited may no longer give, nobody receives', async () => {
  const path = await invited();
  await db.deleteFrom('role_grant').execute();
  expect((await browser().post(path, newcomer)).status).toBe(409);
  expect(await rolesOf('lucia@borgovivo.example')).toEqual([]);
});

test('who leads the editors of an organisation invites there, and nowhere else', async () => {
  const lead = await someoneIn('guida@borgovivo.example', 'lead_editor', house);
  expect(await (await lead.get('/inviti')).text()).toContain('Casa Aperta');
  const path = await invited({ ...toEditor, scope_id: house, place: '' }, lead);
  expect((await browser().post(path, newcomer)).status).toBe(303);
  for (const beyond of [
    { ...toEditor, scope: 'commons', place: '' },
    { ...toEditor, role: 'lead_editor' },
    { ...toEditor, role: 'administrator', scope: 'commons' },
  ]) {
    expect((await lead.post('/inviti', beyond)).status).toBe(404);
  }
});

test('an editor invites nobody, and a coordinator no administrator', async () => {
  const editor = await someoneIn('elena@borgovivo.example', 'editor');
  expect((await editor.get('/inviti')).status).toBe(404);
  expect((await editor.post('/inviti', toEditor)).status).toBe(404);
  const top = { email: 'x@borgovivo.example', role: 'administrator', scope: 'commons' };
  expect((await coordinator.post('/inviti', top)).status).toBe(404);
});

test('what is missing or unclear is said beside its field, and nothing typed is lost', async () => {
  await db.insertInto('organization').values({ name: 'Casa Aperta alle Donne' }).execute();
  await db.insertInto('organization').values({ name: 'Casa del Pane' }).execute();
  const several = await coordinator.post('/inviti', { ...toEditor, place: 'casa' });
  expect(several.status).toBe(409);
  const page = await several.text();
  expect(page).toContain('Ce n’è più d’uno');
  expect(page).toContain('Casa Aperta alle Donne');
  expect(page).toContain('lucia@borgovivo.example'.replace('lucia', 'Lucia').replace('borgovivo', 'Borgovivo'));
  expect((await coordinator.post('/inviti', { ...toEditor, place: 'castello' })).status).toBe(409);
  expect((await coordinator.post('/inviti', {})).status).toBe(422);
  expect((await coordinator.post('/inviti', { ...toEditor, email: 'davide@borgovivo.example' })).status).toBe(409);
});

test('the link is in no table, and what is over is gone after a month', async () => {
  const path = await invited();
  const token = path.split('/').at(-1) ?? '';
  const { rows } = await town.ownerDb.executeQuery<{ text: string }>(
    (await import('kysely')).sql<{ text: string }>`select i::text as text from invitation i`.compile(town.ownerDb),
  );
  expect(rows[0]?.text).not.toContain(token);
  await forgetInvitations(db, new Date(Date.now() + 20 * 86_400_000));
  expect(await db.selectFrom('invitation').select('id').execute()).toHaveLength(1);
  await forgetInvitations(db, new Date(Date.now() + 50 * 86_400_000));
  expect(await db.selectFrom('invitation').select('id').execute()).toHaveLength(0);
});

test('the audit tells who invited and who accepted, never an address', async () => {
  const path = await invited();
  await browser().post(path, newcomer);
  const { id } = await db.selectFrom('invitation').select('id').executeTakeFirstOrThrow();
  const lines = await db.selectFrom('audit_entry').select(['action', 'entity_id']).orderBy('seq', 'desc').execute();
  expect(lines[0]?.action).toBe('people.invitation_accepted');
  expect(lines[0]?.entity_id).toMatch(new RegExp(`^${id}:`));
  expect(lines[1]).toEqual({ action: 'people.invited', entity_id: id });
});
