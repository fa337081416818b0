import { expect, test } from 'vitest';
import { borgovivo, monday, visitorOf } from './visit.fixture.ts';

const town = await borgovivo();
const { db, visit } = town;

test('the first page asks one question and tells how much there really is', async () => {
  const { text, html } = await visit('/');
  expect(text).toMatch(/^Di che cosa hai bisogno\?/);
  const { services } = await db
    .selectFrom('search_entry')
    .select((eb) => eb.fn.count('id').distinct().as('services'))
    .where('kind', '=', 'service')
    .executeTakeFirstOrThrow();
  expect(text).toContain(`${services} servizi`);
  expect(html).toContain('action="/cerca"');
  expect(html).toMatch(/href="\/cerca\?tema=[a-z-]+"/);
});

test('what is said to be open now is open now, and there is somebody to call who answers', async () => {
  const { text } = await visit('/');
  const open = text.slice(text.indexOf('Aperto adesso'), text.indexOf('Tutto quello che è aperto'));
  expect(open.match(/Aperto fino alle/g)?.length).toBe(6);
  expect(open).not.toContain('Apre ');
  expect(text).toMatch(
    /Parla con qualcuno Casa del Quartiere, via dei Mille 4 0139 555 107 Aperto adesso, fino alle 19/,
  );
});

test('in the middle of the night it says who is there, and which doors open first', async () => {
  const { text } = await visit('/?notte', new Date('2026-11-24T01:30:00Z'));
  expect(text).toMatch(/Aperto adesso.*Medico di notte.*Aperto fino alle 8.*Aprono per primi.*Apre oggi alle [678]/);
});

test('in English the first page says the same', async () => {
  const { text, html } = await visit('/en');
  expect(text).toMatch(/^What do you need\?/);
  expect(html).toContain('href="/en/punti"');
  expect(text).not.toMatch(/⟦|Aperto/);
});

test('a town that has nothing yet has a first page all the same, with no door that leads nowhere', async () => {
  const empty = visitorOf(town);
  const { status, text, html } = await empty.send('/', { headers: { host: 'altrove.test' } });
  expect(status).toBe(200);
  expect(text).toContain('Qui si sta ancora raccogliendo che cosa c’è.');
  expect(html).not.toMatch(/<main[\s\S]*href="\/(punti|pratiche|quartieri)"/);
  for (const path of ['/punti', '/pratiche', '/quartieri']) {
    expect((await empty.send(path, { headers: { host: 'altrove.test' } })).status).toBe(200);
  }
});

test('the neighbourhoods are drawn from their borders, each leading to its page', async () => {
  const { html, text } = await visit('/quartieri');
  for (const slug of ['centro', 'borgo-fonte', 'le-case-nuove', 'san-rocco', 'cascine']) {
    expect(html.match(new RegExp(`href="/quartieri/${slug}"`, 'g'))?.length).toBe(2);
  }
  expect(html).toMatch(/<path class="outline-shape" d="M[\d. LMz-]+z"/);
  expect(text).toContain('41 servizi, 15 luoghi, 9 gruppi e risorse.');
});

test('a neighbourhood has everything there is on one page: houses, what is open, services, groups, places', async () => {
  const { text, html } = await visit('/quartieri/centro');
  expect(text).toMatch(
    /Punto Comunità Centro.*Aperto adesso.*Servizi, per argomento.*Gruppi, giardini, botteghe.*Luoghi/,
  );
  const { id } = await db
    .selectFrom('neighbourhood')
    .select('id')
    .where('slug', '=', 'centro')
    .executeTakeFirstOrThrow();
  const there = await db
    .selectFrom('search_entry')
    .select(['kind', 'id', 'title'])
    .distinct()
    .where('neighbourhood_id', '=', id)
    .where('kind', 'in', ['service', 'asset', 'place'])
    .execute();
  expect(there.length).toBeGreaterThan(60);
  for (const one of there) expect(html, one.title).toContain(one.id);
});

test('what is open in a neighbourhood is so at that hour', async () => {
  expect((await visit('/quartieri/centro', monday)).text).toMatch(/Sportello moduli e SPID Aperto fino alle 12/);
  expect((await visit('/quartieri/centro?dopo', new Date('2026-11-23T11:30:00Z'))).text).toMatch(
    /Sportello moduli e SPID Apre mercoledì/,
  );
});

test('a neighbourhood that is not there is not found', async () => {
  for (const slug of ['atlantide', '..%2f', "centro'--"]) expect((await visit(`/quartieri/${slug}`)).status).toBe(404);
});
