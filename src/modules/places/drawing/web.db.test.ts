import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { calendarOf, reindexAll } from '#modules/directory/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { putRows } from '#platform/database/index.ts';
import { type Actor, nobody } from '#platform/identity/index.ts';
import { loadItaly } from '../territory/italy.ts';

const { db, installation, url, commons } = await testTown();
const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
const editor: Actor = {
  person: { id: '00000000-0000-4000-8000-00000000ed18', name: 'Redazione', email: 'redazione@borgovivo.test' },
  roles: [{ role: 'editor', scope: 'commons', scope_id: null }],
  assurance: 'second_factor',
};
let actor = editor;
const identities = { of: makeIdentities(installation, config).of, actorOf: async () => actor };
const house = buildHouse({ config, installation, identities, log: pino({ level: 'silent' }), perMinute: 0 });
const host = { host: 'borgovivo.test', origin: 'http://borgovivo.test' };
const path = '/redazione/quartieri';

const PLACE = '00000000-0000-4000-8000-0000000000b1';
const SERVICE = '00000000-0000-4000-8000-0000000000b2';

beforeAll(async () => {
  await db.transaction().execute(loadItaly);
  await sql`update municipality set position = point(10.21, 45.54) where istat_code = '017029'`.execute(db);
  await putRows(db, 'location', [
    { id: PLACE, location_type: 'physical', name: 'Casa', latitude: 45.545, longitude: 10.215 },
  ]);
  await putRows(db, 'service', [{ id: SERVICE, name: 'Ascolto in casa', status: 'active' }]);
  await putRows(db, 'service_at_location', [{ id: SERVICE, service_id: SERVICE, location_id: PLACE }]);
  await reindexAll(db, calendarOf(commons), new Date());
});

const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 0.01, south],
      [west + 0.01, south + 0.01],
      [west, south + 0.01],
      [west, south],
    ],
  ],
});
const areas = (...named: [string, ReturnType<typeof square>][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: named.map(([nome, geometry]) => ({ type: 'Feature', properties: { nome }, geometry })),
  });

async function bring(text: string | Uint8Array<ArrayBuffer>, comune = 'Brescia') {
  const body = new FormData();
  body.set('file', new File([text], 'quartieri.geojson'));
  body.set('comune', comune);
  return house.request(path, { method: 'POST', headers: host, body });
}
const foundIn = async () => {
  const { rows } = await sql<{ name: string | null }>`
    select n.name from search_entry e left join neighbourhood n on n.id = e.neighbourhood_id where e.id = ${SERVICE}`.execute(
    db,
  );
  return rows[0]?.name;
};

