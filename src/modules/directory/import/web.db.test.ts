import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { type Actor, nobody } from '#platform/identity/index.ts';
import { exported } from '../hsds/testing/moving.fixture.ts';
import { keepVocabularies } from '../vocabularies/keep.ts';

const { db, installation, url } = await testTown();
const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
const EDITOR = '00000000-0000-4000-8000-00000000ed17';
const editor: Actor = {
  person: { id: EDITOR, name: 'Redazione', email: 'redazione@borgovivo.test' },
  roles: [{ role: 'editor', scope: 'commons', scope_id: null }],
  assurance: 'second_factor',
};
let actor = editor;
const identities = { of: makeIdentities(installation, config).of, actorOf: async () => actor };
const house = buildHouse({ config, installation, identities, log: pino({ level: 'silent' }), perMinute: 0 });

beforeAll(async () => {
  await db.transaction().execute(keepVocabularies);
  await db.transaction().execute(loadItaly);
  await sql`insert into person (id, name, email) values (${EDITOR}, 'Redazione', 'redazione@borgovivo.test')`.execute(
    db,
  );
});

const host = { host: 'borgovivo.test', origin: 'http://borgovivo.test' };
const get = async (path: string) => house.request(path, { headers: host });
const post = async (path: string, fields: Record<string, string>) =>
  house.request(path, {
    method: 'POST',
    headers: { ...host, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

async function bring(text: string | Uint8Array<ArrayBuffer>, mapping = '', name = 'elenco.csv') {
  const body = new FormData();
  body.set('file', new File([text], name));
  body.set('mapping', mapping);
  return house.request('/redazione/importa', { method: 'POST', headers: host, body });
}

async function written(path: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const page = await (await get(path)).text();
    if (!page.includes('http-equiv="refresh"')) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never ended');
}

const LIST =
  'Codice Fiscale;Denominazione;Comune;Indirizzo\n80017670177;ACLI PROVINCIALI;BRESCIA;VIA CORSICA 165 - 25125 - BRESCIA - BS\n123;SBAGLIATA;BRESCIA;\n';

describe('an editor brings a list in', () => {
  let page = '';

  test('looks at what the columns seem to be and how the first rows come out', async () => {
    const answer = await bring(LIST);
    expect(answer.status).toBe(303);
    page = answer.headers.get('location') ?? '';
    const html = await (await get(page)).text();
    expect(html).toContain('ACLI Provinciali');
    expect(html).toContain('Via Corsica 165, 25125');
    expect(html).toContain('non è il codice fiscale di un ente');
    expect(html).toMatch(/<option value="fiscal_code" selected/);
  });

  test('is asked for what is missing, and keeps what was chosen', async () => {
    const answer = await post(`${page}/colonne`, {
      target: 'organizations',
      'to-0': 'fiscal_code',
      'to-1': 'fiscal_code',
      source_title: 'Albo',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Due colonne non possono dire la stessa cosa.');
    expect(html).toContain('Manca la colonna con il nome.');
  });

  test('says what the columns are, and saves this reading', async () => {
    const answer = await post(`${page}/colonne`, {
      target: 'organizations',
      'to-0': 'fiscal_code',
      'to-1': 'name',
      'to-2': 'municipality',
      'to-3': 'address',
      key: '0',
      kind: 'civil-society',
      source_title: 'Albo del Comune',
      licence: 'CC BY 4.0',
      save_as: 'Albo comunale',
    });
    expect(answer.status).toBe(303);
    expect(await (await get('/redazione/importa')).text()).toContain('value="albo-comunale"');
  });

  test('tries it: nothing is written', async () => {
    const html = await (await get(`${page}/prova`)).text();
    expect(html).toContain('Non è stato scritto nulla.');
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from organization`.execute(db);
    expect(rows[0]?.n).toBe(0);
  });

  test('writes it, sees what happened, and takes the refused rows home', async () => {
    const answer = await post(`${page}/scrivi`, {});
    const run = answer.headers.get('location') ?? '';
    expect(run).toContain('/redazione/importa/lettura/');
    const html = await written(run);
    expect(html).toContain('Chi cerca trova già tutto.');
    expect(html).toContain('Una riga non presa');
    const file = await get(`${run}/non-prese.csv`);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(await file.text()).toContain('123;SBAGLIATA;BRESCIA;;3;');
    const { rows } = await sql<{ name: string; by: string | null }>`
      select o.name, r.started_by as by from organization o, import_run r`.execute(db);
    expect(rows).toEqual([{ name: 'ACLI Provinciali', by: EDITOR }]);
  });

  test('decides whether two names are one body', async () => {
    const answer = await bring('nome;comune;ente gestore\nAcli provinciali APS;Brescia;\n', '', 'parrocchia.csv');
    const at = answer.headers.get('location') ?? '';
    await post(`${at}/colonne`, {
      target: 'organizations',
      'to-0': 'name',
      'to-1': 'municipality',
      key: '0',
      source_title: 'Parrocchia',
      licence: 'con permesso',
    });
    const run = (await post(`${at}/scrivi`, {})).headers.get('location') ?? '';
    const html = await written(run);
    expect(html).toContain('Una riga aspetta una tua decisione');
    expect(html).toContain('Somiglia a «ACLI Provinciali».');
    await post(`${run}/decisioni`, { line: '2', decision: 'same' });
    expect(await (await get(run)).text()).not.toContain('aspetta una tua decisione');
    const again = (await post(`${at}/scrivi`, {})).headers.get('location') ?? '';
    await written(again);
    const { rows } = await sql<{ n: number; told: number }>`
      select count(*)::int as n, (select count(*)::int from import_row where entity = 'organization') as told from organization`.execute(
      db,
    );
    expect(rows[0]).toEqual({ n: 1, told: 2 });
  });
});

describe('an editor brings HSDS in', () => {
  const id = '11111111-1111-4111-8111-111111111111';
  const service = { id, name: 'Ascolto del martedì', status: 'active', description: 'Si parla e si è ascoltati.' };
  const broken = { id: '22222222-2222-4222-8222-222222222222', status: 'active' };
  const many = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from service`.execute(db);
    return rows[0]?.n;
  };

  test('it is tried first, then written, and found at once; brought again it changes nothing', async () => {
    const before = await many();
    const answer = await bring(JSON.stringify([service, broken]), '', 'hsds.json');
    const page = answer.headers.get('location') ?? '';
    expect(page).toContain('/redazione/importa/pacchetto/');
    const trial = await written(page);
    expect(trial).toContain('Ecco che cosa succederebbe');
    expect(trial).toContain('Una riga non presa');
    expect(await many()).toBe(before);
    expect((await post(`${page}/scrivi`, {})).status).toBe(303);
    expect(await written(page)).toContain('Chi cerca trova già tutto.');
    expect(await many()).toBe((before ?? 0) + 1);
    const refused = await get(`${page}/non-prese.json`);
    expect(refused.headers.get('content-disposition')).toContain('attachment');
    expect(await refused.text()).toContain(broken.id);
    expect(await (await get('/api/search?q=ascolto+del+martedi')).text()).toContain(id);
    const again = (await bring(JSON.stringify([service]), '', 'hsds.json')).headers.get('location') ?? '';
    expect(await written(again)).toMatch(/Uguali[^0-9]*<[^0-9]*1/);
    expect(await (await get('/redazione/importa')).text()).toContain('hsds.json');
  });

  test('a tabular package, whatever it is called', async () => {
    const zip = Uint8Array.from(await exported(db, 'tabular'));
    const answer = await bring(zip, '', 'dati.bin');
    const page = await written(answer.headers.get('location') ?? '');
    expect(page).toContain('Ecco che cosa succederebbe');
    expect(page).not.toContain('non presa');
  });

  test.each([
    ['{"id": "1", "name":', 'Il file non è in JSON'],
    ['{"services": [1]}', 'non c’è un oggetto'],
  ])('%s is refused beside the file', async (text, sentence) => {
    const answer = await bring(text, '', 'rotto.json');
    const page = answer.headers.get('location') ?? '';
    expect(await written(page)).toContain(sentence);
    expect((await get(page)).status).toBe(422);
    expect(await (await get('/redazione/importa')).text()).toContain('Non si legge');
  });

  test('what was stopped while it was written can be done again', async () => {
    const answer = await bring(JSON.stringify([service]), '', 'hsds.json');
    const page = answer.headers.get('location') ?? '';
    await written(page);
    await sql`update import_upload set stage = 'writing', report = null where id::text = ${page.split('/').at(-1)}`.execute(
      db,
    );
    expect(await (await get(page)).text()).toContain('Ci siamo fermati a metà');
    await post(`${page}/scrivi`, {});
    expect(await written(page)).toContain('Chi cerca trova già tutto.');
  });
});

describe('what cannot be', () => {
  test.each([
    ['%PDF-1.7 …', 'È un PDF, non una tabella.'],
    ['', 'Scegli un file.'],
    ['<html><body>404</body></html>', 'È una pagina web, non una tabella'],
  ])('%s is refused in words', async (text, sentence) => {
    const answer = await bring(text);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
  });

  test('a file that is too large is refused before it is read', async () => {
    const answer = await bring(new Uint8Array(25 * 1024 * 1024).fill(65));
    expect(await answer.text()).toContain('Il file è troppo grande');
  });

  test('a page that is not there', async () => {
    for (const path of [
      '/redazione/importa/niente',
      '/redazione/importa/lettura/niente',
      '/redazione/importa/pacchetto/niente',
      '/redazione/importa/pacchetto/00000000-0000-4000-8000-000000000000/non-prese.json',
      '/redazione/importa/lettura/00000000-0000-4000-8000-000000000000/non-prese.csv',
    ])
      expect((await get(path)).status).toBe(404);
  });

  test('who is no editor finds nothing', async () => {
    actor = { ...editor, roles: [{ role: 'member', scope: 'commons', scope_id: null }] };
    expect((await get('/redazione/importa')).status).toBe(404);
    expect((await bring(LIST)).status).toBe(404);
    actor = nobody;
    expect((await get('/redazione/importa')).headers.get('location')).toContain('/accedi');
    actor = editor;
  });
});
