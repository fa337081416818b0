import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { nobody } from '#platform/identity/index.ts';
import { monday } from '../town.fixture.ts';
import { codeOf, printed } from './codes.ts';
import { forgetHandoffs } from './forget.ts';
import { aDesk, agreed } from './testing.fixture.ts';

const { db, vault, actors, aHandoff, row, eventsOf, at, get, post, press, desk } = await aDesk();
const page = async (answer: Promise<Response>) => (await answer).text();

beforeEach(async () => {
  at.actor = actors.volunteer;
  at.now = monday;
  await db.deleteFrom('handoff').execute();
});

describe('the slip and its code', () => {
  const follow = (code: string) => post('/invio', { code });
  test('outside there is the code and no more; inside day, place and what to bring; an office nowhere', async () => {
    const said = agreed();
    await post(`${desk}/invii/nuovo`, said);
    const html = await page(get(`${desk}/invii/${said.id}/foglio`));
    const [outside = '', inside = ''] = html.split('slip-outside')[1]?.split('slip-inside') ?? [];
    expect(outside).toContain(printed(codeOf(vault, said.id)));
    expect(outside).not.toMatch(/Cairoli|26 novembre|carta/);
    expect(inside).toMatch(/giovedì 26 novembre, ore 10:30[\s\S]*Via Cairoli 8[\s\S]*La carta d’identità/);
    expect(html).not.toContain('patronato');
  });
  test('whoever has it sees what is next, without an account and without the code in an address', async () => {
    const said = agreed();
    await post(`${desk}/invii/nuovo`, said);
    at.actor = nobody;
    const answer = await follow(printed(codeOf(vault, said.id)).toLowerCase());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const html = await answer.text();
    expect(html).toMatch(/Hai un appuntamento[\s\S]*giovedì 26 novembre, ore 10:30[\s\S]*Via Cairoli 8/);
    expect(html).not.toContain('Giuseppe');
    expect(html).not.toMatch(new RegExp(`(href|action)="[^"]*${codeOf(vault, said.id)}`));
  });
  test('«ritira» stops it, once; then there is nothing more to stop, and the point closes it', async () => {
    const id = await aHandoff('accepted');
    const code = codeOf(vault, id);
    at.actor = nobody;
    const stop = { code, id: randomUUID(), seen: '1' };
    for (const _ of [1, 2]) expect((await post('/invio/ritira', stop)).status).toBe(200);
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      act: 'withdraw',
      party: 'person',
      person_id: null,
      channel: 'page',
      reason: 'person_wish',
    });
    expect(await row(id)).toMatchObject({ state: 'withdrawn', last_event: 2 });
    expect(await page(follow(code))).not.toContain('/invio/ritira');
    expect((await post('/invio/ritira', { ...stop, id: randomUUID(), seen: '2' })).status).toBe(409);
    at.actor = actors.volunteer;
    expect((await press(id, 'close', { next_step: 'told' })).status).toBe(303);
  });
  test('a code that is wrong, that is none, and that was forgotten are answered alike; and nobody guesses for long', async () => {
    const id = await aHandoff('closed');
    const code = codeOf(vault, id);
    at.actor = nobody;
    expect((await follow(code)).status).toBe(200);
    await db.transaction().execute((tx) => forgetHandoffs(tx, new Date('2026-12-24T03:00:00Z')));
    const texts = await Promise.all(
      [code, '222222222', 'zzz', ''].map(async (one) => (await page(follow(one))).replace(/ value="[^"]*"/g, '')),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('Questo codice non apre niente');
    let last = 0;
    for (let at = 0; at < 40 && last !== 429; at += 1) last = (await follow('222222222')).status;
    expect(last).toBe(429);
  });
});

describe('flags at the next opening', () => {
  const flagged = async () => /nessuna notizia|l’appuntamento è passato/.exec(await page(get(desk)))?.[0] ?? null;
  test('an appointment that has passed, once looked at, is quiet until twenty working days later', async () => {
    const id = await aHandoff('appointment');
    expect(await flagged()).toBeNull();
    at.now = new Date('2026-11-27T09:00:00Z');
    expect(await flagged()).toBe('l’appuntamento è passato');
    expect((await post(`${desk}/invii/${id}/guardato`, {})).status).toBe(303);
    expect(await db.selectFrom('handoff_look').selectAll().execute()).toMatchObject([
      { handoff_id: id, flag: 'appointment_passed', number: 1, looked_by: actors.volunteer.person?.id },
    ]);
    expect(await flagged()).toBeNull();
    // Twenty working days after 26 November: 8 December, Christmas, the two days around the new year are none.
    at.now = new Date('2026-12-24T09:00:00Z');
    expect(await flagged()).toBeNull();
    at.now = new Date('2026-12-29T09:00:00Z');
    expect(await flagged()).toBe('l’appuntamento è passato');
  });
  test('what was looked at is raised again where something has happened since', async () => {
    const id = await aHandoff('accepted');
    at.now = new Date('2027-01-15T09:00:00Z');
    expect(await flagged()).toBe('nessuna notizia');
    await post(`${desk}/invii/${id}/guardato`, {});
    expect(await flagged()).toBeNull();
    await press(id, 'arrive');
    at.now = new Date('2027-02-18T09:00:00Z');
    expect(await flagged()).toBe('nessuna notizia');
  });
  test('the first screen names no office', async () => {
    await aHandoff('appointment');
    at.now = new Date('2026-11-27T09:00:00Z');
    expect(await page(get(desk))).not.toContain('patronato');
    expect(await page(get(`${desk}/invii`))).not.toContain('patronato');
  });
});

test('thirty days after the end, what was said, with whom, and the code are gone; what is counted stays', async () => {
  const said = agreed();
  await post(`${desk}/invii/nuovo`, said);
  await press(said.id, 'arrive');
  await press(said.id, 'told', { words: 'ha avuto la tessera' });
  await press(said.id, 'verify', { verdict: 'yes' });
  const open = await aHandoff('accepted');
  const forget = (now: string) => db.transaction().execute((tx) => forgetHandoffs(tx, new Date(now)));
  await forget('2026-12-22T03:00:00Z');
  expect((await row(said.id)).office).not.toBeNull();
  await forget('2026-12-24T03:00:00Z');
  expect(await row(said.id)).toMatchObject({ office: null, slip: null, code_hash: null, verdict: 'yes' });
  expect((await eventsOf(said.id)).map(({ words }) => words)).toEqual([null, null, null, null, null]);
  expect(await page(get(`${desk}/invii/${said.id}`))).toContain('sono passati 30 giorni');
  expect((await row(open)).office).not.toBeNull();
});