describe('an editor draws the neighbourhoods', () => {
  test('and what lies there is found there at once', async () => {
    expect(await foundIn()).toBe(null);
    const answer = await bring(areas(['Lamarmora', square(10.21, 45.54)], ['Fiumicello', square(10.19, 45.54)]));
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('2 nuovi: ');
    expect(html).toContain('Un luogo ha cambiato quartiere');
    expect(html).toContain('href="/quartieri/lamarmora"');
    expect(await foundIn()).toBe('Lamarmora');
  });

  test('the same file again changes nothing; another draws anew and says what it did not name', async () => {
    const again = await (
      await bring(areas(['Lamarmora', square(10.21, 45.54)], ['Fiumicello', square(10.19, 45.54)]))
    ).text();
    expect(again).toContain('2 uguali a prima');
    expect(again).toContain('Nessun luogo ha cambiato quartiere.');
    const other = await (
      await bring(areas(['Fiumicello', square(10.21, 45.54)], ['Lamarmora', square(10.22, 45.54)]))
    ).text();
    expect(other).toContain('2 ridisegnati: ');
    expect(await foundIn()).toBe('Fiumicello');
    expect(await (await bring(areas(['Fiumicello', square(10.21, 45.54)]))).text()).toContain(
      'Uno non è nel file e resta com’era: Lamarmora.',
    );
  });

  test('in capitals it is the same neighbourhood, and keeps the name that people read', async () => {
    const html = await (
      await bring(areas(['FIUMICELLO', square(10.205, 45.54)], ['LAMARMORA', square(10.22, 45.54)]))
    ).text();
    expect(html).toContain('Uno ridisegnato: Fiumicello.');
    expect(html).toContain('Uno uguale a prima.');
    expect(html).not.toContain('LAMARMORA');
  });

  test.each([
    ['no file', '', 'Brescia', 422, 'Scegli un file.'],
    ['no GeoJSON', 'ciao', 'Brescia', 409, 'Il file non è un GeoJSON leggibile.'],
    ['no town', areas(['Lamarmora', square(10.21, 45.54)]), '', 422, 'Scrivi il nome del comune.'],
    ['an unknown town', areas(['Lamarmora', square(10.21, 45.54)]), 'Atlantide', 409, '«Atlantide» non è un comune'],
    [
      'a name that is a text',
      areas(['Lamarmora '.repeat(20), square(10.21, 45.54)]),
      'Brescia',
      409,
      'più di 100 lettere',
    ],
    ['another town', areas(['Posillipo', square(14.2, 40.8)]), 'Brescia', 409, 'è quasi tutto fuori da Brescia'],
  ])('%s is refused beside its field, and nothing is lost', async (_name, text, comune, status, sentence) => {
    const before = await (await house.request(path, { headers: host })).text();
    const answer = await bring(text, comune);
    expect(answer.status).toBe(status);
    const html = await answer.text();
    expect(html).toContain(sentence);
    if (comune !== '') expect(html).toContain(`value="${comune}"`);
    expect(await (await house.request(path, { headers: host })).text()).toBe(before);
  });

  test('a file that is too large is refused before it is read', async () => {
    expect(await (await bring(new Uint8Array(25 * 1024 * 1024).fill(65))).text()).toContain('Il file è troppo grande');
  });

  test('tried first, it says what would become of it, and changes nothing', async () => {
    const before = await (await house.request(path, { headers: host })).text();
    const body = new FormData();
    body.set('file', new File([areas(['Sbagliato', square(10.2, 45.53)])], 'quartieri.geojson'));
    body.set('comune', 'Brescia');
    body.set('come', 'prova');
    const html = await (await house.request(path, { method: 'POST', headers: host, body })).text();
    expect(html).toContain('Ecco che cosa succederebbe');
    expect(html).toContain('Uno nuovo: Sbagliato.');
    expect(await (await house.request(path, { headers: host })).text()).toBe(before);
  });

  test('one brought by mistake is taken away; one in which something lies stays, and says so', async () => {
    await bring(areas(['Sbagliato', square(10.2, 45.53)], ['Fiumicello', square(10.21, 45.54)]));
    const idOf = (name: string) =>
      db.selectFrom('neighbourhood').select('id').where('name', '=', name).executeTakeFirstOrThrow();
    const remove = (id: string) => house.request(`${path}/${id}/togli`, { method: 'POST', headers: host });
    expect((await remove((await idOf('Sbagliato')).id)).headers.get('location')).toBe(`${path}?fatto=tolto`);
    expect(await (await house.request(path, { headers: host })).text()).not.toContain('Sbagliato');
    const kept = await remove((await idOf('Fiumicello')).id);
    expect(kept.status).toBe(409);
    expect(await kept.text()).toContain('Fiumicello non si può togliere: c’è un luogo.');
    actor = { ...editor, roles: [{ role: 'editor', scope: 'organization', scope_id: PLACE }] };
    expect((await remove((await idOf('Fiumicello')).id)).status).toBe(404);
    actor = editor;
  });

  test('who is no editor finds nothing', async () => {
    actor = { ...editor, roles: [{ role: 'member', scope: 'commons', scope_id: null }] };
    expect((await house.request(path, { headers: host })).status).toBe(404);
    actor = nobody;
    expect((await bring('ciao')).status).toBe(404);
    actor = editor;
  });
});
