import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { nobody } from '#platform/identity/index.ts';
import { monday } from '../town.fixture.ts';
import { codeOf } from './codes.ts';
import { endsAt } from './ends.ts';
import { forgetHandoffs } from './forget.ts';
import { aDesk, agreed } from './testing.fixture.ts';

const { db, vault, actors, aHandoff, row, eventsOf, at, get, post, press, desk, here, elsewhere } = await aDesk();
const all = () => db.selectFrom('handoff').selectAll().execute();
const page = async (answer: Promise<Response>) => (await answer).text();

beforeEach(async () => {
  at.actor = actors.volunteer;
  at.now = monday;
  await db.deleteFrom('handoff').execute();
});

describe('«Ho telefonato»', () => {
  test('they said yes, for Thursday: an appointment, a code, and nothing that could be read in the database', async () => {
    const said = agreed();
    const answer = await post(`${desk}/invii/nuovo`, said);
    expect(answer.headers.get('location')).toBe(`${desk}/invii/${said.id}`);
    const made = await row(said.id);
    expect(made).toMatchObject({ state: 'appointment', way: 'call', appointment_on: '2026-11-26', point_id: here.id });
    expect((await eventsOf(said.id)).map(({ act }) => act)).toEqual(['agree', 'appoint']);
    expect((await eventsOf(said.id))[0]).toMatchObject({ escort: 'volunteer', means: 'on_foot', party: 'volunteer' });
    const kept = JSON.stringify([made, await eventsOf(said.id)], (_key, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    );
    for (const secret of ['patronato', 'Cairoli', 'carta', codeOf(vault, said.id)]) expect(kept).not.toContain(secret);
  });
  test('they said no: it is no end, and the next call closes it', async () => {
    const first = { id: randomUUID(), office: 'Un ufficio', answer: 'refuse', reason: 'full' };
    await post(`${desk}/invii/nuovo`, first);
    expect(await row(first.id)).toMatchObject({ state: 'declined', code_hash: null });
    expect(await page(get(`${desk}/invii/${first.id}`))).toContain(`${desk}/invii/nuovo?dopo=${first.id}`);
    const second = agreed({ after: first.id });
    await post(`${desk}/invii/nuovo`, second);
    expect(await row(first.id)).toMatchObject({ state: 'closed' });
    expect((await eventsOf(first.id)).at(-1)).toMatchObject({ act: 'close', next_step: 'new_handoff' });
    expect(await row(second.id)).toMatchObject({ after_id: first.id, state: 'appointment' });
  });
  test('sent twice, or three times at once, it is there once', async () => {
    const said = agreed();
    const answers = await Promise.all([1, 2, 3].map(() => post(`${desk}/invii/nuovo`, said)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await all()).toHaveLength(1);
    expect(await eventsOf(said.id)).toHaveLength(2);
  });
  test('without an office, or without what was agreed, a sentence stands beside the field and nothing is lost', async () => {
    const [none, empty] = [agreed({ office: '' }), agreed({ appointment_on: '', appointment_time: '', place: '' })];
    const first = await post(`${desk}/invii/nuovo`, none);
    expect(first.status).toBe(422);
    expect(await first.text()).toMatch(/Scrivi con quale ufficio[\s\S]*value="Via Cairoli 8"/);
    const second = await post(`${desk}/invii/nuovo`, empty);
    expect(second.status).toBe(409);
    expect(await second.text()).toMatch(/Scrivi che cosa si è concordato/);
    expect(await all()).toEqual([]);
  });
  test('after a contact with which something has to follow, the first screen leads there', async () => {
    const encounter = randomUUID();
    await post(`${desk}/contatto`, { id: encounter, words: 'la casa', outcome: 'to_follow' });
    expect(await page(get(desk))).toContain(`${desk}/invii/nuovo?contatto=${encounter}`);
    await post(`${desk}/invii/nuovo`, agreed({ encounter }));
    expect(await page(get(desk))).not.toContain(`contatto=${encounter}`);
    expect((await all())[0]).toMatchObject({ encounter_id: encounter });
  });
});

describe('the page of a hand-off', () => {
  const buttons = (html: string) => [...html.matchAll(/name="act" value="(\w+)"/g)].map(([, act]) => act).toSorted();
  test('shows the steps that the machine has for whoever looks, and no other', async () => {
    const id = await aHandoff('accepted');
    expect(buttons(await page(get(`${desk}/invii/${id}`)))).toEqual(['appoint', 'arrive', 'lose', 'withdraw']);
    at.actor = actors.coordinator;
    expect(buttons(await page(get(`${desk}/invii/${id}`)))).toEqual(['appoint', 'mark_error', 'withdraw']);
    const closed = await aHandoff('closed');
    expect(buttons(await page(get(`${desk}/invii/${closed}`)))).toEqual(['reopen']);
    at.actor = actors.volunteer;
    expect(buttons(await page(get(`${desk}/invii/${closed}`)))).toEqual([]);
  });
  test('goes the whole way, to the word of the person', async () => {
    const said = agreed();
    await post(`${desk}/invii/nuovo`, said);
    await press(said.id, 'arrive', { escort: 'family', means: 'car' });
    await press(said.id, 'told', { words: 'ha avuto la tessera' });
    expect((await row(said.id)).state).toBe('completed');
    expect((await press(said.id, 'verify', { verdict: 'partly', channel: 'in_person' })).status).toBe(303);
    expect(await row(said.id)).toMatchObject({ state: 'closed', verdict: 'partly' });
    expect(await page(get(`${desk}/invii/${said.id}`))).toContain('ha avuto la tessera');
  });
  test('is opened again by the coordinator, and the same slip is good again', async () => {
    const id = await aHandoff('closed');
    await db.transaction().execute((tx) => forgetHandoffs(tx, new Date('2026-12-24T03:00:00Z')));
    at.now = new Date('2026-12-24T09:00:00Z');
    expect((await press(id, 'reopen', { reason: 'mistake' })).status).toBe(409);
    at.actor = actors.coordinator;
    expect((await press(id, 'reopen', { reason: 'mistake' })).status).toBe(303);
    expect(await row(id)).toMatchObject({ state: 'accepted', ended_at: null });
    at.actor = nobody;
    expect(await page(post('/invio', { code: codeOf(vault, id) }))).toContain('Ti ricevono');
  });
  test('tells whoever pressed too late, leaves a row of the audit, and changes nothing', async () => {
    const id = await aHandoff('accepted');
    const answer = await press(id, 'verify', { verdict: 'yes' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Questo adesso non si può fare');
    const last = await db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow();
    expect(last).toMatchObject({ action: 'desk.handoff_verify', entity_id: id, outcome: 'denied' });
    expect(await eventsOf(id)).toHaveLength(1);
  });
  test('keeps what was typed where something is missing', async () => {
    const id = await aHandoff('accepted');
    const answer = await press(id, 'appoint', { place: 'Via Roma 1' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toMatch(/<details class="act" open[\s\S]*Scrivi il giorno[\s\S]*value="Via Roma 1"/);
  });
});

test('whoever coordinates sees where hand-offs die, and with whom; a volunteer does not, and no mistake counts', async () => {
  const service = await db
    .selectFrom('service')
    .select(['id', 'name'])
    .orderBy('name')
    .limit(1)
    .executeTakeFirstOrThrow();
  const to = { entry: `service/${service.id}` };
  const [helped, wrong] = [agreed(to), agreed(to)];
  for (const said of [helped, wrong]) await post(`${desk}/invii/nuovo`, said);
  await post(`${desk}/invii/nuovo`, { id: randomUUID(), office: 'Ufficio', answer: 'refuse', reason: 'full', ...to });
  await aHandoff('lost');
  await aHandoff('lost', 'call', { point: elsewhere.id });
  await press(helped.id, 'arrive');
  await press(helped.id, 'told', { words: 'bene' });
  await press(helped.id, 'verify', { verdict: 'yes' });
  expect(await page(get(`${desk}/invii`))).not.toContain('id="ends"');
  at.actor = actors.coordinator;
  await press(wrong.id, 'mark_error', { reason: 'mistake' });
  const none = { helped: 0, declined: 0, lost: 0, withdrawn: 0, not_helped: 0 };
  expect(await endsAt(db, here.id, monday)).toEqual([
    { ...none, to: service.name, begun: 2, helped: 1, declined: 1 },
    { ...none, to: null, begun: 1, lost: 1 },
  ]);
  expect(await page(get(`${desk}/invii`))).toMatch(/id="ends"[\s\S]*Altri/);
});

describe('a point is its own wall', () => {
  test('of another point’s hand-off there is nothing, whatever one asks, and the asking is written down', async () => {
    const id = await aHandoff('accepted', 'call', { point: elsewhere.id });
    const act = { id: randomUUID(), act: 'arrive', seen: '1' };
    const ask = [
      () => get(`${desk}/invii/${id}`),
      () => get(`/sportello/${elsewhere.id}/invii/${id}`),
      () => get(`/sportello/${elsewhere.id}/invii`),
      () => get(`${desk}/invii/${id}/foglio`),
      () => post(`${desk}/invii/${id}`, act),
      () => post(`/sportello/${elsewhere.id}/invii/${id}`, act),
      () => post(`${desk}/invii/${id}/guardato`, {}),
      () => post(`${desk}/invii/nuovo`, agreed({ after: id })),
      () => post(`${desk}/invii/nuovo`, agreed({ id })),
      () => post(`/sportello/${elsewhere.id}/invii/nuovo`, agreed()),
    ];
    const denied = () =>
      db
        .selectFrom('audit_entry')
        .select('seq')
        .where('outcome', '=', 'denied')
        .execute()
        .then((rows) => rows.length);
    for (const one of ask) {
      const before = await denied();
      expect((await one()).status, String(one)).toBe(404);
      expect(await denied(), String(one)).toBe(before + 1);
    }
    expect(await eventsOf(id)).toHaveLength(1);
    expect(await all()).toHaveLength(1);
    expect(await page(get(`${desk}/invii`))).not.toContain(id);
  });
  test('a call follows no contact of another point; and each hand-off answers at its own point’s address only', async () => {
    const encounter = randomUUID();
    const contact = { id: encounter, point_id: elsewhere.id, day: '2026-11-23', how: 'in_person', for_whom: 'self' };
    await db
      .insertInto('encounter')
      .values({ ...contact, came_for: 'request', outcome: 'to_follow', recorded_at: monday })
      .execute();
    expect((await post(`${desk}/invii/nuovo`, agreed({ encounter }))).status).toBe(404);
    const id = await aHandoff('accepted', 'call', { point: elsewhere.id });
    at.actor = { ...actors.stranger, roles: [...actors.stranger.roles, ...actors.coordinator.roles] };
    const act = { id: randomUUID(), act: 'withdraw', seen: '1' };
    expect((await post(`${desk}/invii/${id}`, act)).status).toBe(404);
    expect((await post(`/sportello/${elsewhere.id}/invii/${id}`, act)).status).toBe(303);
  });
  test('what is another’s is answered as what does not exist, to the letter', async () => {
    const theirs = await aHandoff('accepted', 'call', { point: elsewhere.id });
    const plain = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
    for (const end of ['', '/foglio']) {
      const [one, other] = [
        await get(`${desk}/invii/${theirs}${end}`),
        await get(`${desk}/invii/${randomUUID()}${end}`),
      ];
      expect(plain(await one.text())).toBe(plain(await other.text()));
      const headers = (answer: Response) => [...answer.headers].filter(([name]) => name !== 'x-request-id');
      expect(headers(one)).toEqual(headers(other));
    }
  });
  test('who runs the machine, or coordinates the town, sees none', async () => {
    const id = await aHandoff('accepted');
    for (const role of ['administrator', 'commons_coordinator', 'editor'] as const) {
      at.actor = { ...actors.volunteer, roles: [{ role, scope: 'commons', scope_id: null }] };
      expect((await get(`${desk}/invii/${id}`)).status, role).toBe(404);
    }
  });
});
