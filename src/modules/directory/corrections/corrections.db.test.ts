import { beforeEach, describe, expect, test } from 'vitest';
import { readKept } from '../keeping/entry.ts';
import { correctionsTown, DESK, hidden, marta, max, ROSA, rosa, workedOut } from './testing/town.fixture.ts';

const town = await correctionsTown();
const { db, correct, get, post } = town;
beforeEach(town.asNew);

const says = async (fact: string) => (await readKept(db, 'service', DESK)).says[fact];
const idOf = async (wish: string) =>
  (await db.selectFrom('correction').select('id').where('wish', '=', wish).executeTakeFirstOrThrow()).id;
const desk = '/redazione/correzioni';

describe('whoever reads an entry', () => {
  test('finds beside each fact the way to say that it is wrong, which says of which fact', async () => {
    const { html } = await get(`/servizi/${DESK}`);
    for (const fact of ['name', 'description', 'eligibility_description', 'documents', 'phone'])
      expect(html).toContain(`/correzioni/nuova?voce=service:${DESK}&amp;campo=${fact}`);
    expect(html).toMatch(/title="Correggi: Telefono"><svg[^>]*>.*?<\/svg><span>Correggi: Telefono<\/span>/);
    expect(html.match(/Qualcosa non va\?/g)).toHaveLength(1);
  });

  test('sees what the page says now, writes what it should say, and follows it at an address that only they have', async () => {
    const form = await get(`/correzioni/nuova?voce=service:${DESK}&campo=phone`);
    expect(form.html).toContain('0139 555 100');
    const sent = await correct('phone', '0139 555 200');
    expect(sent.status).toBe(303);
    const status = await get(sent.to);
    expect(status.html).toContain('Ricevuta');
    expect(status.html).toContain('0139 555 200');
    const code = sent.to.split('/').at(-1) ?? '';
    expect(code).toMatch(/^[\w-]{22}$/);
    const rows = await db.selectFrom('correction').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code);
    expect((await get(`/correzioni/${code.slice(0, 21)}${code.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
  });

  test('loses nothing of what was typed when something is missing', async () => {
    const sent = await correct('phone', '0139 555 200', { email: 'anna senza chiocciola' });
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('Controlla l’e-mail');
    expect(sent.html).toContain('value="0139 555 200"');
    expect((await correct('phone', '   ')).html).toContain('Scrivi come dovrebbe essere.');
  });

  test('is told when the page says so already', async () => {
    const sent = await correct('phone', '+39 0139555100');
    expect(sent.status).toBe(409);
    expect(sent.html).toContain('È quello che la pagina dice già.');
  });

  test('cannot correct what may not be seen, nor what is no fact', async () => {
    expect((await get(`/correzioni/nuova?voce=service:${ROSA}&campo=phone`)).status).toBe(404);
    expect((await get(`/correzioni/nuova?voce=service:${DESK}&campo=status`)).status).toBe(404);
    expect((await get(`/correzioni/nuova?voce=service:${DESK}`)).html).toContain('Che cosa non va?');
  });

  test('who presses twice has one correction, and one page', async () => {
    const where = { voce: `service:${DESK}`, campo: 'alert' };
    const modulo = hidden((await get(`/correzioni/nuova?${new URLSearchParams(where)}`)).html, 'modulo');
    town.wait(30_000);
    const fields = { ...where, giusto: 'Chiuso a Natale', modulo, prova: workedOut(modulo) };
    const both = [await post('/correzioni/nuova', fields), await post('/correzioni/nuova', fields)];
    expect(new Set(both.map(({ to }) => to)).size).toBe(1);
    expect(await db.selectFrom('correction').select('state').execute()).toEqual([{ state: 'open' }]);
  });

  test('what they write is shown as words, never as a page', async () => {
    const sent = await correct('description', 'Aiuto <script>alert(1)</script> & altro');
    const status = await get(sent.to);
    expect(status.html).toContain('Aiuto &lt;script&gt;alert(1)&lt;/script&gt; &amp; altro');
    expect(status.html).not.toContain('<script>alert');
  });
});

describe('the same said twice', () => {
  test('is one for the editor, and both who said it are told', async () => {
    await correct('phone', '0139 555 200', { email: 'anna@borgovivo.example' });
    const second = await correct('phone', '0139555200', { email: 'bruno@borgovivo.example' });
    expect((await get(second.to)).html).toContain('Qualcuno l’aveva già scritto');
    town.as(rosa);
    const page = await get(desk);
    expect(page.html).toContain('Una cosa aspetta una risposta.');
    expect(page.html).toContain('lo dice anche un’altra persona');
    await post(`${desk}/${await idOf('0139 555 200')}/accetta`, {});
    const letters = (await town.letters()).filter(({ subject }) => subject.includes('Che cosa ne è stato'));
    expect(letters.map(({ address }) => address)).toEqual(['anna@borgovivo.example', 'bruno@borgovivo.example']);
    expect((await get(second.to)).html).toContain('Accettata');
  });

  test('other wishes for the same fact stand beside it', async () => {
    await correct('phone', '0139 555 200');
    await correct('phone', '0139 555 300');
    town.as(rosa);
    const { html } = await get(desk);
    expect(html).toContain('Una cosa aspetta una risposta.');
    expect(html.match(/class="wish"/g)).toHaveLength(2);
  });
});

describe('whoever keeps the entry', () => {
  test('accepts in one press: the page says it, the history says why, whoever asked is told', async () => {
    const { to } = await correct('phone', '0139 555 200', { email: 'anna@borgovivo.example' });
    const id = await idOf('0139 555 200');
    town.as(rosa);
    const pressed = await post(`${desk}/${id}/accetta`, {});
    expect(pressed.to).toBe(`${desk}?fatto=accetta`);
    expect((await get(`/servizi/${DESK}`)).html).toContain('0139 555 200');
    const causes = await db.selectFrom('change_cause').select(['why', 'why_id', 'person_id']).execute();
    expect(causes).toEqual([{ why: 'correction', why_id: id, person_id: ROSA }]);
    expect((await get(to)).html).toContain('0139 555 200');
    expect((await get(to)).html).toContain('Accettata');
    const [letter] = (await town.letters()).filter(({ address }) => address === 'anna@borgovivo.example');
    expect(letter?.body).toContain('0139 555 200');
    expect(letter?.body).toContain(`/servizi/${DESK}`);
  });

  test('where the fact has changed meanwhile, is led to both, and writes what is right', async () => {
    await correct('phone', '0139 555 200');
    const id = await idOf('0139 555 200');
    await db.updateTable('phone').set({ number: '0139 555 900' }).execute();
    town.as(rosa);
    expect((await get(desk)).html).not.toContain(`${id}/accetta`);
    const led = await post(`${desk}/${id}/accetta`, {});
    expect(led.to).toBe(`${desk}/${id}?guarda=1`);
    expect(await says('phone')).toBe('0139 555 900');
    const page = await get(led.to);
    expect(page.html).toContain('Nel frattempo la scheda è cambiata');
    expect(page.html).toContain('0139 555 900');
    const visto = /name="visto" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    await post(`${desk}/${id}/accetta`, { valore: '0139 555 201', visto });
    expect(await says('phone')).toBe('0139 555 201');
  });

  test('where the page says it by ages, an editor looks first', async () => {
    await db.updateTable('service').set({ minimum_age: 6, maximum_age: 14 }).execute();
    const form = await get(`/correzioni/nuova?voce=service:${DESK}&campo=eligibility_description`);
    expect(form.html).toContain('Da 6 a 14 anni');
    await correct('eligibility_description', 'Da 6 a 16 anni');
    const id = await idOf('Da 6 a 16 anni');
    town.as(rosa);
    expect((await post(`${desk}/${id}/accetta`, {})).to).toBe(`${desk}/${id}?guarda=1`);
    expect(await says('eligibility_description')).toBe(null);
    expect((await get(`${desk}/${id}`)).html).toContain('La pagina lo dice anche in altri modi');
  });

  test('words that are no value are not written as they stand', async () => {
    await correct('phone', 'È staccato da un mese');
    const id = await idOf('È staccato da un mese');
    town.as(rosa);
    expect((await post(`${desk}/${id}/accetta`, {})).to).toBe(`${desk}/${id}?guarda=1`);
    const visto = /name="visto" value="([^"]*)"/.exec((await get(`${desk}/${id}`)).html)?.[1] ?? '';
    const wrong = await post(`${desk}/${id}/accetta`, { valore: 'boh', visto });
    expect(wrong.status).toBe(409);
    expect(wrong.html).toContain('value="boh"');
    expect(await says('phone')).toBe('0139 555 100');
  });

  test('hours lead to their own form, with what was asked above it, and are accepted when they are saved', async () => {
    const { to } = await correct('hours', 'lunedì e giovedì 9–12');
    const id = await idOf('lunedì e giovedì 9–12');
    town.as(rosa);
    const form = /href="(\/redazione\/service\/[^"]*\?correzione=[^"]*)"/.exec((await get(desk)).html)?.[1] ?? '';
    const hours = await get(form);
    expect(hours.html).toContain('<strong>lunedì e giovedì 9–12</strong>');
    const door = form.split('?')[0] ?? '';
    const typed = { d0m: '9-12', d3m: '9-12', correzione: hidden(hours.html, 'correzione') };
    const words = await post(door, { do: 'words', ...typed });
    expect(words.html).toContain('<strong>lunedì e giovedì 9–12</strong>');
    expect((await post(door, { do: 'save', ...typed })).to).toBe(`${desk}?fatto=accetta`);
    expect(await says('hours')).toContain('lunedì e giovedì 9–12');
    expect((await get(to)).html).toContain('Accettata');
    const history = await db.selectFrom('change_cause').select(['why', 'why_id']).execute();
    expect(history).toContainEqual({ why: 'correction', why_id: id });
  });

  test('hours that were right already stay, and the correction is looked at once more', async () => {
    await correct('hours', 'lunedì e giovedì 9–12');
    const id = await idOf('lunedì e giovedì 9–12');
    town.as(rosa);
    const form = /href="(\/redazione\/service\/[^"]*\?correzione=[^"]*)"/.exec((await get(desk)).html)?.[1] ?? '';
    const saved = await post(form.split('?')[0] ?? '', { do: 'save', correzione: id });
    expect(saved.to).toBe(`${desk}/${id}`);
    expect((await post(`${desk}/${id}/fatta`, {})).to).toBe(`${desk}?fatto=accetta`);
  });

  test('another’s correction, or one of another fact, is not closed by saving hours', async () => {
    await correct('phone', '0139 555 200');
    const id = await idOf('0139 555 200');
    town.as(rosa);
    const saved = await post(`/redazione/service/${DESK}/orari/${DESK}`, { do: 'save', d0m: '9-12', correzione: id });
    expect(saved.to).toContain(`/servizi/${DESK}`);
    expect((await db.selectFrom('correction').select('state').where('id', '=', id).executeTakeFirst())?.state).toBe(
      'open',
    );
  });

  test('answers with words, which whoever asked reads', async () => {
    const { to } = await correct('phone', '0139 555 200');
    const id = await idOf('0139 555 200');
    town.as(rosa);
    expect((await post(`${desk}/${id}/risposta`, { parole: '' })).html).toContain('Scrivi la risposta.');
    await post(`${desk}/${id}/risposta`, { parole: 'È il numero del CAF, non il nostro.' });
    expect((await get(to)).html).toContain('È il numero del CAF, non il nostro.');
    expect(await says('phone')).toBe('0139 555 100');
    expect((await post(`${desk}/${id}/accetta`, {})).html).toContain('Qualcuno ha già deciso su questa.');
  });

  test('sets aside what is no correction, and takes it back', async () => {
    const { to } = await correct('phone', '0139 555 200', { email: 'anna@borgovivo.example' });
    const id = await idOf('0139 555 200');
    town.as(rosa);
    await post(`${desk}/${id}/da-parte`, {});
    expect((await get(desk)).html).toContain('Nessuna correzione aspetta');
    expect((await get(to)).html).toContain('Non è stata presa come una correzione.');
    await post(`${desk}/${id}/ripresa`, {});
    expect((await get(desk)).html).toContain('0139 555 200');
    expect((await town.letters()).filter(({ address }) => address === 'anna@borgovivo.example')).toEqual([]);
  });

  test('sees only what is theirs: another’s is not found', async () => {
    await correct('phone', '0139 555 200');
    const id = await idOf('0139 555 200');
    town.as(max);
    expect((await get(desk)).html).not.toContain('0139 555 200');
    expect((await get(`${desk}/${id}`)).status).toBe(404);
    for (const deed of ['accetta', 'risposta', 'fatta', 'da-parte', 'ripresa'])
      expect((await post(`${desk}/${id}/${deed}`, { parole: 'x' })).status).toBe(404);
    town.as(marta);
    expect((await get(desk)).html).toContain('0139 555 200');
  });

  test('first of all what no organisation looks after, for whoever coordinates', async () => {
    await correct('phone', '0139 555 200');
    town.wait(86_400_000);
    await db.updateTable('service').set({ organization_id: null }).execute();
    await correct('alert', 'Chiuso a Natale');
    town.as(marta);
    const { html } = await get(desk);
    expect(html.indexOf('0139 555 200')).toBeLessThan(html.indexOf('Chiuso a Natale'));
    expect(html).toContain('Aspetta da un giorno');
    town.as(rosa);
    expect((await get(desk)).html).toContain('Nessuna correzione aspetta');
  });
});
