import { beforeEach, describe, expect, test } from 'vitest';
import { answerTimes, forgetCorrections } from './ends.ts';
import { correctionsTown, rosa } from './testing/town.fixture.ts';

const town = await correctionsTown();
const { db, visit, correct, get, post } = town;
beforeEach(town.asNew);

const days = (n: number) => n * 86_400_000;
const desk = '/redazione/correzioni';
const idOf = async (wish: string) =>
  (await db.selectFrom('correction').select('id').where('wish', '=', wish).executeTakeFirstOrThrow()).id;
const settle = async (wish: string, deed: string, fields: Record<string, string> = {}) => {
  town.as(rosa);
  return post(`${desk}/${await idOf(wish)}/${deed}`, fields);
};
const due = async () =>
  (await db.selectFrom('later').select('due_at').where('name', '=', 'corrections.arrived').execute()).map(
    ({ due_at }) => due_at,
  );
const forget = () => db.transaction().execute((tx) => forgetCorrections(tx, visit.now));

describe('whoever keeps the entry', () => {
  test('gets one mail for all that arrives within some hours, without a word of whoever wrote', async () => {
    await correct('phone', '0139 555 200');
    await correct('alert', 'Chiuso a Natale');
    expect(await due()).toHaveLength(1);
    const letters = await town.letters();
    expect(letters.map(({ address }) => address)).toEqual(['rosa@borgovivo.example']);
    expect(letters[0]?.body).toContain('/redazione/correzioni');
    expect(letters[0]?.body).not.toMatch(/0139|Natale/);
    expect(letters[0]?.subject).toContain('2 correzioni aspettano');
    await correct('wait_time', 'una settimana');
    const [next] = await due();
    expect((next?.getTime() ?? 0) - visit.now.getTime()).toBeGreaterThan(3.9 * 3_600_000);
  });

  test('is also who leads the editors without being one: the letter comes, and the desk shows what waits', async () => {
    await db.updateTable('role_grant').set({ role: 'lead_editor' }).where('role', '=', 'editor').execute();
    await correct('phone', '0139 555 200');
    expect((await town.letters()).map(({ address }) => address)).toEqual(['rosa@borgovivo.example']);
    town.as({ ...rosa, roles: rosa.roles.map((held) => ({ ...held, role: 'lead_editor' as const })) });
    expect((await get(desk)).html).toContain('0139 555 200');
  });

  test('gets none where all has been settled meanwhile', async () => {
    await correct('phone', '0139 555 200');
    await settle('0139 555 200', 'accetta');
    expect(await town.letters()).toEqual([]);
  });

  test('is whoever coordinates, where no organisation keeps the entry', async () => {
    await db.updateTable('service').set({ organization_id: null }).execute();
    await correct('phone', '0139 555 200');
    expect((await town.letters()).map(({ address }) => address)).toEqual(['marta@borgovivo.example']);
  });
});

describe('what is kept', () => {
  test('the address goes 30 days after the end, the words a year after it, and the page with them', async () => {
    const { to } = await correct('phone', '0139 555 200', { email: 'anna@borgovivo.example' });
    await forget();
    town.wait(days(40));
    await forget();
    expect(await db.selectFrom('correction').select('email').execute()).toEqual([{ email: 'anna@borgovivo.example' }]);
    await settle('0139 555 200', 'accetta');
    town.wait(days(29));
    await forget();
    expect(await db.selectFrom('correction').select('email').execute()).toEqual([{ email: 'anna@borgovivo.example' }]);
    town.wait(days(2));
    await forget();
    expect(await db.selectFrom('correction').select(['email', 'wish']).execute()).toEqual([
      { email: null, wish: '0139 555 200' },
    ]);
    expect((await get(to)).status).toBe(200);
    town.wait(days(335));
    await forget();
    const [left] = await db.selectFrom('correction').selectAll().execute();
    expect(left).toMatchObject({ said: null, wish: null, wish_key: null, outcome: null, code_hash: null, email: null });
    expect((await get(to)).status).toBe(404);
  });

  test('what was no correction is gone after seven days', async () => {
    await correct('alert', 'Parolacce');
    await settle('Parolacce', 'da-parte');
    town.wait(days(6));
    await forget();
    expect(await db.selectFrom('correction').select('state').execute()).toEqual([{ state: 'spam' }]);
    town.wait(days(2));
    await forget();
    expect(await db.selectFrom('correction').select('state').execute()).toEqual([]);
  });
});

test('the time that answers take counts from arrival to acceptance or answer; what was no correction does not count', async () => {
  const since = visit.now;
  expect(await answerTimes(db, since, visit.now)).toEqual({ answered: 0, median_hours: null, within_week: null });
  await correct('phone', '0139 555 200');
  await correct('alert', 'Chiuso a Natale');
  await correct('wait_time', 'una settimana');
  await correct('description', 'Parolacce');
  town.wait(days(2));
  await settle('0139 555 200', 'accetta');
  await settle('Parolacce', 'da-parte');
  const early = await answerTimes(db, since, visit.now);
  expect(early).toMatchObject({ answered: 1, within_week: 1 });
  expect(early.median_hours).toBeCloseTo(48, 0);
  town.wait(days(8));
  await settle('Chiuso a Natale', 'risposta', { parole: 'È già scritto.' });
  const late = await answerTimes(db, since, visit.now);
  expect(late.answered).toBe(2);
  expect(late.median_hours).toBeCloseTo(144, 0);
  expect(late.within_week).toBeCloseTo(1 / 3, 3);
  expect((await get(desk)).html).toContain('Metà in 6 giorni');
});
