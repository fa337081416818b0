import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { dropEntries } from '#platform/search/index.ts';
import { borgovivo, monday, type Visited } from '../entry/visit.fixture.ts';

const { db, send, visit, post, idOf } = await borgovivo();
const bills = await idOf('service', 'Sportello bollette');
const meals = await idOf('service', 'Mensa La Tavola Lunga');
const guide = await idOf('procedure', '');

/** A browser: it keeps the list, and gives it back with every step. */
let cookie = '';
beforeEach(() => {
  cookie = '';
});
function keeps(answer: Visited): Visited {
  if (answer.cookie !== null) cookie = answer.cookie.split(';')[0] ?? '';
  return answer;
}
const go = (path: string, at?: Date) => {
  if (at) return visit(path, at).then(() => send(path, { headers: { cookie } }));
  return send(path, { headers: { cookie } });
};
const press = async (path: string, fields: Record<string, string>) => keeps(await post(path, fields, { cookie }));
const put = (kind: string, id: string, da = '/cerca?q=bollette') =>
  press('/lista/metti', { scheda: `${kind}/${id}`, da });
const titlesIn = (html: string) =>
  [...html.matchAll(/<h2 class="(?:h3|sheet-title)">(?:<span[^>]*>[^<]*<\/span> )?(?:<a[^>]*>)?([^<]*)/g)].map(
    ([, title]) => title,
  );

beforeEach(() => visit('/', monday));

describe('a list that one puts together', () => {
  test('is empty at first, and says how to begin', async () => {
    const { status, text, cache } = await go('/lista');
    expect([status, cache]).toEqual([200, 'no-store']);
    expect(text).toContain('La tua lista è vuota');
    expect(text).toContain('Metti nella mia lista');
  });

  test('can be begun from an answer and from a page, and leads back to where one was', async () => {
    expect((await go('/cerca?q=bollette')).html).toContain(`name="scheda" value="service/${bills}"`);
    for (const path of [`/servizi/${bills}`, `/pratiche/${guide}`])
      expect((await go(path)).html).toMatch(/<form method="post" action="\/lista\/metti" id="metti">/);
    const answer = await put('service', bills);
    expect(answer.status).toBe(303);
    const { html } = await go(answer.location ?? '');
    expect(html).toContain('Sportello bollette');
    expect(html).toContain('href="/cerca?q=bollette"');
  });

  test('leads back to nobody else’s page', async () => {
    for (const da of ['https://altrove.example/', '//altrove.example', '/\\altrove.example', 'javascript:alert(1)']) {
      const { location } = await put('service', bills, da);
      expect((await go(location ?? '')).html).not.toMatch(/href="[^"?]*altrove/);
      expect((await go(`/lista?messa=service/${bills}&da=${encodeURIComponent(da)}`)).html).not.toMatch(
        /href="[^"?]*(altrove|alert)/,
      );
    }
  });

  test('keeps notes and order, whatever is pressed', async () => {
    await put('service', bills);
    await put('service', meals);
    const notes = { [`nota service/${bills}`]: 'chiedi di <b>Anna</b>', [`nota service/${meals}`]: 'alle 12' };
    expect((await press('/lista', { ...notes, fai: `su service/${meals}` })).location).toBe('/lista');
    const { html } = await go('/lista');
    expect(titlesIn(html)).toEqual(['Mensa La Tavola Lunga', expect.stringContaining('Sportello bollette')]);
    expect(html).toContain('value="chiedi di &lt;b&gt;Anna&lt;/b&gt;"');
    expect((await press('/lista', { fai: 'stampa' })).location).toBe('/lista/foglio');
    await press('/lista', { fai: `togli service/${bills}` });
    expect((await go('/lista')).html).not.toContain('Sportello bollette');
    await press('/lista', { fai: 'svuota' });
    expect((await go('/lista')).text).toContain('La tua lista è vuota');
  });

  test('is in the browser only: sealed, gone with it, and after three hours anyway', async () => {
    const { cookie: given } = await put('service', bills);
    expect(given).toMatch(/HttpOnly/);
    expect(given).toMatch(/Secure/);
    expect(given).toMatch(/SameSite=Lax/);
    expect(given).not.toMatch(/Max-Age|Expires/);
    expect(given).not.toContain(bills);
    expect((await go('/lista', new Date(monday.getTime() + 2.9 * 3_600_000))).html).toContain('Sportello bollette');
    expect((await go('/lista', new Date(monday.getTime() + 3.1 * 3_600_000))).text).toContain('La tua lista è vuota');
  });

  test('holds twelve entries, and says so to the thirteenth without losing any', async () => {
    const { rows } = await sql<{
      id: string;
    }>`select distinct id from search_entry where kind = 'service' order by id limit 13`.execute(db);
    for (const { id } of rows.slice(0, 12)) await put('service', id);
    const { status, text, html } = await put('service', rows[12]?.id ?? '');
    expect(status).toBe(409);
    expect(text).toContain('ci stanno 12 schede');
    expect(titlesIn(html)).toHaveLength(12);
  });

  test('notes that are too long together stay on the page, with a word about it', async () => {
    const { rows } = await sql<{
      id: string;
    }>`select distinct id from search_entry where kind = 'service' order by id limit 12`.execute(db);
    for (const { id } of rows) await put('service', id);
    const notes = Object.fromEntries(rows.map(({ id }) => [`nota service/${id}`, '字'.repeat(140)]));
    const { status, html, text } = await press('/lista', { ...notes, fai: 'salva' });
    expect(status).toBe(409);
    expect(text).toContain('accorciane qualcuno');
    expect(html.split('字'.repeat(140))).toHaveLength(13);
  });

  test('takes nothing that is not there, or that nobody may see', async () => {
    expect((await put('service', '00000000-0000-4000-8000-00000000dead')).status).toBe(404);
    expect((await put('person', bills)).status).toBe(404);
    cookie = 'lista=inventata';
    expect((await go('/lista')).text).toContain('La tua lista è vuota');
  });
});

