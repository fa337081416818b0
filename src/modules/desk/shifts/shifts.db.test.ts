import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/forms/index.ts';
import { nobody } from '#platform/identity/index.ts';
import { deskHouse } from '../house.fixture.ts';
import { monday } from '../town.fixture.ts';
import { forgetRota, signUp } from './commands.ts';

const { db, here, elsewhere, state, get, post, someone } = await deskHouse();
const giuseppe = await someone('Giuseppe Ferrari', 'desk_volunteer', here.id);
const rosa = await someone('Rosa Bianchi', 'desk_volunteer', here.id);
const nadia = await someone('Nadia Conti', 'desk_coordinator', here.id);
const amina = await someone('Amina Haddad', 'point_manager', here.id);
const zeno = await someone('Zeno Galli', 'desk_coordinator', elsewhere.id);
const rota = `/sportello/${here.id}/turni`;

const shifts = () => db.selectFrom('shift').selectAll().where('point_id', '=', here.id).orderBy('starts_at').execute();
const places = () => db.selectFrom('shift_place').selectAll().execute();
const aShift = async (starts_at: string, ends_at: string, count = 1, point = here.id) => {
  const made = await db
    .insertInto('shift')
    .values({ point_id: point, starts_at: new Date(starts_at), ends_at: new Date(ends_at), places: count })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
};
const wednesday = () => aShift('2026-11-25T14:30:00Z', '2026-11-25T16:30:00Z');
const press = (actor: typeof giuseppe, path: string, fields: [string, string][] = []) => {
  state.actor = actor;
  return post(path, fields, actor);
};

beforeEach(async () => {
  await db.deleteFrom('shift').execute();
  state.now = monday;
  state.actor = giuseppe;
});

describe('one press makes the rota', () => {
  test('from the opening hours of the point, without what has passed and without public holidays; pressed again it is the same', async () => {
    const answer = await press(nadia, `${rota}/prepara`, [
      ['weeks', '4'],
      ['places', '2'],
    ]);
    expect(answer.headers.get('location')).toBe(`${rota}?fatto=prepara`);
    const made = await shifts();
    expect(made.length).toBeGreaterThan(6);
    expect(made.every(({ starts_at, places: count }) => starts_at > monday && count === 2)).toBe(true);
    // 8 December is a Tuesday, and a public holiday.
    expect(made.filter(({ starts_at }) => starts_at.toISOString().startsWith('2026-12-08'))).toEqual([]);
    await press(amina, `${rota}/prepara`);
    expect((await shifts()).map(({ id }) => id)).toEqual(made.map(({ id }) => id));
  });

  test('a turn with somebody on it stays when the hours change, and says so; an empty one goes', async () => {
    const odd = await aShift('2026-11-29T14:30:00Z', '2026-11-29T16:30:00Z');
    const empty = await aShift('2026-12-06T14:30:00Z', '2026-12-06T16:30:00Z');
    await press(giuseppe, `${rota}/${odd}/vengo`);
    await press(nadia, `${rota}/prepara`);
    const left = (await shifts()).map(({ id }) => id);
    expect(left).toContain(odd);
    expect(left).not.toContain(empty);
    expect(await (await get(rota)).text()).toContain('fuori dagli orari del punto');
    expect((await post(`${rota}/${odd}/annulla`)).status).toBe(303);
    expect((await shifts()).map(({ id }) => id)).not.toContain(odd);
  });

  test('a turn that the hours promise is not taken off the rota: the door would be shut', async () => {
    await press(nadia, `${rota}/prepara`);
    const [first] = await shifts();
    expect((await post(`${rota}/${first?.id}/annulla`)).status).toBe(409);
  });

  test('whoever is signing up while the rota is made anew is not lost with the turn', async () => {
    const odd = await aShift('2026-11-29T14:30:00Z', '2026-11-29T16:30:00Z');
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const signing = inTransaction(db, async (tx) => {
      await signUp(tx, giuseppe, { point: here.id, id: odd });
      begun.resolve();
      await gate.promise;
    });
    await begun.promise;
    const making = press(nadia, `${rota}/prepara`);
    await pause(300);
    gate.resolve();
    await signing;
    expect((await making).status).toBe(303);
    expect(await places()).toMatchObject([{ shift_id: odd, person_id: giuseppe.person.id }]);
  });

  test('two turns of a point never overlap, whoever writes them', async () => {
    await wednesday();
    await expect(aShift('2026-11-25T16:00:00Z', '2026-11-25T18:00:00Z')).rejects.toThrow('shift_one_at_a_time');
    await aShift('2026-11-25T16:00:00Z', '2026-11-25T18:00:00Z', 1, elsewhere.id);
  });
});

