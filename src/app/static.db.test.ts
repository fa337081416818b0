import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { borgovivo } from '#modules/directory/entry/visit.fixture.ts';

const { db, visit, send, idOf } = await borgovivo();

beforeEach(async () => {
  await sql`delete from page_feedback`.execute(db);
});

const say = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  send('/chiarezza', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: 'https://borgovivo.test', ...headers },
  });
const kept = async () =>
  (
    await sql<{ month: string; path: string; score: number; reason: string; times: number }>`
    select month, path, score, reason, times from page_feedback order by path, score`.execute(db)
  ).rows;

test.each(['/accessibilita', '/privacy', '/note-legali', '/dati-aperti', '/chiarezza'])(
  '%s is there, in both languages',
  async (path) => {
    for (const address of [path, `/en${path}`]) {
      const { status, text } = await visit(address);
      expect(status).toBe(200);
      expect(text).not.toMatch(/⟦|\{town\}|undefined/);
    }
  },
);

test('no page gives a visitor a cookie, as the privacy page promises', async () => {
  for (const path of ['/', '/cerca?q=bollette', '/punti', '/privacy', '/chiarezza']) {
    const answer = await send(path);
    expect(answer.status).toBe(200);
    expect(answer.cookie).toBeNull();
  }
});

test('how clear a page was is added up by page and month, and who said it is not known', async () => {
  const page = `/servizi/${await idOf('service', 'Sportello moduli')}`;
  for (let times = 0; times < 2; times += 1) {
    expect((await say({ pagina: page, voto: '2', motivo: 'words' })).status).toBe(303);
  }
  expect(await kept()).toEqual([{ month: '2026-11-01', path: page, score: 2, reason: 'words', times: 2 }]);
  const { rows } =
    await sql`select column_name from information_schema.columns where table_name = 'page_feedback' and table_schema = current_schema()`.execute(
      db,
    );
  expect(rows).toHaveLength(5);
});

test('no words of anybody are kept, however they come in', async () => {
  await say({ pagina: '/mio-marito-mi-picchia', voto: '1', motivo: 'mi chiamo Anna' });
  await say({ pagina: '/servizi/mi-chiamo-anna', voto: '1', commento: 'Anna Rossi' });
  expect((await kept()).map(({ path, reason }) => [path, reason])).toEqual([
    ['/', ''],
    ['/servizi', ''],
  ]);
});

test('a program that fills in what people do not see is thanked, and not counted', async () => {
  expect((await say({ pagina: '/punti', voto: '5', sito: 'https://spam.example' })).status).toBe(303);
  expect(await kept()).toEqual([]);
});

test('without a number the page comes back and says which one is missing', async () => {
  for (const voto of ['', '0', '6', 'tre']) {
    const answer = await say({ pagina: '/punti', voto });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Scegli un numero da 1 a 5');
    expect(answer.html).toContain('name="pagina" value="/punti"');
  }
});

test('a form from another site is not accepted', async () => {
  expect((await say({ voto: '1' }, { origin: 'https://altrove.example' })).status).toBe(403);
});

test('search engines find every page that may be seen, in both languages, and no question', async () => {
  const desk = await idOf('service', 'Sportello moduli');
  expect((await send('/robots.txt')).html).toContain('Sitemap: https://borgovivo.test/sitemap.xml');
  const index = await send('/sitemap.xml');
  const files = [...index.html.matchAll(/<loc>https:\/\/borgovivo\.test(\/sitemap\/[^<]+)<\/loc>/g)].map(
    (match) => match[1] ?? '',
  );
  const pages = (await Promise.all(files.map((file) => send(file)))).map(({ html }) => html).join('');
  expect(pages).toContain(`<loc>https://borgovivo.test/servizi/${desk}</loc>`);
  expect(pages).toContain(`href="https://borgovivo.test/en/servizi/${desk}"`);
  expect(pages).toContain('<loc>https://borgovivo.test/quartieri/centro</loc>');
  const { rows } = await sql<{ count: number }>`select count(distinct (kind, id)) as count from search_entry`.execute(
    db,
  );
  expect([...pages.matchAll(/<lastmod>/g)]).toHaveLength(rows[0]?.count ?? 0);
  for (const file of ['service-99', 'niente-1', 'service'])
    expect((await send(`/sitemap/${file}.xml`)).status).toBe(404);
});
