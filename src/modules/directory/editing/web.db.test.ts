import { beforeEach, describe, expect, test } from 'vitest';
import { romeDate } from '#platform/calendar/index.ts';
import { nobody } from '#platform/identity/index.ts';
import { readKept } from '../keeping/entry.ts';
import { DESK, deskTown, GUIDE, mario, redazione, rosa, THEIRS } from './desk.testing.fixture.ts';

const { db, settle, as, door } = await deskTown();
const at = `/redazione/service/${DESK}`;
const page = `/servizi/${DESK}`;

beforeEach(settle);

const says = async () => (await readKept(db, 'service', DESK)).says;
const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
const drafts = () => db.selectFrom('draft').select(['person_id', 'said']).execute();
const whereTo = (answer: Response) => answer.headers.get('location') ?? '';
const batchIn = (answer: Response) => /fatto=([0-9a-f-]{36})/.exec(whereTo(answer))?.[1] ?? '';

describe('an editor changes a fact', () => {
  test('and reads it on the page, with the way back in one press', async () => {
    const { get, post } = as(rosa);
    expect(await textOf(get(page))).toContain(`href="${at}/modifica"`);
    const form = await textOf(get(`${at}/modifica`));
    expect(form).toContain('name="was.description" value="Si ascolta."');
    const saved = await post(`${at}/modifica`, {
      do: 'save',
      description: 'Ti aiutiamo.',
      'was.description': 'Si ascolta.',
    });
    expect(saved.status).toBe(303);
    expect(whereTo(saved)).toMatch(new RegExp(`^${page}\\?fatto=`));
    const done = await textOf(get(whereTo(saved)));
    expect(done).toContain('Ti aiutiamo.');
    expect(done).toContain('Fatto');
    expect(done).toContain('Annulla');
    expect(await drafts()).toEqual([]);

    const undone = await post(`${at}/annulla`, { batch: batchIn(saved) });
    expect(undone.status).toBe(303);
    expect((await says()).description).toBe('Si ascolta.');
    // What was taken back can be taken back.
    await post(`${at}/annulla`, { batch: batchIn(undone) });
    expect((await says()).description).toBe('Ti aiutiamo.');
  });

  const checkedOn = async () => (await readKept(db, 'service', DESK)).assured_date;

  test('that alone is no check of the others; with «tutto il resto è ancora giusto» the date is today', async () => {
    const { get, post } = as(rosa);
    const wish = { do: 'save', alert: 'Chiuso lunedì', 'was.alert': '' };
    await post(`${at}/modifica`, wish);
    expect([(await says()).alert, await checkedOn()]).toEqual(['Chiuso lunedì', null]);
    expect(await textOf(get(`${at}/modifica`))).toMatch(/<input type="checkbox" name="checked" value="on"(?! checked)/);
    await post(`${at}/modifica`, { ...wish, 'was.alert': 'Chiuso lunedì', alert: 'Chiuso martedì', checked: 'on' });
    expect([(await says()).alert, await checkedOn()]).toEqual(['Chiuso martedì', romeDate(new Date())]);
    expect(await textOf(get(page))).toContain('Controllat');
  });

  test('a tick taken away again, before saving, counts for nothing; one that was previewed counts', async () => {
    const { post } = as(rosa);
    await post(`${at}/bozza`, { alert: 'Chiuso lunedì', 'was.alert': '', checked: 'on' });
    await post(`${at}/modifica`, { do: 'save', alert: 'Chiuso lunedì', 'was.alert': '' });
    expect(await checkedOn()).toBe(null);
    await post(`${at}/modifica`, { do: 'preview', checked: 'on' });
    expect(await checkedOn()).toBe(null);
    await post(`${at}/salva`, {});
    expect(await checkedOn()).toBe(romeDate(new Date()));
  });

  test('a slip is told beside its field, and what was typed is there still, also on another computer', async () => {
    const { get, post } = as(rosa);
    const answer = await post(`${at}/modifica`, {
      do: 'save',
      phone: 'chiedi a Rosa',
      'was.phone': '',
      alert: 'Ponte',
      'was.alert': '',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Non sembra un numero di telefono');
    expect(html).toContain('value="chiedi a Rosa"');
    const later = await textOf(get(`${at}/modifica`));
    expect(later).toContain('Hai un testo non finito, oggi alle');
    expect(await textOf(get(`${at}/modifica?bozza=1`))).toContain('value="chiedi a Rosa"');
    expect(await textOf(as(mario).get(`${at}/modifica`))).not.toContain('chiedi a Rosa');
    await as(rosa).post(`${at}/butta`, {});
    expect(await textOf(get(`${at}/modifica`))).not.toContain('chiedi a Rosa');
  });

  test('every few seconds what is typed is kept, and nothing of the entry changes', async () => {
    const { post } = as(rosa);
    expect((await post(`${at}/bozza`, { description: 'A metà', altro: 'x' })).status).toBe(204);
    expect(await drafts()).toEqual([{ person_id: rosa.person?.id, said: { description: 'A metà', checked: '' } }]);
    expect((await says()).description).toBe('Si ascolta.');
  });

  test('the preview is the page as it will be, and nobody else sees it', async () => {
    const { get, post } = as(rosa);
    const answer = await post(`${at}/modifica`, {
      do: 'preview',
      name: 'Sportello affitti',
      'was.name': 'Sportello casa',
    });
    expect(whereTo(answer)).toBe(`${at}/anteprima`);
    const html = await textOf(get(`${at}/anteprima`));
    expect(html).toContain('<h1>Sportello affitti</h1>');
    expect(html).toContain('È un’anteprima');
    expect(await textOf(as(nobody).get(page))).toContain('<h1>Sportello casa</h1>');
    expect(await db.selectFrom('metadata').select('id').execute()).toEqual([]);
    await as(rosa).post(`${at}/salva`, {});
    expect(await textOf(as(nobody).get(page))).toContain('<h1>Sportello affitti</h1>');
  });
});

describe('two people at once', () => {
  test('the second sees both texts, chooses, and loses nothing of the rest', async () => {
    await as(rosa).post(`${at}/modifica`, { do: 'save', description: 'Di Rosa.', 'was.description': 'Si ascolta.' });
    const { post } = as(mario);
    const second = await post(`${at}/modifica`, {
      do: 'save',
      description: 'Di Mario.',
      'was.description': 'Si ascolta.',
      wait_time: 'Un giorno',
      'was.wait_time': '',
    });
    expect(second.status).toBe(409);
    const html = await second.text();
    expect(html).toContain('Di Rosa.');
    expect(html).toContain('Di Mario.');
    expect((await says()).wait_time).toBe(null);
    const unsure = await post(`${at}/scelte`, { 'now.description': 'Di Rosa.' });
    expect(unsure.status).toBe(409);
    expect(await unsure.text()).toContain('Scegli quale tenere: Di che cosa si tratta.');
    const chosen = await post(`${at}/scelte`, { 'now.description': 'Di Rosa.', 'choose.description': 'mine' });
    expect(chosen.status).toBe(303);
    expect(await says()).toMatchObject({ description: 'Di Mario.', wait_time: 'Un giorno' });
  });

  test('who keeps the other’s text saves the rest', async () => {
    await as(rosa).post(`${at}/modifica`, { do: 'save', description: 'Di Rosa.', 'was.description': 'Si ascolta.' });
    const { post } = as(mario);
    const typed = { description: 'Di Mario.', 'was.description': 'Si ascolta.', alert: 'Ponte', 'was.alert': '' };
    await post(`${at}/modifica`, { do: 'save', ...typed });
    await post(`${at}/scelte`, { 'now.description': 'Di Rosa.', 'choose.description': 'theirs' });
    expect(await says()).toMatchObject({ description: 'Di Rosa.', alert: 'Ponte' });
  });

  test('what has changed again since is not undone without asking', async () => {
    const { post } = as(rosa);
    const first = await post(`${at}/modifica`, { description: 'Uno.', 'was.description': 'Si ascolta.' });
    await post(`${at}/modifica`, { description: 'Due.', 'was.description': 'Uno.' });
    const undone = await post(`${at}/annulla`, { batch: batchIn(first) });
    expect(undone.status).toBe(409);
    const html = await undone.text();
    expect(html).toContain('Com’era prima');
    const choice = { batch: batchIn(first), 'now.description': 'Due.', 'choose.description': 'mine' };
    expect((await post(`${at}/annulla`, choice)).status).toBe(303);
    expect((await says()).description).toBe('Si ascolta.');
  });
});

describe('opening hours', () => {
  test('are changed as people say them, read in words before saving, and undone row by row', async () => {
    const { get, post } = as(rosa);
    expect((await says()).hours).toBe('Casa: lunedì 9–12; dal 1º ottobre 2026 al 31 maggio 2027: mercoledì 15–17');
    expect(whereTo(await post(`${at}/modifica`, { do: `hours ${door}` }))).toBe(`${at}/orari/${door}`);
    const form = await textOf(get(`${at}/orari/${door}`));
    expect(form).toContain('value="9–12"');
    expect(form).toContain('dal 1º ottobre 2026 al 31 maggio 2027: mercoledì 15–17');
    const typed = { d0m: '9-12', d3m: '9-12', m0n: '1', m0d: '1', m0h: '15-18', c0f: '2027-01-02', c0t: '2027-01-08' };
    const words = await textOf(post(`${at}/orari/${door}`, { do: 'words', ...typed }));
    expect(words).toContain('lunedì e giovedì 9–12; primo martedì del mese 15–18');
    expect((await says()).hours).not.toContain('giovedì');
    const saved = await post(`${at}/orari/${door}`, { do: 'save', ...typed });
    expect(saved.status).toBe(303);
    const after =
      'Casa: lunedì e giovedì 9–12; primo martedì del mese 15–18; dal 1º ottobre 2026 al 31 maggio 2027: mercoledì 15–17; chiuso dal 2 gennaio 2027 all’8 gennaio 2027';
    expect((await says()).hours).toBe(after);
    expect(await textOf(get(`${at}/storia`))).toContain(after);

    await post(`${at}/annulla`, { batch: batchIn(saved) });
    expect((await says()).hours).toBe('Casa: lunedì 9–12; dal 1º ottobre 2026 al 31 maggio 2027: mercoledì 15–17');
    const rows = await db.selectFrom('schedule').select('id').orderBy('id').execute();
    expect(rows.map(({ id }) => id.slice(-2))).toEqual(['21', '22']);
  });

  test('an unclear line is told beside it, and stays as it was typed', async () => {
    const answer = await as(rosa).post(`${at}/orari/${door}`, { do: 'words', d0m: 'di mattina' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Non capiamo questo orario');
    expect(html).toContain('value="di mattina"');
  });

  test('changed by two at once, the second chooses between the words of both', async () => {
    await as(mario).post(`${at}/orari/${door}`, { do: 'words', d1m: '9-12' });
    await as(rosa).post(`${at}/orari/${door}`, { do: 'save', d2m: '10-11' });
    const { post } = as(mario);
    const second = await post(`${at}/salva`, {});
    expect(second.status).toBe(409);
    const html = await second.text();
    expect(html).toContain('Casa: mercoledì 10–11');
    expect(html).toContain('Casa: martedì 9–12');
    const now = (await says()).hours ?? '';
    expect((await post(`${at}/scelte`, { 'now.hours': now, 'choose.hours': 'mine' })).status).toBe(303);
    expect((await says()).hours).toContain('martedì 9–12');
  });

  test('open on public holidays too is kept with the hours', async () => {
    const { post } = as(rosa);
    await post(`${at}/orari/${door}`, {
      do: 'save',
      d0m: '9-12',
      holidays: 'on',
      drop: '00000000-0000-4000-8000-000000000022',
    });
    expect((await says()).hours).toBe('Casa: lunedì 9–12; aperto anche nei giorni festivi');
  });
});

describe('a new entry, and one that goes', () => {
  test('begins as a draft that nobody sees, and is found once saved', async () => {
    const { get, post } = as(rosa);
    const begun = await post('/redazione/nuova', {
      kind: 'service',
      topics: 'bills',
      place: '00000000-0000-4000-8000-000000000016',
    });
    const path = whereTo(begun);
    expect(path).toMatch(/^\/redazione\/service\/[0-9a-f-]{36}\/modifica$/);
    const id = path.split('/')[3] ?? '';
    expect(await textOf(get(path))).toContain('Nuovo servizio');
    expect((await as(mario).get(path)).status).toBe(404);
    const { post: again } = as(rosa);
    expect((await again(path, { do: 'save', name: '' })).status).toBe(422);
    expect(await textOf(get('/redazione'))).toContain('Cominciate e non salvate');
    const saved = await again(path, { do: 'save', name: 'Sportello bollette', phone: '0139 555 1', 'was.phone': '' });
    expect(whereTo(saved)).toMatch(new RegExp(`^/servizi/${id}`));
    const found = await textOf(as(nobody).get('/cerca?q=bollette'));
    expect(found).toContain('Sportello bollette');
    expect(await textOf(as(nobody).get(`/servizi/${id}`))).toContain('Casa');
  });

  test('withdrawn it is found no more, and brought back it is as it was', async () => {
    const { post, get } = as(rosa);
    const gone = await post(`${at}/ritira`, {});
    expect(whereTo(gone)).toMatch(new RegExp(`^${at}/storia\\?fatto=`));
    expect((await as(nobody).get(page)).status).toBe(404);
    const { get: mine } = as(rosa);
    expect(await textOf(mine('/redazione'))).toContain('ritirata');
    expect(await textOf(get(whereTo(gone)))).toContain('Annulla');
    await post(`${at}/annulla`, { batch: batchIn(gone) });
    expect((await as(nobody).get(page)).status).toBe(200);
  });
});

describe('who may', () => {
  test('an editor keeps the entries of her organisation and finds no others', async () => {
    const { get, post } = as(rosa);
    const list = await textOf(get('/redazione'));
    expect(list).toContain('Sportello casa');
    expect(list).not.toContain('Sportello altrui');
    const theirs = `/redazione/service/${THEIRS}`;
    for (const part of ['modifica', 'storia', 'anteprima', 'foto']) {
      expect((await get(`${theirs}/${part}`)).status, part).toBe(404);
    }
    for (const part of ['modifica', 'bozza', 'salva', 'ritira', 'annulla', 'foto']) {
      expect((await post(`${theirs}/${part}`, { name: 'Mio' })).status, part).toBe(404);
    }
    expect(await drafts()).toEqual([]);
    expect(await textOf(get(`/servizi/${THEIRS}`))).not.toContain('/modifica');
  });

  test('editors of the commons keep all, and search by name', async () => {
    const { get } = as(redazione);
    const list = await textOf(get('/redazione?nome=spid'));
    expect(list).toContain('Fare lo SPID');
    expect(list).not.toContain('Sportello');
    expect((await get(`/redazione/procedure/${GUIDE}/modifica`)).status).toBe(200);
    expect(await textOf(get('/redazione?nome=niente'))).toContain('Nessuna scheda con questo nome');
  });

  test('nobody who is not signed in', async () => {
    expect((await as(nobody).get(`${at}/modifica`)).status).toBe(303);
    expect((await as(nobody).post(`${at}/modifica`, { name: 'x' })).status).toBe(404);
  });
});
