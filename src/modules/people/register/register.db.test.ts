import { beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import type { Role } from '#platform/identity/index.ts';
import { aPerson } from '../factory.ts';
import { type Browser, letterTo, password, visitorsOf } from '../web.fixture.ts';
import { RegisterQuestion, registerOf } from './queries.ts';

const town = await testTown();
const { db } = town;
const { browser } = visitorsOf(town);
const inCommons = (role: Role['role']): Role => ({ role, scope: 'commons', scope_id: null });

let davide: Browser;
let house = '';
let davideId = '';
beforeEach(async () => {
  for (const table of ['person', 'mail', 'organization'] as const) await db.deleteFrom(table).execute();
  const made = await db.insertInto('organization').values({ name: 'Casa Aperta' }).returning('id').execute();
  house = made[0]?.id ?? '';
  [davideId, davide] = await enter('davide@borgovivo.example', 'Davide Moretti', inCommons('commons_coordinator'));
});

async function enter(email: string, name: string, role: Role): Promise<[string, Browser]> {
  const { id } = await aPerson(db, { email, name, password, roles: [role] });
  const visitor = browser();
  await visitor.post('/accedi', { email, password });
  await db.updateTable('session').set({ assurance: 'second_factor' }).execute();
  return [id, visitor];
}
const lucia = () =>
  aPerson(db, {
    name: 'Lucia Brambilla',
    email: 'lucia@borgovivo.example',
    roles: [{ role: 'editor', scope: 'organization', scope_id: house }, inCommons('mapper')],
  });
const grantOf = async (personId: string) =>
  (await db.selectFrom('role_grant').select('id').where('person_id', '=', personId).orderBy('role').execute())[0]?.id;
const page = async (query = '', by = davide) => (await by.get(`/coordinamento/persone${query}`)).text();

test('the page says who has what role, who gave it and since when, and when they were last here', async () => {
  const { id } = await lucia();
  await db
    .updateTable('role_grant')
    .set({ granted_by: davideId, granted_at: '2026-11-03T10:00:00Z', ends_at: '2099-03-03T10:00:00Z' })
    .where('person_id', '=', id)
    .execute();
  await db.insertInto('last_seen').values({ person_id: id, seen_on: '2026-11-20' }).execute();
  const html = await page();
  for (const said of [
    'Lucia Brambilla',
    'Redazione: Casa Aperta',
    'Mappatura: in tutta la comunanza',
    'da Davide Moretti, il 3 novembre 2026',
    'fino al 3 marzo 2099',
    '20 novembre 2026',
  ]) {
    expect(html).toContain(said);
  }
});

test('one finds people by name, by role and by where they work', async () => {
  await lucia();
  const found = async (query: string) =>
    [...(await page(query)).matchAll(/id="persona-[^>]+><h2[^>]*>([^<]+)/g)].map(([, n]) => n);
  expect(await found('?q=bramb')).toEqual(['Lucia Brambilla']);
  expect(await found('?q=casa+aperta')).toEqual(['Lucia Brambilla']);
  expect(await found('?ruolo=mapper')).toEqual(['Lucia Brambilla']);
  expect(await found('?dove=organization')).toEqual(['Lucia Brambilla']);
  expect(await found('?ruolo=mapper&dove=organization')).toEqual([]);
  expect(await found('?ruolo=regina&pagina=-1')).toEqual(['Davide Moretti', 'Lucia Brambilla']);
  expect(await page('?q=nessuna')).toContain('Nessuno');
});

test('a coordinator ends a role; its holder is told, and it is closed at the next page', async () => {
  const [id, elena] = await enter('elena@borgovivo.example', 'Elena Sarti', inCommons('editor'));
  expect((await elena.get('/redazione/quartieri')).status).toBe(200);
  const answer = await davide.post(`/ruoli/${await grantOf(id)}/togli`, { back: '/coordinamento/persone' });
  expect(answer.headers.get('location')).toBe('/coordinamento/persone?tolto');
  expect((await elena.get('/redazione/quartieri')).status).toBe(404);
  expect((await letterTo(db, 'elena@borgovivo.example')).body).toContain('Redazione: in tutta la comunanza');
});

test('nobody ends their own role here, nor an administrator’s without being one; an editor sees no such page', async () => {
  const [top] = await enter('paola@borgovivo.example', 'Paola Zani', inCommons('administrator'));
  expect((await davide.post(`/ruoli/${await grantOf(davideId)}/togli`)).status).toBe(404);
  expect((await davide.post(`/ruoli/${await grantOf(top)}/togli`)).status).toBe(404);
  const [, elena] = await enter('elena@borgovivo.example', 'Elena Sarti', inCommons('editor'));
  expect((await elena.get('/coordinamento/persone')).status).toBe(404);
});

test('five hundred people are ten pages, each quickly there', async () => {
  await db
    .insertInto('person')
    .values(Array.from({ length: 500 }, (_, at) => ({ name: `Vicina ${at}`, email: `vicina${at}@borgovivo.example` })))
    .execute();
  const people = await db.selectFrom('person').select('id').execute();
  await db
    .insertInto('role_grant')
    .values(
      people.map(({ id }) => ({
        person_id: id,
        role: 'editor' as const,
        scope: 'organization' as const,
        scope_id: house,
      })),
    )
    .execute();
  const began = performance.now();
  const { people: shown, total } = await registerOf(db, RegisterQuestion.parse({ pagina: 3 }));
  expect(performance.now() - began).toBeLessThan(500);
  expect([shown.length, total]).toEqual([50, 501]);
  expect(await page('?pagina=11')).toContain('501 persone');
});
