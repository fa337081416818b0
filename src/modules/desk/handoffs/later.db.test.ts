import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { monday } from '../town.fixture.ts';
import { forgetHandoffs } from './forget.ts';
import { aDesk } from './testing.fixture.ts';

const { db, actors, aHandoff, row, eventsOf, at, get, post, here } = await aDesk();
const desk = `/sportello/${here.id}`;
const page = async (answer: Promise<Response>) => (await answer).text();

beforeEach(async () => {
  at.actor = actors.volunteer;
  at.now = monday;
  await db.deleteFrom('handoff').execute();
});

const agreed = (more: Record<string, string> = {}) => ({
  id: randomUUID(),
  office: 'Segreteria del patronato',
  answer: 'agree',
  appointment_on: '2026-11-26',
  appointment_time: '10:30',
  place: 'Via Cairoli 8',
  bring: 'La carta d’identità',
  escort: 'volunteer',
  means: 'on_foot',
  ...more,
});
/** Presses a button of the page of that hand-off, as it stands. */
const press = async (id: string, act: string, more: Record<string, string> = {}) => {
  const seen = String((await row(id)).last_event ?? 0);
  return post(`${desk}/invii/${id}`, { id: randomUUID(), act, seen, ...more });
};

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