describe('a list on paper', () => {
  test('says where, when, whom to call and what was noted, with a code for each', async () => {
    await put('service', bills);
    await press('/lista', { [`nota service/${bills}`]: 'porta l’ultima bolletta', fai: 'stampa' });
    for (const path of ['/lista/foglio', '/lista/tascabile', '/en/lista/foglio']) {
      const { text, html } = await go(path);
      expect(text).toContain('porta l’ultima bolletta');
      expect(text).toMatch(/\d{5} Borgovivo/);
      expect(text).toMatch(/0139 555/);
      expect(text).toMatch(/Oggi: .*\d|Today: .*\d/);
      expect(text).toMatch(/23 novembre 2026|23 November 2026/);
      expect(html).toMatch(/<img class="sheet-qr" src="data:image\/svg\+xml;base64,/);
    }
  });

  test('an empty one leads back to where it is filled', async () => {
    expect((await go('/lista/foglio')).location).toBe('/lista');
    expect((await go('/lista/manda')).location).toBe('/lista');
  });
});

describe('a list that is sent', () => {
  const linkIn = (html: string) =>
    /<code>(https:\/\/borgovivo\.test(\/(?:en\/)?l\/[\w-]+))<\/code>/.exec(html)?.[2] ?? '';
  const linkFor = async (fields: Record<string, string>) => linkIn((await press('/lista/manda', fields)).html);

  test('opens elsewhere for as long as was chosen, then says kindly that it is over', async () => {
    await put('service', bills);
    const link = await linkFor({ giorni: '7' });
    cookie = '';
    const open = await go(link);
    expect(open.text).toContain('Sportello bollette');
    expect(open.text).toContain('funziona fino al 30 novembre 2026');
    expect(open.html).toContain('content="noindex"');
    const over = await go(link, new Date(monday.getTime() + 7.1 * 24 * 3_600_000));
    expect(over.status).toBe(410);
    expect(over.text).toContain('Chiedi a chi te l’ha dato di rifarlo');
    expect((await go(`${link.slice(0, -2)}AA`)).status).toBe(410);
  });

  test('brings the notes only if one wants it to', async () => {
    await put('service', bills);
    await press('/lista', { [`nota service/${bills}`]: 'chiedi di Anna', fai: 'manda' });
    const [without, withNotes] = [await linkFor({ giorni: '1' }), await linkFor({ giorni: '1', note: '1' })];
    cookie = '';
    expect((await go(without)).text).not.toContain('Anna');
    expect((await go(withNotes)).text).toContain('chiedi di Anna');
  });

  test('is taken over into one’s own list, notes too', async () => {
    await put('service', bills);
    await press('/lista', { [`nota service/${bills}`]: 'chiedi di Anna', fai: 'manda' });
    const link = await linkFor({ giorni: '30', note: '1' });
    cookie = '';
    await put('service', meals);
    expect((await press(link, {})).location).toBe('/lista');
    const { html } = await go('/lista');
    expect(titlesIn(html)).toHaveLength(2);
    expect(html).toContain('chiedi di Anna');
  });

  test('asks for how long, and refuses what nobody offered', async () => {
    await put('service', bills);
    for (const giorni of ['', '365', 'sempre']) expect((await press('/lista/manda', { giorni })).status).toBe(422);
  });

  test('a link of a list opens no list of one’s own, nor the other way round', async () => {
    await put('service', bills);
    const own = cookie.replace('lista=', '');
    expect((await go(`/l/${own}`)).status).toBe(410);
    const link = await linkFor({ giorni: '7' });
    cookie = `lista=${link.split('/').at(-1)}`;
    expect((await go('/lista')).text).toContain('La tua lista è vuota');
  });

  test('what was withdrawn since says so, in its place', async () => {
    await put('service', bills);
    await put('service', meals);
    const link = await linkFor({ giorni: '7' });
    await db.transaction().execute((tx) => dropEntries(tx, 'service', [bills]));
    for (const path of ['/lista', '/lista/foglio', link]) {
      const { text } = await go(path);
      expect(text).toContain('è stata ritirata');
      expect(text).toContain('Mensa La Tavola Lunga');
      expect(text).not.toContain('Sportello bollette');
    }
  });
});
