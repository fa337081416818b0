import { beforeEach, describe, expect, test } from 'vitest';
import { correctionsTown, DESK, hidden, MARTA, marta, rosa } from './testing/town.fixture.ts';

const town = await correctionsTown();
const { db, get, post, send } = town;
beforeEach(async () => {
  for (const table of ['asset', 'location'] as const) await db.deleteFrom(table).execute();
  await town.asNew();
});

const desk = '/redazione/correzioni';
const garden = {
  tipo: 'asset',
  nome: 'Orto dei Girasoli',
  che_cosa: 'Un orto dove si coltiva insieme il sabato.',
  dove: 'via Po 2',
  contatto: '0139 555 700, orto@girasoli.example',
  email: 'anna@borgovivo.example',
};
const idOf = async () =>
  (await db.selectFrom('proposal').select('correction_id').executeTakeFirstOrThrow()).correction_id;
const found = async (words: string) => (await get(`/cerca?q=${encodeURIComponent(words)}`)).html;

describe('whoever misses something', () => {
  test('proposes it in plain words, and follows what becomes of it', async () => {
    const sent = await send('/proponi', garden);
    expect(sent.status).toBe(303);
    const status = await get(sent.to);
    expect(status.html).toContain('La tua proposta');
    expect(status.html).toContain('Orto dei Girasoli');
    expect(await found('orto girasoli')).not.toContain('/risorse/');
  });

  test('is shown what looks like it before it is kept, and goes on with one press', async () => {
    const { html } = await get('/proponi');
    const modulo = hidden(html, 'modulo');
    town.wait(30_000);
    const fields = { ...garden, tipo: 'service', nome: 'Lo sportello casa', modulo };
    const asked = await post('/proponi', fields);
    expect(asked.html).toContain('È una di queste?');
    expect(asked.html).toContain(`/servizi/${DESK}`);
    expect(asked.html).toContain('value="Lo sportello casa"');
    expect(await db.selectFrom('proposal').select('name').execute()).toEqual([]);
    town.wait(5_000);
    const visto = hidden(asked.html, 'visto');
    const conferma = /name="conferma" value="([^"]*)"/.exec(asked.html)?.[1] ?? '';
    expect((await post('/proponi', { ...fields, visto, conferma })).status).toBe(303);
    expect(await db.selectFrom('proposal').select('name').execute()).toEqual([{ name: 'Lo sportello casa' }]);
  });

  test('is told beside each field what is missing', async () => {
    const sent = await send('/proponi', { ...garden, tipo: '', nome: '', che_cosa: '' });
    expect(sent.status).toBe(422);
    for (const words of ['Scegli che cos’è.', 'Scrivi come si chiama.', 'Scrivi che cosa fa.', 'value="via Po 2"'])
      expect(sent.html).toContain(words);
  });

  test('twice the same is one proposal', async () => {
    await send('/proponi', garden);
    const second = await send('/proponi', { ...garden, nome: 'ORTO DEI GIRASOLI', email: 'bruno@borgovivo.example' });
    expect((await get(second.to)).html).toContain('Qualcuno l’aveva già scritto');
    town.as(marta);
    expect((await get(desk)).html).toContain('Una cosa aspetta una risposta.');
  });
});