describe('signing up', () => {
  test('for the last place at the same moment has one winner, and the other is told', async () => {
    const id = await wednesday();
    const answers = await Promise.all([giuseppe, rosa].map((actor) => press(actor, `${rota}/${id}/vengo`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await places()).toHaveLength(1);
    const told = answers.find(({ status }) => status === 409);
    expect(await told?.text()).toContain('Qualcuno ha appena preso l’ultimo posto');
  });

  test('twice is once, and one may sign off until it begins', async () => {
    const id = await wednesday();
    await press(giuseppe, `${rota}/${id}/vengo`);
    await press(giuseppe, `${rota}/${id}/vengo`);
    expect(await places()).toHaveLength(1);
    await press(giuseppe, `${rota}/${id}/non-vengo`);
    expect(await places()).toEqual([]);
    await press(giuseppe, `${rota}/${id}/vengo`);
    state.now = new Date('2026-11-25T15:00:00Z');
    expect((await press(giuseppe, `${rota}/${id}/non-vengo`)).status).toBe(409);
  });

  test('bare turns are shown first', async () => {
    const taken = await aShift('2026-11-24T14:30:00Z', '2026-11-24T16:30:00Z');
    const bare = await wednesday();
    await press(rosa, `${rota}/${taken}/vengo`);
    state.actor = giuseppe;
    const page = await (await get(rota)).text();
    expect(page.indexOf('Scoperto')).toBeGreaterThan(0);
    expect(page.indexOf(`turno-${bare}`)).toBeLessThan(page.indexOf(`turno-${taken}`));
  });

  test('one’s own next turn is said above all of them', async () => {
    const id = await wednesday();
    await press(giuseppe, `${rota}/${id}/vengo`);
    expect(await (await get(rota)).text()).toContain('Il tuo prossimo turno: <a href="#turno-');
    state.actor = rosa;
    expect(await (await get(rota)).text()).not.toContain('Il tuo prossimo turno');
  });

  test('whoever keeps the rota puts down a volunteer of the point, and nobody else', async () => {
    const id = await wednesday();
    expect((await press(amina, `${rota}/${id}/metti`, [['person', zeno.person.id]])).status).toBe(409);
    expect((await press(amina, `${rota}/${id}/metti`, [['person', rosa.person.id]])).status).toBe(303);
    expect(await places()).toMatchObject([{ person_id: rosa.person.id }]);
    expect((await press(amina, `${rota}/${id}/vengo`)).status).toBe(404);
  });
});

describe('a swap', () => {
  test('stays one’s own until another takes it, and one of two gets it', async () => {
    const id = await wednesday();
    await press(giuseppe, `${rota}/${id}/vengo`);
    await press(giuseppe, `${rota}/${id}/cambio`);
    const [place] = await places();
    expect(place?.person_id).toBe(giuseppe.person.id);
    state.actor = rosa;
    expect(await (await get(rota)).text()).toContain('Prendo il posto di Giuseppe Ferrari');
    const take: [string, string][] = [['place', place?.id ?? '']];
    const answers = await Promise.all([rosa, nadia].map((actor) => press(actor, `${rota}/${id}/prendo`, take)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const [after] = await places();
    expect(after).toMatchObject({ swap_asked_at: null });
    expect([rosa.person.id, nadia.person.id]).toContain(after?.person_id);
  });

  test('of a place that nobody gives away is none', async () => {
    const id = await wednesday();
    await press(giuseppe, `${rota}/${id}/vengo`);
    const [place] = await places();
    expect((await press(rosa, `${rota}/${id}/prendo`, [['place', place?.id ?? '']])).status).toBe(409);
    await press(giuseppe, `${rota}/${id}/cambio`);
    await press(giuseppe, `${rota}/${id}/tengo`);
    expect((await press(rosa, `${rota}/${id}/prendo`, [['place', place?.id ?? '']])).status).toBe(409);
  });
});

describe('who was there', () => {
  const confirmed = async (id: string, fields: [string, string][]) =>
    press(giuseppe, `${rota}/${id}/com-e-andata`, fields);

  test('is said by whoever stood there, and counts hours: promised against kept', async () => {
    const id = await aShift('2026-11-25T14:30:00Z', '2026-11-25T16:30:00Z', 2);
    await aShift('2026-11-24T14:30:00Z', '2026-11-24T16:30:00Z');
    await press(giuseppe, `${rota}/${id}/vengo`);
    await press(rosa, `${rota}/${id}/vengo`);
    state.now = new Date('2026-11-26T09:00:00Z');
    state.actor = giuseppe;
    expect(await (await get(rota)).text()).toContain('Turni da confermare');
    const mine = (await places()).find(({ person_id }) => person_id === giuseppe.person.id);
    const wrong = await confirmed(id, [
      ['open', 'partly'],
      ['from', '9:00'],
      ['to', '10:00'],
    ]);
    expect(wrong.status).toBe(409);
    expect(await wrong.text()).toContain('value="9:00"');
    const answer = await confirmed(id, [
      ['open', 'partly'],
      ['from', '15:30'],
      ['to', '17:00'],
      ['there', mine?.id ?? ''],
    ]);
    expect(answer.status).toBe(303);
    expect((await places()).map(({ was_there, minutes }) => [was_there, minutes])).toEqual(
      expect.arrayContaining([
        [true, 90],
        [false, null],
      ]),
    );
    // Once said by a volunteer, only whoever keeps the rota puts it right.
    expect((await confirmed(id, [['open', 'no']])).status).toBe(409);
    state.actor = amina;
    const page = (await (await get(`${rota}/ore`)).text()).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
    expect(page).toContain('nov 2026 4 h 1 h 30 2 h');
    expect(page).toContain('Giuseppe Ferrari 1 1 h 30');
  });

  test('in the night in which the clocks go forward stood there for an hour less', async () => {
    const id = await aShift('2027-03-27T21:00:00Z', '2027-03-28T04:00:00Z');
    await press(giuseppe, `${rota}/${id}/vengo`);
    state.now = new Date('2027-03-28T08:00:00Z');
    const [mine] = await places();
    await confirmed(id, [
      ['open', 'partly'],
      ['from', '22:00'],
      ['to', '06:00'],
      ['there', mine?.id ?? ''],
    ]);
    expect(await places()).toMatchObject([{ minutes: 7 * 60 }]);
  });

  test('is not for someone who was not on that turn, nor before it begins', async () => {
    const id = await wednesday();
    expect((await press(nadia, `${rota}/${id}/com-e-andata`, [['open', 'yes']])).status).toBe(409);
    expect((await press(rosa, `${rota}/${id}/com-e-andata`, [['open', 'yes']])).status).toBe(404);
  });

  test('is forgotten two years later, and how long the door was open is not', async () => {
    const id = await wednesday();
    await press(giuseppe, `${rota}/${id}/vengo`);
    state.now = new Date('2026-11-26T09:00:00Z');
    const [mine] = await places();
    await confirmed(id, [
      ['open', 'yes'],
      ['there', mine?.id ?? ''],
    ]);
    await forgetRota(db, new Date('2028-11-24T03:00:00Z'));
    expect(await places()).toMatchObject([{ person_id: giuseppe.person.id }]);
    await forgetRota(db, new Date('2028-11-26T03:00:00Z'));
    expect(await places()).toMatchObject([{ person_id: null, minutes: 120 }]);
  });
});

describe('a point is its own wall', () => {
  test('its rota is not there for the coordinator of another, for who runs the machine, and for who coordinates the town', async () => {
    const id = await wednesday();
    const strangers = [
      zeno,
      await someone('Paola Zani', 'administrator', null),
      await someone('Davide Moretti', 'commons_coordinator', null),
    ];
    for (const actor of strangers) {
      state.actor = actor;
      for (const path of [rota, `${rota}/ore`, `${rota}/${id}`, `${rota}/${randomUUID()}`])
        expect((await get(path)).status, path).toBe(404);
      for (const path of [`${rota}/prepara`, `${rota}/${id}/vengo`, `/sportello/${elsewhere.id}/turni/${id}/vengo`])
        expect((await post(path)).status, path).toBe(404);
    }
    expect(await places()).toEqual([]);
    state.actor = nobody;
    expect((await get(rota)).headers.get('location')).toMatch(/accedi/);
  });
});
