import { expect, test } from 'vitest';
import { reindex } from '../index.ts';
import { borgovivo, dataIn, monday } from './visit.fixture.ts';

const { db, calendar, visit, send, idOf } = await borgovivo();

test('an organisation says who it is, how to reach it, and what it offers', async () => {
  const page = await visit(`/organizzazioni/${await idOf('organization', 'Porte Aperte')}`);
  expect(page.text).toContain('Società civile organizzata');
  expect(page.text).toMatch(/Codice fiscale \d{11}/);
  expect(page.text).toContain('Sportello moduli e SPID');
  expect(page.html).toContain('href="mailto:segreteria@porte-aperte.borgovivo.example"');
  expect(dataIn(page)).toMatchObject({ '@type': 'Organization', taxID: expect.stringMatching(/^\d{11}$/) });
});

test('the codice fiscale of a person is on no page, wherever it was written', async () => {
  const { id } = await db
    .insertInto('organization')
    .values({ name: 'Bottega di Anna' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const identifier = 'RSSMRA85T10A562S';
  await db
    .insertInto('organization_identifier')
    .values({ organization_id: id, identifier_type: 'IT-CF', identifier })
    .execute();
  await db.transaction().execute((tx) => reindex(tx, { organization: [id] }, calendar, monday));
  const page = await visit(`/organizzazioni/${id}`);
  expect(page.status).toBe(200);
  expect(page.html).not.toContain(identifier);
});

test('a place says whether its door is open and what happens behind it, what is open first', async () => {
  const page = await visit(`/luoghi/${await idOf('location', 'Casa del Quartiere')}`);
  expect(page.text).toContain('Aperto adesso, fino alle 19');
  expect(page.text).toMatch(/12 servizi qui/);
  expect(page.text.indexOf('Sportello moduli e SPID')).toBeLessThan(page.text.indexOf('Far nascere un’associazione'));
  expect(page.text).toContain('Bagno accessibile');
  expect(dataIn(page)).toMatchObject({ '@type': 'Place', openingHoursSpecification: expect.any(Array) });
});

test('under “talk to someone” every point has its number, its hours and its street', async () => {
  const { text, html } = await visit('/punti');
  expect(text).toMatch(/Punto Comunità Centro via Roma 12, 99010 Borgovivo 0139 555 200 Apre oggi alle 15/);
  expect(html).toContain('href="tel:+390139555200"');
  expect(text).toContain('Non serve dire chi sei.');
});

test('a point that has no hours of its own has those of whoever listens there', async () => {
  const path = `/punti/${await idOf('point', 'Punto Comunità Centro')}`;
  const page = await visit(path);
  expect(page.text).toMatch(/Oggi, lunedì 15–18 Martedì 9:30–12/);
  expect((await send(`${path}/orari.ics`)).html).toContain('DTSTART;TZID=Europe/Rome:20261123T150000');
  expect((await send(`/qr${path}.svg`)).status).toBe(200);
});

test('a group that no register knows has a page, with when it meets', async () => {
  const page = await visit(`/risorse/${await idOf('asset', 'Gruppo di cammino')}`);
  expect(page.text).toContain('Gruppi informali');
  expect(page.text).toMatch(/Oggi, lunedì 9–10/);
  expect(page.html).toContain('orari.ics');
});

test('a guide gives the papers as a list to tick, then where, by when and how much, and who helps', async () => {
  const path = `/pratiche/${await idOf('procedure', 'Fare lo SPID')}`;
  const { text, html } = await visit(path);
  expect(text).toContain('Che cosa serve Documento d’identità valido Tessera sanitaria o codice fiscale');
  expect(text).toMatch(/Dove si fa.*Entro quando.*Quanto costa.*Chi ti aiuta a farla.*Sportello moduli/);
  expect(html).toContain('href="https://www.spid.gov.it/"');
  expect((await visit(`/en${path}`)).text).toContain('What you need Valid identity document');
});

test('all guides are on one page, each once, under the topic that one would look for', async () => {
  const { html, text } = await visit('/pratiche');
  const links = [...html.matchAll(/href="(\/pratiche\/[0-9a-f-]{36})"/g)].map((match) => match[1]);
  const { count } = await db
    .selectFrom('procedure')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(new Set(links).size).toBe(Number(count));
  expect(links.length).toBe(Number(count));
  expect(text).toMatch(/Casa Domanda di casa popolare/);
});

test('a place that imports name their source under its licence, beside when it was checked', async () => {
  const id = await idOf('organization', 'Porte Aperte');
  await db
    .insertInto('import_source')
    .values({ name: 'prova', title: 'Elenco del 5×1000', url: 'https://elenco.example/', licence: 'CC BY 4.0' })
    .execute();
  await db
    .insertInto('import_row')
    .values({ source: 'prova', key: '1', entity: 'organization', entity_id: id, given: '{}' })
    .execute();
  await db.transaction().execute((tx) => reindex(tx, { organization: [id] }, calendar, monday));
  expect((await visit(`/organizzazioni/${id}`)).text).toContain('Dati di partenza: Elenco del 5×1000 , CC BY 4.0.');
  expect((await visit('/dati-aperti')).text).toContain('Elenco del 5×1000 CC BY 4.0');
});

test.each(['organizzazioni', 'luoghi', 'punti', 'risorse', 'pratiche'])(
  'an id that no page has is not found under /%s',
  async (kind) => {
    for (const id of ['00000000-0000-4000-8000-00000000dead', 'x', '%00', "1'%20or%201=1"]) {
      expect((await visit(`/${kind}/${id}`)).status).toBe(404);
      expect((await visit(`/qr/${kind}/${id}.svg`)).status).toBe(404);
    }
  },
);

test('an asset that is no more is gone from its page and from its neighbourhood', async () => {
  const id = await idOf('asset', 'Gruppo di cammino');
  await db.updateTable('asset').set({ status: 'defunct' }).where('id', '=', id).execute();
  await db.transaction().execute((tx) => reindex(tx, { asset: [id] }, calendar, monday));
  expect((await visit(`/risorse/${id}`)).status).toBe(404);
  expect((await visit('/quartieri/san-rocco')).html).not.toContain(id);
});
