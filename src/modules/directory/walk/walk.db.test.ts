import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { nobody } from '#platform/identity/index.ts';
import { aFind, at, townOfWalkers } from './testing.fixture.ts';

const town = await townOfWalkers();
const { db, someone, ask, page, post, stateOf, water, bakery, editor, coordinator, ofBakery } = town;
/** Where nothing is: far enough from every door. */
const field = at(bakery, 900);
const member = await someone('Ugo', { role: 'member', scope: 'commons', scope_id: null });

describe('whoever walks', () => {
  test('records a shop, and sees that it waits', async () => {
    const find = aFind({ ...field, name: 'Ferramenta Tuttofare' });
    const answer = await post(editor, '/mappatura', find);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/mappatura?trovata=${find.id}`]);
    expect(await page(editor, `/mappatura?trovata=${find.id}`)).toContain('Segnato: Ferramenta Tuttofare');
    expect(await stateOf(find.id)).toBe('waiting');
    const found = await page(nobody, '/cerca?q=ferramenta+tuttofare');
    expect(found).not.toContain('Presta gli attrezzi');
  });

  test('sends the same find twice on a line that drops, and it is kept once', async () => {
    const find = aFind({ ...at(bakery, 1200), name: 'Merceria Adele' });
    const headers = { accept: 'application/json' };
    const both = await Promise.all([1, 2].map(() => post(editor, '/mappatura', find, headers)));
    expect(await Promise.all(both.map((one) => one.json()))).toEqual(
      Array(2).fill({ id: find.id, state: 'waiting', page: `/mappatura?trovata=${find.id}` }),
    );
    const stranger = await post(coordinator, '/mappatura', { ...find, name: 'Altro' });
    expect(stranger.status).toBe(404);
    const { rows } = await sql<{ name: string }>`select name from walk_find where id = ${find.id}`.execute(db);
    expect(rows).toEqual([{ name: 'Merceria Adele' }]);
  });

  test.each([
    ['no kind', { kind: '' }, 'Scegli che cosa hai trovato.'],
    ['no name', { name: ' ' }, 'Scrivi come si chiama.'],
    ['nowhere', { lat: '', lon: '' }, 'usa la posizione del telefono'],
    ['a group that was not asked', { kind: 'informal-group' }, 'Un gruppo compare solo se è d’accordo'],
    ['a position that is none', { lat: 'qui' }, 'La posizione non si legge'],
  ])('%s is said beside its field, and nothing is lost', async (_name, given, sentence) => {
    const answer = await post(editor, '/mappatura', aFind({ note: 'Da non perdere.', ...given }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(sentence);
    expect(html).toContain('Da non perdere.');
  });

  test('a group that agrees is kept with the day on which it said so', async () => {
    const find = aFind({ ...at(bakery, 1500), kind: 'informal-group', name: 'Le camminatrici', consent: 'on' });
    expect((await post(editor, '/mappatura', find)).status).toBe(303);
    const { rows } = await sql`select consent_on::text from walk_find where id = ${find.id}`.execute(db);
    expect(rows).toEqual([{ consent_on: '2026-11-23' }]);
  });

  test('with a role in one neighbourhood records there, and nowhere else', async () => {
    expect(
      (await post(ofBakery, '/mappatura', aFind({ ...at(bakery, 5), name: 'Panchina rotta', kind: 'missing' }))).status,
    ).toBe(303);
    const elsewhere = await post(ofBakery, '/mappatura', aFind(at(water)));
    expect(elsewhere.status).toBe(409);
    expect(await elsewhere.text()).toContain('fuori dal quartiere in cui puoi segnare');
  });

  test('can say an address instead of a position', async () => {
    const find = aFind({ lat: '', lon: '', address: 'via dei Mille 12', name: 'Sartoria Punto Croce' });
    expect((await post(editor, '/mappatura', find)).status).toBe(303);
    const { rows } = await sql<{ neighbourhood_id: string | null; latitude: number | null; municipality_code: string }>`
      select neighbourhood_id, latitude, municipality_code from walk_find where id = ${find.id}`.execute(db);
    expect(rows[0]).toMatchObject({ latitude: null, municipality_code: expect.stringMatching(/.+/) });
  });

  test('who does not walk finds nothing', async () => {
    for (const path of ['/mappatura', '/coordinamento/mappatura']) expect((await ask(member, path)).status).toBe(404);
    expect((await post(member, '/mappatura', aFind())).status).toBe(404);
    expect((await ask(editor, '/coordinamento/mappatura')).status).toBe(404);
  });
});

describe('something like it is there already', () => {
  test('within sixty metres under a similar name: its finder is asked before it is kept', async () => {
    const find = aFind({ ...at(bakery, 40), name: 'Forno al Mulino' });
    const answer = await post(editor, '/mappatura', find);
    expect(answer.headers.get('location')).toBe(`/mappatura/${find.id}`);
    const html = await page(editor, `/mappatura/${find.id}`);
    expect(html).toContain('È una di queste?');
    expect(html).toContain('Forno del Mulino');
    expect(await page(coordinator, '/coordinamento/mappatura')).not.toContain('Forno al Mulino');
    await post(editor, `/mappatura/${find.id}/tieni`, {});
    expect(await stateOf(find.id)).toBe('waiting');
    expect((await post(editor, `/mappatura/${find.id}/tieni`, {})).status).toBe(404);
  });

  test('«it is there» leaves nothing behind; and nobody answers for another', async () => {
    const find = aFind({ ...at(bakery, 10), name: 'Il forno del mulino' });
    await post(editor, '/mappatura', find);
    for (const what of ['tieni', 'togli'])
      expect((await post(coordinator, `/mappatura/${find.id}/${what}`, {})).status).toBe(404);
    await post(editor, `/mappatura/${find.id}/togli`, {});
    expect(await stateOf(find.id)).toBeUndefined();
  });

  test('a hundred metres on, or with another name, it is something else', async () => {
    for (const [metres, name] of [
      [110, 'Forno del Mulino'],
      [20, 'Calzolaio Bonomi'],
    ] as const) {
      const find = aFind({ ...at(bakery, metres), name });
      await post(editor, '/mappatura', find);
      expect(await stateOf(find.id), name).toBe('waiting');
    }
  });
});
