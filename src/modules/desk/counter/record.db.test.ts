import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { testSecret } from '#app/testing.names.ts';
import { nobody } from '#platform/identity/index.ts';
import { masterOf, openVault } from '#platform/vault/index.ts';
import { counterHouse } from './house.fixture.ts';
import { aboutWords } from './record.ts';

const { db, folder, here, elsewhere, person, desk, ask, is, volunteerAt } = await counterHouse();
const giuseppe = volunteerAt(here.id);
const get = (path: string) => ask(path);
const post = (path: string, fields: [string, string][]) => ask(path, fields);
const contacts = () => db.selectFrom('encounter').selectAll().execute();

beforeEach(async () => {
  is(giuseppe);
  await db.deleteFrom('encounter').execute();
});

test('whoever listens at one point goes straight to it, and sees the next step', async () => {
  expect((await get('/sportello')).headers.get('location')).toBe(desk);
  const page = await (await get(desk)).text();
  expect(page).toContain(`href="${desk}/contatto"`);
  expect(page).toContain('Oggi ancora nessuno');
});

test('a chat needs one press: nothing else is asked, nothing of a person is kept', async () => {
  const id = randomUUID();
  const answer = await post(`${desk}/contatto`, [
    ['id', id],
    ['came_for', 'chat'],
  ]);
  expect(answer.headers.get('location')).toBe(`${desk}/fatto?contatto=${id}`);
  expect(await contacts()).toMatchObject([
    {
      id,
      point_id: here.id,
      day: '2026-11-23',
      how: 'in_person',
      for_whom: 'self',
      outcome: 'nothing_asked',
      recorded_by: person.id,
    },
  ]);
  expect(await (await get(desk)).text()).toContain('Oggi una persona');
});

test('words are looked up, the open answers first, and what was typed and picked stays', async () => {
  const id = randomUUID();
  const page = await (
    await post(`${desk}/contatto`, [
      ['id', id],
      ['do', 'search'],
      ['words', 'la bolletta del gas è troppo alta'],
      ['for_whom', 'other'],
    ])
  ).text();
  expect(page).toContain('value="la bolletta del gas è troppo alta"');
  expect(page).toMatch(/name="topics" value="[a-z-]+"[^>]* checked/);
  expect(page).toMatch(/name="answers" value="(service|procedure)\//);
  expect(page).toMatch(/value="other" [^>]*checked/);
  expect(page).toContain(`name="id" value="${id}"`);
  expect(await contacts()).toEqual([]);
});

describe('a request', () => {
  const said = async () => {
    const id = randomUUID();
    const service = await db.selectFrom('service').select('id').orderBy('name').limit(1).executeTakeFirstOrThrow();
    const fields: [string, string][] = [
      ['id', id],
      ['words', 'mia figlia Fatima non ha la residenza'],
      ['topics', 'public-housing'],
      ['answers', `service/${service.id}`],
      ['outcome', 'partly'],
    ];
    return { id, fields };
  };

  test('keeps its words sealed, its topics and answers for counting', async () => {
    const { id, fields } = await said();
    expect((await post(`${desk}/contatto`, fields)).status).toBe(303);
    const request = await db.selectFrom('request').selectAll().executeTakeFirstOrThrow();
    expect(request.topics).toEqual(['public-housing']);
    expect(request.words?.includes('Fatima')).toBe(false);
    const vault = await openVault(join(folder, 'keys/borgovivo.json'), 'borgovivo', masterOf(testSecret));
    expect(vault.open(request.words ?? Buffer.alloc(0), aboutWords(id, 1))).toBe(
      'mia figlia Fatima non ha la residenza',
    );
    expect(await db.selectFrom('answer').select('kind').execute()).toEqual([{ kind: 'service' }]);
  });

  test('sent twice, or twice at once, it is there once', async () => {
    const { fields } = await said();
    const answers = await Promise.all([1, 2, 3].map(() => post(`${desk}/contatto`, fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await contacts()).toHaveLength(1);
    expect(await db.selectFrom('request').selectAll().execute()).toHaveLength(1);
  });

  test('without a word gets a sentence beside the field, and loses nothing', async () => {
    const { id } = await said();
    const answer = await post(`${desk}/contatto`, [
      ['id', id],
      ['how', 'telephone'],
      ['words', ' '],
    ]);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Scrivi che cosa ha chiesto');
    expect(page).toMatch(/value="telephone" [^>]*checked/);
  });
});

describe('a point is its own wall', () => {
  test('of another point there is nothing, to see or to write', async () => {
    const other = `/sportello/${elsewhere.id}`;
    for (const answer of [
      await get(other),
      await get(`${other}/contatto`),
      await post(`${other}/contatto`, [
        ['id', randomUUID()],
        ['came_for', 'chat'],
      ]),
    ])
      expect(answer.status).toBe(404);
    expect(await contacts()).toEqual([]);
  });
  test('a form that names a contact of another point finds nobody’s', async () => {
    const id = randomUUID();
    await post(`${desk}/contatto`, [
      ['id', id],
      ['came_for', 'chat'],
    ]);
    is({ ...giuseppe, roles: [{ role: 'desk_volunteer', scope: 'point', scope_id: elsewhere.id }] });
    expect(
      (
        await post(`/sportello/${elsewhere.id}/contatto`, [
          ['id', id],
          ['came_for', 'chat'],
        ])
      ).status,
    ).toBe(404);
  });
  test('who runs the machine, or coordinates the town, opens no desk', async () => {
    for (const role of ['administrator', 'commons_coordinator', 'editor'] as const) {
      is({ ...giuseppe, roles: [{ role, scope: 'commons', scope_id: null }] });
      expect((await get(desk)).status, role).toBe(404);
    }
    is(nobody);
    expect((await get(desk)).headers.get('location')).toMatch(/accedi/);
  });
});

test('what is urgent is a page for anyone, with numbers and nothing to fill in', async () => {
  is(nobody);
  const page = await (await get('/urgente')).text();
  for (const number of ['112', '1522', '114']) expect(page).toContain(`tel:${number}`);
  expect(page).not.toMatch(/<main[\s\S]*<form[\s\S]*<\/main>/);
});
