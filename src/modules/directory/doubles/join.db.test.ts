import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { putRows } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { calendarOf, reindexAll } from '../indexing/index.ts';

const { db, installation, url, commons } = await testTown();
const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
const at = (n: number) => `00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;
const [BRIDGE, TWICE, DESK, AGAIN, HOUSE, ROSA, DAVIDE] = [1, 2, 3, 4, 5, 6, 7].map(at);
const davide: Actor = {
  person: { id: at(7), name: 'Davide', email: 'davide@borgovivo.example' },
  roles: [{ role: 'commons_coordinator', scope: 'commons', scope_id: null }],
  assurance: 'second_factor',
};
let actor: Actor = davide;
const identities = { of: makeIdentities(installation, config).of, actorOf: async () => actor };
const house = buildHouse({ config, installation, identities, log: pino({ level: 'silent' }), perMinute: 0 });
const host = { host: 'borgovivo.test', origin: 'http://borgovivo.test' };
const page = '/coordinamento/doppioni';
await db.transaction().execute(loadItaly);

beforeEach(async () => {
  actor = davide;
  for (const table of ['joined_entry', 'double_pair', 'metadata', 'import_source', 'role_grant', 'service'] as const)
    await db.deleteFrom(table).execute();
  await sql`delete from location`.execute(db);
  await sql`delete from organization`.execute(db);
  await sql`delete from person`.execute(db);
  const town = { municipality_code: '017029' };
  await putRows(db, 'person', [
    { id: ROSA, name: 'Rosa', email: 'rosa@borgovivo.example' },
    { id: DAVIDE, name: 'Davide', email: 'davide@borgovivo.example' },
  ]);
  await putRows(db, 'organization', [
    { id: BRIDGE, name: 'Gruppo Ponte ODV', email: null, website: 'https://ponte.example', ...town },
    { id: TWICE, name: 'GRUPPO PONTE', email: 'ponte@ponte.example', website: 'https://altro.example', ...town },
  ]);
  await putRows(db, 'organization_identifier', [
    { id: at(10), organization_id: BRIDGE, identifier_type: 'IT-CF', identifier: '80017670177' },
  ]);
  await putRows(db, 'location', [
    { id: HOUSE, name: 'Casa', location_type: 'physical', organization_id: TWICE, ...town },
  ]);
  await putRows(db, 'service', [
    { id: DESK, name: 'Sportello Casa Bella', status: 'active', organization_id: BRIDGE },
    { id: AGAIN, name: 'SPORTELLO CASA BELLA', status: 'active', organization_id: TWICE },
  ]);
  await putRows(db, 'service_at_location', [{ id: AGAIN, service_id: AGAIN, location_id: HOUSE }]);
  await putRows(db, 'phone', [
    { id: at(20), organization_id: BRIDGE, number: '030 111222' },
    { id: at(21), organization_id: TWICE, number: '030111222' },
    { id: at(22), organization_id: TWICE, number: '030 333444' },
  ]);
  await putRows(db, 'role_grant', [
    { id: at(30), person_id: ROSA, role: 'editor', scope: 'organization', scope_id: TWICE },
  ]);
  await putRows(db, 'import_source', [{ name: 'elenco', title: 'Elenco', licence: 'CC0' }], { key: ['name'] });
  await sql`insert into import_row (source, key, entity, entity_id, given)
    values ('elenco', 'ponte', 'organization', ${TWICE}, ${JSON.stringify({
      organization: { entity: 'organization', id: TWICE, fields: { name: 'GRUPPO PONTE' } },
      'phone/030111222': { entity: 'phone', id: at(21), fields: { organization_id: TWICE } },
    })}::jsonb)`.execute(db);
  await reindexAll(db, calendarOf(commons), new Date());
});

const get = (path: string) => house.request(path, { headers: host });
const post = (path: string, fields: Record<string, string> = {}) =>
  house.request(path, {
    method: 'POST',
    headers: { ...host, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
const joinBodies = (fields: Record<string, string> = {}) =>
  post(page, { kind: 'organization', one: at(1), other: at(2), keep: at(1), verdict: 'same', ...fields });
/** All that the two entries are made of, so that one can say that it is as before. */
async function all(): Promise<string> {
  const tables = [
    'organization',
    'service',
    'location',
    'service_at_location',
    'phone',
    'role_grant',
    'import_row',
    'search_entry',
  ];
  const said = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(t) - 'last_modified' - 'updated_at'
        - 'seen_at' - 'granted_at' as row from ${sql.table(table)} t order by to_jsonb(t)::text`.execute(db);
      return rows.map(({ row }) => JSON.stringify(row)).toSorted();
    }),
  );
  return said.flat().join('\n');
}