describe('whoever coordinates', () => {
  test('makes it an entry: found at once, the history says why, whoever proposed it is told', async () => {
    const { to } = await send('/proponi', garden);
    const id = await idOf();
    town.as(marta);
    const page = await get(`${desk}/${id}`);
    for (const words of ['0139 555 700', 'orto@girasoli.example', 'via Po 2']) expect(page.html).toContain(words);
    const made = await post(`${desk}/${id}/nuova`, {
      tipo: 'asset',
      nome: 'Orto dei Girasoli',
      che_cosa: 'Un orto dove si coltiva insieme il sabato.',
      telefono: '0139 555 700',
      email: 'orto@girasoli.example',
    });
    expect(made.to).toBe(`${desk}?fatto=nuova`);
    const asset = await db.selectFrom('asset').selectAll().executeTakeFirstOrThrow();
    expect(asset).toMatchObject({ name: 'Orto dei Girasoli', status: 'active', email: 'orto@girasoli.example' });
    expect(await found('orto girasoli')).toContain(`/risorse/${asset.id}`);
    const history = await db
      .selectFrom('metadata')
      .innerJoin('change_cause', 'metadata_id', 'metadata.id')
      .select(['last_action_type', 'field_name', 'why', 'why_id', 'person_id'])
      .where('resource_id', '=', asset.id)
      .where('field_name', '=', 'name')
      .execute();
    expect(history).toEqual([
      { last_action_type: 'create', field_name: 'name', why: 'correction', why_id: id, person_id: MARTA },
    ]);
    expect((await get(to)).html).toContain(`/risorse/${asset.id}`);
    const letter = (await town.letters()).find(({ address }) => address === garden.email);
    expect(letter?.body).toContain(`/risorse/${asset.id}`);
  });

  test('a place has its address, a service stands where it is given', async () => {
    await send('/proponi', { ...garden, tipo: 'place', nome: 'Casa del Quartiere Po' });
    town.as(marta);
    await post(`${desk}/${await idOf()}/nuova`, {
      tipo: 'place',
      nome: 'Casa del Quartiere Po',
      che_cosa: 'Una casa per tutti.',
      via: 'via Po 2',
      comune: 'Borgovivo',
    });
    const place = await db.selectFrom('location').select('id').executeTakeFirstOrThrow();
    expect((await get(`/luoghi/${place.id}`)).html).toContain('via Po 2');
    await db.deleteFrom('correction').execute();
    town.wait(60_000);
    await send('/proponi', { ...garden, tipo: 'service', nome: 'Ripara con noi', dove: 'casa del quartiere po' });
    const page = await get(`${desk}/${await idOf()}`);
    expect(page.html).toContain(`value="${place.id}"`);
    await post(`${desk}/${await idOf()}/nuova`, {
      tipo: 'service',
      nome: 'Ripara con noi',
      che_cosa: 'Si ripara.',
      luogo: place.id,
    });
    expect(await db.selectFrom('service_at_location').select('location_id').execute()).toEqual([
      { location_id: place.id },
    ]);
    expect(await found('ripara con noi')).toContain('Casa del Quartiere Po');
  });

  test('joins it to an entry that was there, which whoever proposed it is shown', async () => {
    const { html } = await get('/proponi');
    town.wait(30_000);
    const fields = { ...garden, tipo: 'service', nome: 'Sportello per la casa', modulo: hidden(html, 'modulo') };
    const asked = await post('/proponi', fields);
    town.wait(5_000);
    const conferma = /name="conferma" value="([^"]*)"/.exec(asked.html)?.[1] ?? '';
    const { to } = await post('/proponi', { ...fields, visto: fields.nome, conferma });
    town.as(marta);
    const id = await idOf();
    expect((await get(`${desk}/${id}`)).html).toContain(`value="service:${DESK}"`);
    expect((await post(`${desk}/${id}/nota`, {})).html).toContain('Scegli quale scheda è.');
    await post(`${desk}/${id}/nota`, { voce: `service:${DESK}` });
    const status = await get(to);
    expect(status.html).toContain('C’era già');
    expect(status.html).toContain(`/servizi/${DESK}`);
  });

  test('answers a proposal; an editor of one organisation does not see it', async () => {
    const { to } = await send('/proponi', garden);
    const id = await idOf();
    town.as(rosa);
    expect((await get(`${desk}/${id}`)).status).toBe(404);
    for (const deed of ['nuova', 'nota', 'risposta'])
      expect((await post(`${desk}/${id}/${deed}`, { ...garden, voce: `service:${DESK}`, parole: 'x' })).status).toBe(
        404,
      );
    town.as(marta);
    await post(`${desk}/${id}/risposta`, { parole: 'L’orto ha chiuso l’anno scorso.' });
    expect((await get(to)).html).toContain('L’orto ha chiuso l’anno scorso.');
  });
});
