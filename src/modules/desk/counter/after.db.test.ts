import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { counterHouse } from './house.fixture.ts';

const { db, person, ask, desk, elsewhere, is, volunteerAt, here, tick } = await counterHouse();
const page = async (path: string) => (await ask(path)).text();
const contact = (fields: [string, string][], at = desk) => ask(`${at}/contatto`, fields);
const chat = async () => {
  const id = randomUUID();
  await contact([
    ['id', id],
    ['came_for', 'chat'],
  ]);
  return id;
};
const left = () => db.selectFrom('encounter').select('id').execute();

beforeEach(async () => {
  is(volunteerAt(here.id));
  tick(0);
  await db.deleteFrom('encounter').execute();
});

describe('after a contact', () => {
  test('the next step is the next person, and what was answered can be printed or sent', async () => {
    const id = randomUUID();
    const services = await db.selectFrom('service').select(['id', 'name']).orderBy('name').limit(2).execute();
    const answer = await contact([
      ['id', id],
      ['words', 'la bolletta'],
      ...services.map((one): [string, string] => ['answers', `service/${one.id}`]),
    ]);
    const done = await page(answer.headers.get('location') ?? '');
    expect(done).toContain(`href="${desk}/contatto"`);
    for (const { id: service, name } of services) {
      expect(done).toContain(`name="scheda" value="service/${service}"`);
      expect(done).toContain(name.replaceAll("'", '&#39;'));
    }
    expect(done).not.toContain('la bolletta');
    const list = await ask('/lista/metti', [
      ['nuova', '1'],
      ...services.map((one): [string, string] => ['scheda', `service/${one.id}`]),
    ]);
    expect(list.status).toBe(303);
    expect(list.headers.get('set-cookie')).toContain('lista=');
  });

  test('where something has to follow, the same press leads to the ways to do it', async () => {
    const id = randomUUID();
    const answer = await contact([
      ['id', id],
      ['words', 'non so dove dormire'],
      ['do', 'follow'],
    ]);
    expect(answer.headers.get('location')).toBe(`${desk}/seguito?contatto=${id}`);
    expect(await db.selectFrom('encounter').select('outcome').execute()).toEqual([{ outcome: 'to_follow' }]);
    const follow = await page(`${desk}/seguito?contatto=${id}`);
    for (const path of ['invii/nuovo', 'promemoria/nuovo']) expect(follow).toContain(`${path}?contatto=${id}`);
  });

  test('a script that asks is told where to go, and leaves its page only then', async () => {
    const id = randomUUID();
    const said: [string, string][] = [
      ['id', id],
      ['came_for', 'chat'],
    ];
    const answer = await ask(`${desk}/contatto`, said, { accept: 'application/json' });
    expect(await answer.json()).toEqual({ next: `${desk}/fatto?contatto=${id}` });
    const again = await ask(`${desk}/contatto`, said, { accept: 'application/json' });
    expect(await again.json()).toEqual({ next: `${desk}/fatto?contatto=${id}` });
    expect(await left()).toHaveLength(1);
  });
});

describe('a contact is taken back', () => {
  const undo = (id: string, at = desk) => ask(`${at}/annulla`, [['contatto', id]]);

  test('by whoever wrote it down, on the same day', async () => {
    const id = await chat();
    expect(await page(`${desk}/fatto?contatto=${id}`)).toContain('>Annulla<');
    expect((await undo(id)).headers.get('location')).toBe(`${desk}?fatto=annullato`);
    expect(await left()).toEqual([]);
    expect(await page(`${desk}?fatto=annullato`)).toContain('quel contatto non c’è più');
    expect((await undo(id)).status).toBe(404);
  });

  test('not by a colleague, not tomorrow, and not from another point', async () => {
    const id = await chat();
    is({ ...volunteerAt(here.id), person: { ...person, id: randomUUID() } });
    expect((await undo(id)).status).toBe(404);
    is(volunteerAt(elsewhere.id));
    expect((await undo(id, `/sportello/${elsewhere.id}`)).status).toBe(404);
    is(volunteerAt(here.id));
    tick(24);
    expect(await page(`${desk}/fatto?contatto=${id}`)).not.toContain('>Annulla<');
    expect((await undo(id)).status).toBe(404);
    expect(await left()).toHaveLength(1);
  });

  test('of a contact of another point, or of nobody’s, the pages after it tell the same: nothing', async () => {
    const id = await chat();
    is(volunteerAt(elsewhere.id));
    for (const name of [id, randomUUID(), 'x']) {
      const answer = await ask(`/sportello/${elsewhere.id}/fatto?contatto=${name}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sportello/${elsewhere.id}`]);
    }
  });
});

