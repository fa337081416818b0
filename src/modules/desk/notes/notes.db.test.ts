import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/forms/index.ts';
import { deskHouse } from '../house.fixture.ts';
import { monday } from '../town.fixture.ts';
import { forgetNotes } from './notes.ts';

const { db, here, elsewhere, state, get, post, someone } = await deskHouse();
const giuseppe = await someone('Giuseppe Ferrari', 'desk_volunteer', here.id);
const rosa = await someone('Rosa Bianchi', 'desk_volunteer', here.id);
const zeno = await someone('Zeno Galli', 'desk_coordinator', elsewhere.id);
const desk = `/sportello/${here.id}`;
const words = 'Accompagnare alle 16.30';

const notes = () => db.selectFrom('shift_note').selectAll().orderBy('written_at').execute();
const leave = (said: string, id = randomUUID()) =>
  post(`${desk}/consegne`, [
    ['id', id],
    ['words', said],
  ]).then(() => id);
const desks = async () => (await get(desk)).text();

beforeEach(async () => {
  await db.deleteFrom('shift_note').execute();
  state.now = monday;
  state.actor = giuseppe;
});

test('what the last shift left is the first thing that the next one sees, and a press ticks it off', async () => {
  const id = await leave(words);
  state.actor = rosa;
  const page = await desks();
  expect(page.indexOf(words)).toBeGreaterThan(0);
  expect(page.indexOf(words)).toBeLessThan(page.indexOf('È venuto qualcuno'));
  expect((await post(`${desk}/consegne/${id}/fatta`)).headers.get('location')).toBe(`${desk}?fatto=fatta`);
  expect(await desks()).not.toContain(words);
  expect(await (await get(`${desk}/consegne`)).text()).toContain('Fatta: Rosa Bianchi');
  await post(`${desk}/consegne/${id}/riapri`);
  expect(await desks()).toContain(words);
});

test('two people at once: the second sees both; the same form sent twice is there once', async () => {
  const id = randomUUID();
  await Promise.all([leave(words, id), leave('Portare le sedie in cortile'), leave(words, id)]);
  const page = await desks();
  expect(page).toContain(words);
  expect(page).toContain('Portare le sedie in cortile');
  expect(await notes()).toHaveLength(2);
});

test('of two who tick it off the first is remembered', async () => {
  const id = await leave(words);
  await post(`${desk}/consegne/${id}/fatta`);
  state.actor = rosa;
  expect((await post(`${desk}/consegne/${id}/fatta`)).status).toBe(303);
  expect(await notes()).toMatchObject([{ done_by: giuseppe.person.id }]);
});

test('its words are sealed: neither the table nor the audit can be read', async () => {
  await leave(words);
  const [note] = await notes();
  expect(note?.words.includes(Buffer.from('Accompagnare'))).toBe(false);
  const audit = await db.selectFrom('audit_entry').selectAll().execute();
  expect(JSON.stringify(audit)).not.toContain('Accompagnare');
});

test('nothing written gets a sentence beside the field, which says to name nobody', async () => {
  const answer = await post(`${desk}/consegne`, [
    ['id', randomUUID()],
    ['words', '  '],
  ]);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('Scrivi che cosa resta da fare.');
  expect(page).toContain('Senza nomi, e senza dire quale ufficio');
});

describe('an end', () => {
  const night = (day: string) => inTransaction(db, (tx) => forgetNotes(tx, new Date(day)));
  test('comes thirty days after it is done, and not before', async () => {
    const id = await leave(words);
    await post(`${desk}/consegne/${id}/fatta`);
    await leave('Portare le sedie in cortile');
    await night('2026-12-23T03:00:00Z');
    expect(await notes()).toHaveLength(2);
    await night('2026-12-24T03:00:00Z');
    expect((await notes()).map(({ done_at }) => done_at)).toEqual([null]);
  });
  test('comes after half a year to what nobody did', async () => {
    await leave(words);
    await night('2027-05-21T03:00:00Z');
    expect(await notes()).toHaveLength(1);
    await night('2027-05-23T03:00:00Z');
    expect(await notes()).toEqual([]);
  });
});

test('of another point there is nothing, to see, to tick off or to write', async () => {
  const id = await leave(words);
  state.actor = zeno;
  expect((await get(`${desk}/consegne`)).status).toBe(404);
  for (const of of [here.id, elsewhere.id]) {
    expect((await post(`/sportello/${of}/consegne/${id}/fatta`)).status).toBe(404);
    expect((await post(`/sportello/${of}/consegne/${id}/riapri`)).status).toBe(404);
  }
  const same = await post(`/sportello/${elsewhere.id}/consegne`, [
    ['id', id],
    ['words', 'Altro'],
  ]);
  expect(same.status).toBe(404);
  expect(await notes()).toMatchObject([{ id, point_id: here.id, done_at: null }]);
});