describe('the page of doubles', () => {
  test('finds the two bodies, says why, and proposes to keep the one with the codice fiscale', async () => {
    expect(await (await get(page)).text()).toContain('Non abbiamo ancora cercato');
    expect((await post(`${page}/cerca`)).status).toBe(303);
    const html = await (await get(page)).text();
    expect(html).toContain('A: Gruppo Ponte ODV · B: GRUPPO PONTE');
    expect(html).toContain('stesso nome, stesso telefono, stesso comune');
    expect(html).toMatch(new RegExp(`name="keep"[^>]*value="${BRIDGE}"[^>]*checked`));
  });

  test('two are two, and it is not asked again', async () => {
    await post(`${page}/cerca`);
    expect((await joinBodies({ verdict: 'apart' })).headers.get('location')).toBe(`${page}?fatto=apart`);
    await post(`${page}/cerca`);
    expect(await (await get(page)).text()).toContain('Niente di doppio');
  });

  test('is for those who coordinate', async () => {
    actor = { ...davide, roles: [{ role: 'editor', scope: 'organization', scope_id: at(1) }] };
    expect((await get(page)).status).toBe(404);
    expect((await joinBodies()).status).toBe(404);
    expect((await db.selectFrom('organization').select('id').execute()).length).toBe(2);
  });
});

describe('joining', () => {
  test('everything passes to the one that is kept, once, and the old address leads there', async () => {
    expect((await joinBodies()).headers.get('location')).toBe(`${page}?fatto=same`);
    const services = await db.selectFrom('service').select('organization_id').execute();
    expect(new Set(services.map((one) => one.organization_id))).toEqual(new Set([BRIDGE]));
    const phones = await db
      .selectFrom('phone')
      .select('number')
      .where('organization_id', '=', at(1))
      .orderBy('id')
      .execute();
    expect(phones.map((one) => one.number)).toEqual(['030 111222', '030 333444']);
    expect(await db.selectFrom('role_grant').select('scope_id').execute()).toEqual([{ scope_id: BRIDGE }]);
    const [body] = await db.selectFrom('organization').select(['name', 'email', 'website']).execute();
    expect(body).toEqual({ name: 'Gruppo Ponte ODV', email: 'ponte@ponte.example', website: 'https://ponte.example' });
    const answer = await get(`/organizzazioni/${TWICE}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/organizzazioni/${BRIDGE}`]);
    expect(await (await get(`/organizzazioni/${BRIDGE}`)).text()).toContain('SPORTELLO CASA BELLA');
    const found = await db
      .selectFrom('search_entry')
      .select('organization_name')
      .where('kind', '=', 'service')
      .execute();
    expect(new Set(found.map((one) => one.organization_name))).toEqual(new Set(['Gruppo Ponte ODV']));
    const why = await db.selectFrom('change_cause').select('why').execute();
    expect(new Set(why.map((one) => one.why))).toEqual(new Set(['join']));
  });

  test('what the source knew the other by is now the one that is kept: the next import finds it', async () => {
    await joinBodies();
    const { given, entity_id } = await db
      .selectFrom('import_row')
      .select(['given', 'entity_id'])
      .executeTakeFirstOrThrow();
    expect(entity_id).toBe(BRIDGE);
    expect(JSON.stringify(given)).not.toContain(at(2));
    expect(JSON.stringify(given)).toContain(at(20));
  });

  test('where both say something, what was chosen stays', async () => {
    await joinBodies({ fatto_website: at(2), fatto_name: at(1) });
    const [body] = await db.selectFrom('organization').select(['name', 'website']).execute();
    expect(body).toEqual({ name: 'Gruppo Ponte ODV', website: 'https://altro.example' });
  });

  test('undone within the day, everything is as it was; what was changed since stays', async () => {
    const before = await all();
    await joinBodies({ fatto_website: at(2) });
    expect(await all()).not.toBe(before);
    expect(await (await get(page)).text()).toContain('Unite da meno di un giorno');
    expect((await post(`${page}/${TWICE}/annulla`)).headers.get('location')).toBe(`${page}?fatto=back`);
    expect(await all()).toBe(before);
    expect((await get(`/organizzazioni/${TWICE}`)).status).toBe(200);
    await joinBodies();
    await sql`update organization set email = 'nuova@ponte.example'`.execute(db);
    await post(`${page}/${TWICE}/annulla`);
    const mails = await db.selectFrom('organization').select('email').orderBy('id').execute();
    expect(mails.map((one) => one.email)).toEqual(['nuova@ponte.example', 'ponte@ponte.example']);
  });

  test('a day later it cannot be undone, and the address leads on all the same', async () => {
    await joinBodies();
    await sql`update joined_entry set undo = null`.execute(db);
    expect((await post(`${page}/${TWICE}/annulla`)).status).toBe(409);
    expect((await get(`/organizzazioni/${TWICE}`)).status).toBe(301);
  });

  test('two codici fiscali are two bodies, whatever one presses', async () => {
    await putRows(db, 'organization_identifier', [
      { id: at(11), organization_id: TWICE, identifier_type: 'IT-CF', identifier: '98765432105' },
    ]);
    const answer = await joinBodies();
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('due codici fiscali diversi');
  });

  test('an entry joined twice over: both old addresses lead to the last', async () => {
    await joinBodies();
    await putRows(db, 'organization', [{ id: at(9), name: 'Ponte', municipality_code: '017029' }]);
    await joinBodies({ other: at(9), keep: at(9) });
    expect((await get(`/organizzazioni/${TWICE}`)).headers.get('location')).toBe(`/organizzazioni/${at(9)}`);
    expect((await get(`/organizzazioni/${BRIDGE}`)).headers.get('location')).toBe(`/organizzazioni/${at(9)}`);
  });
});

