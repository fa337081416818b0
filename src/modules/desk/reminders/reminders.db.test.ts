import { beforeEach, describe, expect, test } from 'vitest';
import { counter } from './testing/counter.fixture.ts';

const town = await counter();
const { db, here, elsewhere, now, get, post, list, base, write, rows, audit } = town;

beforeEach(async () => {
  town.asListener();
  now.at = new Date('2026-11-23T09:30:00Z');
  await db.deleteFrom('reminder').execute();
});

describe('a reminder', () => {
  test('is written after the notice was read, and keeps four things and what was shown', async () => {
    const page = await (await get(`${list}/nuovo`)).text();
    expect(page).toMatch(/<div lang="en"[\s\S]*data protection authority/);
    const { id, answer } = await write({ notice_lang: 'en' });
    expect(answer.headers.get('location')).toBe(`${list}/${id}?scritto=1`);
    const lead = await db
      .selectFrom('point')
      .innerJoin('organization', 'organization.id', 'point.organization_id')
      .select('organization.name')
      .where('point.id', '=', here.id)
      .executeTakeFirstOrThrow();
    const basis = lead.name.startsWith('Comune') ? 'public_task' : 'consent';
    expect(page).toContain(basis === 'consent' ? 'art. 6.1.a' : 'art. 6.1.e');
    expect(page).toContain(`titolare): ${lead.name}`);
    expect(await rows()).toMatchObject([
      {
        id,
        point_id: here.id,
        due_on: '2026-11-25',
        due_at: '16:30:00',
        notice: '2026-11',
        notice_lang: 'en',
        basis,
        controller: lead.name,
        made_by: town.person.id,
        done_at: null,
      },
    ]);
  });

  test('without a yes, a name or a number nothing is written, each says why beside itself, and what was typed stays', async () => {
    const { answer } = await write({ agreed: '', name: ' ', phone: 'non ce l’ha' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Senza il suo sì');
    expect(page).toContain('Scrivi come vuole essere chiamata');
    expect(page).toContain('Scrivi un solo numero');
    expect(page).toContain('gli orari del patronato');
    expect(await rows()).toEqual([]);
  });

  test('cannot be for a day that has passed, nor for one on which it would be gone', async () => {
    expect(await (await write({ due_on: '2026-11-22' })).answer.text()).toContain('già passato');
    expect(await (await write({ due_on: '2027-11-23' })).answer.text()).toContain('troppo lontano');
    expect((await write({ due_on: '2027-11-22' })).answer.status).toBe(303);
  });

  test('sent twice, or three times at once, is there once', async () => {
    const said = town.fields();
    const answers = await Promise.all([1, 2, 3].map(() => post(`${list}/nuovo`, said)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await rows()).toHaveLength(1);
  });
});

test('the list says when to call, what is due first on top, and names nobody', async () => {
  await write({ name: 'Fatima', phone: '3331111111', due_on: '2026-11-27', due_at: '' });
  await write({ name: 'Olga', phone: '3332222222', due_on: '2026-11-23', due_at: '16:30' });
  now.at = new Date('2026-11-26T09:30:00Z');
  const page = await (await get(list)).text();
  const [late, due] = [
    page.indexOf('Richiama: era per lunedì 23 novembre, alle 16:30'),
    page.indexOf('Richiama entro venerdì 27 novembre'),
  ];
  expect(late).toBeGreaterThan(0);
  expect(due).toBeGreaterThan(late);
  expect(page).not.toMatch(/Fatima|Olga|333|patronato/);
});

test('one press opens it, and that it was opened is written down; a page of the list is one line', async () => {
  const { id, path } = await write();
  const before = (await audit()).length;
  const page = await (await get(path)).text();
  expect(page).toContain('signora Fatima');
  expect(page).toContain('href="tel:+393331234567"');
  expect(page).not.toMatch(/<title>[^<]*Fatima/);
  await get(list);
  expect((await audit()).slice(before)).toEqual([`desk.reminder_read ${id}`, `desk.reminders_listed ${here.id}`]);
});

test('done, reopened, postponed, erased', async () => {
  const { id, path } = await write();
  expect((await post(`${path}/fatto`)).status).toBe(303);
  expect((await rows())[0]?.done_at).toEqual(now.at);
  expect(await (await get(list)).text()).toMatch(/Uno fatto negli ultimi 30 giorni/);
  await post(`${path}/riapri`);
  expect((await rows())[0]?.done_at).toBeNull();
  await post(`${path}/rimanda`, { due_on: '2026-12-01', due_at: '' });
  expect((await rows())[0]).toMatchObject({ due_on: '2026-12-01', due_at: null });
  expect((await post(`${path}/rimanda`, { due_on: '2026-11-01', due_at: '' })).status).toBe(409);
  expect((await post(`${path}/cancella`)).headers.get('location')).toBe(`${list}?cancellato=1`);
  expect(await rows()).toEqual([]);
  expect((await get(path)).status).toBe(404);
  expect((await audit()).at(-1)).not.toContain('reminder_read');
  expect(await audit()).toContain(`desk.reminder_erased ${id}`);
});

describe('two who correct it at once', () => {
  const hidden = (page: string) =>
    Object.fromEntries(
      [...page.matchAll(/name="(was_\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
  const there = {
    name: 'signora Fatima',
    phone: '333 123 4567',
    promise: 'gli orari del patronato',
    due_on: '2026-11-25',
    due_at: '16:30',
  };

  test('in different fields both have their way', async () => {
    const { path } = await write();
    const was = hidden(await (await get(path)).text());
    await post(path, { ...there, ...was, name: 'Fatima' });
    expect((await post(path, { ...there, ...was, promise: 'il numero del CAF' })).status).toBe(303);
    const page = await (await get(path)).text();
    expect(page).toMatch(/<h1>Fatima<\/h1>/);
    expect(page).toContain('il numero del CAF');
  });

  test('in the same field the second sees both, keeps what they typed, and then chooses', async () => {
    const { path } = await write();
    const was = hidden(await (await get(path)).text());
    await post(path, { ...there, ...was, name: 'Fatima', due_at: '10:00' });
    const answer = await post(path, { ...there, ...was, name: 'la figlia di Fatima' });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('Intanto un’altra persona ha scritto: «Fatima»');
    expect(page).toMatch(/name="name"[^>]*value="la figlia di Fatima"/);
    expect(page).toMatch(/name="due_at"[^>]*value="10:00"/);
    const again = await post(path, { ...there, ...hidden(page), name: 'la figlia di Fatima', due_at: '10:00' });
    expect(again.status).toBe(303);
    expect(await (await get(path)).text()).toMatch(/<h1>la figlia di Fatima<\/h1>/);
    expect((await rows())[0]?.due_at).toBe('10:00:00');
  });

  test('pressed in the same moment, one is asked', async () => {
    const { path } = await write();
    const was = hidden(await (await get(path)).text());
    const answers = await Promise.all(['Anna', 'Bice'].map((name) => post(path, { ...there, ...was, name })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });
});

describe('the same telephone', () => {
  test('at the same point is shown before saving, without a name, and can be another matter', async () => {
    const first = await write();
    const { answer, id } = await write({ name: 'Karim', phone: '+39 333 123 4567' });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain(`href="${first.path}"`);
    expect(page).not.toContain('Fatima');
    expect(page).toMatch(/name="name"[^>]*value="Karim"/);
    expect((await write({ id, name: 'Karim', anyway: 'on' })).answer.status).toBe(303);
    expect(await rows()).toHaveLength(2);
  });

  test('at another point it is not known: the same answer, and other bytes in the database', async () => {
    const known = await write({ phone: '347 0000001' }, here.id);
    town.asListener(elsewhere.id);
    const again = await write({ phone: '347 0000001' }, elsewhere.id);
    const never = await write({ phone: '347 0000002' }, elsewhere.id);
    const shape = async ({ answer, id }: typeof known) => [
      answer.status,
      answer.headers.get('location')?.replace(id, 'ID'),
      await answer.text(),
    ];
    expect(await shape(again)).toEqual(await shape(never));
    const blinds = (await rows()).map(({ phone_blind }) => phone_blind.toString('hex'));
    expect(new Set(blinds).size).toBe(3);
  });
});

describe('a point is its own wall', () => {
  test('of another point there is exactly nothing, whatever is pressed', async () => {
    const { id } = await write();
    town.asListener(elsewhere.id);
    const guessed = '00000000-0000-4000-8000-000000000000';
    const answerOf = async (answer: Response) => [
      answer.status,
      (await answer.text()).replaceAll(/[0-9a-f-]{36}/g, 'ID'),
    ];
    for (const point of [here.id, elsewhere.id]) {
      const theirs = `${base(point)}/${id}`;
      const nobodys = `${base(point)}/${guessed}`;
      for (const end of ['', '/foglietto'])
        expect(await answerOf(await get(`${theirs}${end}`))).toEqual(await answerOf(await get(`${nobodys}${end}`)));
      for (const end of ['', '/fatto', '/riapri', '/rimanda', '/cancella']) {
        const fields = { ...town.fields(), was_name: '', due_on: '2026-12-01' };
        const answer = await answerOf(await post(`${theirs}${end}`, fields));
        expect(answer[0], end).toBe(404);
        expect(answer).toEqual(await answerOf(await post(`${nobodys}${end}`, fields)));
      }
    }
    expect((await get(base(here.id))).status).toBe(404);
    expect(await rows()).toMatchObject([{ id, done_at: null, due_on: '2026-11-25' }]);
  });

  test('a form that names a reminder of another point writes nothing', async () => {
    const { id } = await write();
    town.asListener(elsewhere.id);
    expect((await write({ id }, elsewhere.id)).answer.status).toBe(404);
    expect(await rows()).toHaveLength(1);
  });

  test('who runs the machine, coordinates the town or manages the point opens none', async () => {
    const { path } = await write();
    for (const role of ['administrator', 'commons_coordinator', 'editor'] as const) {
      now.who = { ...now.who, roles: [{ role, scope: 'commons', scope_id: null }] };
      for (const one of [path, list]) expect((await get(one)).status, role).toBe(404);
    }
    now.who = { ...now.who, roles: [{ role: 'point_manager', scope: 'point', scope_id: here.id }] };
    expect((await get(path)).status).toBe(404);
  });
});

test('one that follows a contact says that the contact is written already', async () => {
  expect(await (await get(`${list}/nuovo?contatto=1`)).text()).toContain('Il contatto è segnato');
});
