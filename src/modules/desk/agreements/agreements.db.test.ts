import { beforeEach, describe, expect, test } from 'vitest';
import { say } from '#app/messages.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { latestMails } from '#platform/mail/index.ts';
import { deskHouse } from '../house.fixture.ts';
import { monday } from '../town.fixture.ts';
import { agreementOf } from './queries.ts';
import { tellAgreementsEnd } from './telling.ts';

const { db, here, elsewhere, state, get, post, someone } = await deskHouse();
const davide = await someone('Davide Moretti', 'commons_coordinator', null);
const amina = await someone('Amina Haddad', 'point_manager', here.id);
const nadia = await someone('Nadia Conti', 'desk_coordinator', here.id);
const giuseppe = await someone('Giuseppe Ferrari', 'desk_volunteer', here.id);
const zeno = await someone('Zeno Galli', 'point_manager', elsewhere.id);
const base = `/accordi/${here.id}`;

const terms = (more: Record<string, string> = {}): [string, string][] =>
  Object.entries({
    starts_on: '2026-04-01',
    ends_on: '2027-03-31',
    municipality: 'Comune di Borgovivo, Servizi sociali',
    zone: 'Zona Centro',
    zone_contact: 'Marta Rinaldi, assistente sociale',
    duties: 'Ascolto, orientamento, accompagnamento.',
    controller_municipality: 'Comune di Borgovivo',
    controller_association: 'Porte Aperte',
    reply_days: '7',
    ...more,
  });
const agreements = () => db.selectFrom('agreement').selectAll().orderBy('starts_on').execute();
const written = () => agreements().then(([one]) => one?.id ?? '');

beforeEach(async () => {
  await db.deleteFrom('agreement').execute();
  await db.deleteFrom('mail').execute();
  state.now = monday;
  state.actor = amina;
});

test('an agreement switches on what it provides for, on its days, and nothing on others', async () => {
  expect((await post(`${base}/nuovo`, terms({ allows_inbox: 'on' }))).headers.get('location')).toBe(`${base}?fatto=1`);
  expect(await agreementOf(db, here.id, '2027-03-31')).toMatchObject({
    reply_days: 7,
    allows_inbox: true,
    allows_notes: false,
    allows_attachments: false,
  });
  expect(await agreementOf(db, here.id, '2027-04-01')).toBeNull();
  expect(await agreementOf(db, elsewhere.id, '2026-11-23')).toBeNull();
  const page = await (await get(base)).text();
  expect(page).toContain('In vigore: dal 1 aprile 2026 al 31 marzo 2027');
  expect(page).toContain('Marta Rinaldi, assistente sociale');
});

describe('one is in force at a time', () => {
  test('a term that meets another is refused beside its day, and nothing typed is lost', async () => {
    await post(`${base}/nuovo`, terms());
    const answer = await post(
      `${base}/nuovo`,
      terms({ starts_on: '2027-03-31', ends_on: '2028-03-31', zone: 'Zona Nord' }),
    );
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('In questi giorni c’è già un accordo');
    expect(page).toContain('value="Zona Nord"');
    expect((await post(`${base}/nuovo`, terms({ starts_on: '2027-04-01', ends_on: '2028-03-31' }))).status).toBe(303);
  });
  test('also for two who write at the same moment', async () => {
    const answers = await Promise.all([post(`${base}/nuovo`, terms()), post(`${base}/nuovo`, terms())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await agreements()).toHaveLength(1);
  });
  test('putting one right keeps to that too', async () => {
    await post(`${base}/nuovo`, terms());
    await post(`${base}/nuovo`, terms({ starts_on: '2027-04-01', ends_on: '2028-03-31' }));
    const id = await written();
    expect((await post(`${base}/${id}`, terms({ ends_on: '2027-04-02' }))).status).toBe(409);
    expect((await post(`${base}/${id}`, terms({ ends_on: '2027-01-31', allows_notes: 'on' }))).status).toBe(303);
    expect(await agreementOf(db, here.id, '2027-01-31')).toMatchObject({ allows_notes: true });
  });
});

test('a form with holes says which, and keeps the rest', async () => {
  const answer = await post(`${base}/nuovo`, terms({ ends_on: '2026-01-01', zone_contact: '', reply_days: '90' }));
  expect(answer.status).toBe(422);
  const page = await answer.text();
  for (const sentence of ['Scrivi chi risponde nella zona.', 'Scrivi un numero da 1 a 60.'])
    expect(page).toContain(sentence);
  expect(page).toContain('value="Zona Centro"');
});

describe('before it ends', () => {
  const night = (now: string) =>
    inTransaction(db, (tx) =>
      tellAgreementsEnd(tx, { now: new Date(now), origin: 'https://borgovivo.test', t: say.it }),
    );

  test('the point’s coordinator gets one letter sixty days before and one fifteen days before', async () => {
    await post(`${base}/nuovo`, terms());
    expect(await night('2027-01-29T05:10:00Z')).toBe(0);
    expect(await night('2027-01-30T05:10:00Z')).toBe(1);
    expect(await night('2027-01-30T05:20:00Z')).toBe(0);
    expect(await night('2027-01-31T05:10:00Z')).toBe(0);
    const [letter] = await latestMails(db);
    expect(letter).toMatchObject({ address: nadia.person?.email });
    expect(letter?.subject).toBe('Punto Comunità Centro: l’accordo finisce fra 60 giorni');
    expect(letter?.body).toContain(`https://borgovivo.test${base}`);
    expect(await night('2027-03-16T05:10:00Z')).toBe(1);
    expect(await night('2027-03-17T05:10:00Z')).toBe(0);
  });
  test('nobody is written to once the next term is there', async () => {
    await post(`${base}/nuovo`, terms());
    await post(`${base}/nuovo`, terms({ starts_on: '2027-04-01', ends_on: '2028-03-31' }));
    expect(await night('2027-03-16T05:10:00Z')).toBe(0);
  });
  test('a point without a coordinator has its manager told', async () => {
    state.actor = zeno;
    await post(`/accordi/${elsewhere.id}/nuovo`, terms());
    expect(await night('2027-03-16T05:10:00Z')).toBe(1);
    expect(await latestMails(db)).toMatchObject([{ address: zeno.person?.email }]);
  });
});

test('it is kept by the commons’ coordinator and the point’s manager, read by its coordinator, and not there for others', async () => {
  state.actor = davide;
  expect((await post(`${base}/nuovo`, terms())).status).toBe(303);
  const id = await written();
  state.actor = nadia;
  expect((await get(base)).status).toBe(200);
  for (const actor of [nadia, giuseppe, zeno]) {
    state.actor = actor;
    if (actor !== nadia) expect((await get(base)).status).toBe(404);
    expect((await get(`${base}/${id}`)).status).toBe(404);
    expect((await post(`${base}/${id}`, terms({ zone: 'Altra' }))).status).toBe(404);
    expect((await post(`${base}/nuovo`, terms())).status).toBe(404);
  }
  state.actor = zeno;
  expect((await post(`/accordi/${elsewhere.id}/${id}`, terms({ zone: 'Altra' }))).status).toBe(404);
  expect(await agreements()).toMatchObject([{ zone: 'Zona Centro' }]);
});