test('two services of one body at one place, and two places at one spot, are joined too', async () => {
  await joinBodies();
  const there = { name: null, location_type: 'physical', municipality_code: '017029' };
  await putRows(db, 'location', [
    { id: at(40), ...there },
    { id: at(41), ...there },
  ]);
  const address = { city: 'Brescia', state_province: 'BS', postal_code: '25122', address_type: 'physical' };
  await putRows(db, 'address', [
    { id: at(42), location_id: at(40), address_1: 'Via Roma 12', ...address },
    { id: at(43), location_id: at(41), address_1: 'VIA ROMA, 12', ...address },
  ]);
  await putRows(db, 'service_at_location', [{ id: at(44), service_id: DESK, location_id: at(40) }]);
  await sql`update service_at_location set location_id = ${at(41)} where id = ${AGAIN}`.execute(db);
  await post(`${page}/cerca`);
  const html = await (await get(page)).text();
  expect(html).toContain('stesso nome, stesso indirizzo');
  expect((await post(page, { kind: 'place', one: at(40), other: at(41), keep: at(40), verdict: 'same' })).status).toBe(
    303,
  );
  expect((await post(page, { kind: 'service', one: at(3), other: at(4), keep: at(3), verdict: 'same' })).status).toBe(
    303,
  );
  expect(await db.selectFrom('service_at_location').select(['service_id', 'location_id']).execute()).toEqual([
    { service_id: DESK, location_id: at(40) },
  ]);
  expect((await get(`/servizi/${AGAIN}`)).headers.get('location')).toBe(`/servizi/${DESK}`);
  await post(`${page}/${AGAIN}/annulla`);
  expect((await get(`/servizi/${AGAIN}`)).status).toBe(200);
  const given = await db
    .selectFrom('service_at_location')
    .select(['service_id', 'location_id'])
    .orderBy('service_id')
    .execute();
  expect(given).toEqual([
    { service_id: DESK, location_id: at(40) },
    { service_id: AGAIN, location_id: at(40) },
  ]);
});