describe('a sheet of paper', () => {
  const sheet = (day: string) =>
    contact([
      ['id', randomUUID()],
      ['came_for', 'internet'],
      ['day', day],
    ]);

  test('is entered later with its true day, and the next sheet begins with the same', async () => {
    const answer = await sheet('2026-11-18');
    expect(await db.selectFrom('encounter').select(['day', 'on_paper']).execute()).toEqual([
      { day: '2026-11-18', on_paper: true },
    ]);
    expect(await page(answer.headers.get('location') ?? '')).toContain(`${desk}/contatto?foglio=2026-11-18`);
    expect(await page(`${desk}/contatto?foglio=2026-11-18`)).toMatch(/name="day"[^>]*value="2026-11-18"/);
  });

  test('of tomorrow, of last spring or without a day gets a sentence beside its day, and loses nothing', async () => {
    for (const [day, sentence] of [
      ['2026-11-24', 'deve ancora venire'],
      ['2026-05-01', 'più di 90 giorni'],
      ['', 'Scrivi il giorno'],
    ] as const) {
      const answer = await sheet(day);
      expect(answer.status, day).toBeGreaterThanOrEqual(409);
      const html = await answer.text();
      expect(html).toContain(sentence);
      expect(html).toMatch(/value="internet" [^>]*checked/);
      expect(html).toContain('name="day"');
    }
    expect(await left()).toEqual([]);
  });

  test('is printed two to a page, with the point’s name', async () => {
    const html = await page(`${desk}/fogli`);
    expect(html.match(/<section class="slip"/g)).toHaveLength(2);
    expect(html).toContain(here.name);
  });
});

describe('answers come while one writes', () => {
  test('topics and entries as a piece of the page; what was ticked stays, whatever is asked next', async () => {
    const first = await (await ask(`${desk}/risposte`, [['words', 'la bolletta del gas']])).text();
    const [, picked = ''] = /name="answers" value="([^"]+)"/.exec(first) ?? [];
    expect(picked).toMatch(/^(service|procedure|organization|place|asset)\//);
    expect(first).not.toContain('<html');
    const next = await ask(`${desk}/risposte`, [
      ['words', 'una badante'],
      ['answers', picked],
    ]);
    expect(await next.text()).toMatch(new RegExp(`value="${picked}"[^>]* checked`));
  });

  test('words that no entry has lead to a sentence, and words of fear to the numbers to call', async () => {
    expect(await (await ask(`${desk}/risposte`, [['words', 'xyzzy']])).text()).toContain('nessuna scheda');
    expect(await (await ask(`${desk}/risposte`, [['words', 'mio marito mi picchia']])).text()).toContain('/urgente');
  });

  test('words never stand in an address', async () => {
    expect(await page(`${desk}/contatto?words=pignoramento`)).not.toContain('value="pignoramento"');
  });
});

test('the first screen says what this month was about, in wide words alone', async () => {
  for (const topics of [['energy-bills'], ['debts'], ['violence']]) {
    await contact([
      ['id', randomUUID()],
      ['words', 'parole'],
      ...topics.map((one): [string, string] => ['topics', one]),
    ]);
  }
  const html = await page(desk);
  expect(html).toContain('soprattutto di Bollette e spese: 2 volte');
  expect(html).toMatch(/<th scope="row">Bollette e spese<\/th><td class="numeric">2<\/td>/);
  expect(html).not.toMatch(/[Vv]iolenza/);
  expect(html).toMatch(/<th scope="row">Altro<\/th>/);
});
