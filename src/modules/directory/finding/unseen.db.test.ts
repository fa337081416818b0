import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { borgovivo } from '../entry/visit.fixture.ts';

const { db, visit, post } = await borgovivo();

const resultsIn = (html: string) => [...html.matchAll(/id="(result-[a-z]+-[0-9a-f-]{36})"/g)].map(([, id]) => id);
const addressesIn = (html: string) =>
  [...html.matchAll(/\b(?:href|src|action|data-src|content)="([^"]*)"/g)].map(([, address]) => address ?? '');

describe('a search that leaves nothing behind', () => {
  test('finds the same as any other', async () => {
    const open = await visit('/cerca?q=bollette&dove=99010');
    const unseen = await post('/cerca', { q: 'bollette', dove: '99010' });
    expect(unseen.status).toBe(200);
    expect(resultsIn(unseen.html).length).toBeGreaterThan(2);
    expect(resultsIn(unseen.html)).toEqual(resultsIn(open.html));
  });

  test('says what is searched in no address, no title, and to no cache', async () => {
    const { html, cache } = await post('/cerca', { q: 'violenza', dove: '99010' });
    expect(html).toContain('value="violenza"');
    expect(addressesIn(html).filter((address) => /violenza|99010|[?&](q|dove)=/.test(address))).toEqual([]);
    expect(/<title>([^<]*)/.exec(html)?.[1]).not.toContain('violenza');
    expect(cache).toContain('no-store');
    expect(html).toContain('<meta name="robots" content="noindex"');
  });

  test('goes on with buttons: each sends the whole search again, changed', async () => {
    const { html } = await post('/cerca', { q: 'aiuto' });
    const buttons = [...html.matchAll(/<button[^>]*form="unseen"[^>]*value="([^"]*)"/g)];
    const queries = buttons.map(([, query = '']) => query.replaceAll('&amp;', '&'));
    const free = queries.find((query) => query.includes('gratis=1')) ?? '';
    expect(free).toContain('q=aiuto');
    const filtered = await post('/cerca', { vai: free });
    expect(resultsIn(filtered.html)).toEqual(resultsIn((await visit(`/cerca?${free}`)).html));
    expect(filtered.html).toMatch(/class="chip chip-on"[^>]*>/);
    expect(queries.some((query) => query.includes('pagina=2'))).toBe(true);
  });

  test('is asked again in the other language, and still no address holds it', async () => {
    const { html } = await post('/cerca', { q: 'affitto', gratis: '1' });
    const button = /<form method="post" action="\/en\/cerca">\s*<button[^>]*name="(\w+)" value="([^"]*)"/.exec(html);
    const english = await post('/en/cerca', { [button?.[1] ?? '']: (button?.[2] ?? '').replaceAll('&amp;', '&') });
    expect(english.html).toContain('<html lang="en"');
    expect(english.html).toContain('value="affitto"');
    expect(resultsIn(english.html)).toEqual(resultsIn(html));
    expect(addressesIn(html).filter((address) => /affitto/.test(address))).toEqual([]);
  });

  test('filters are sent with the words, and the map asks as the page did', async () => {
    const { html } = await post('/cerca', [
      ['q', 'aiuto'],
      ['gratis', '1'],
      ['tema', 'bills'],
    ]);
    expect(html).toMatch(/<form class="search-form"[^>]*method="post"/);
    const send = /data-send="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(send).toContain('q=aiuto');
    const map = await post('/api/search.geojson', Object.fromEntries(new URLSearchParams(send)));
    expect(map.status).toBe(200);
    expect(map.html).toContain('"type":"FeatureCollection"');
    expect(map.cache).toContain('no-store');
  });

  test('what was not found is counted as ever: what it was about, not what was written', async () => {
    const counted = async () =>
      (await sql<{ n: number }>`select coalesce(sum(times), 0)::int as n from search_gap`.execute(db)).rows[0]?.n;
    const before = await counted();
    await post('/cerca', { q: 'imam per la preghiera', dove: 'Le Case Nuove', lingua: 'ar' });
    expect(await counted()).toBe((before ?? 0) + 1);
  });

  test('what cannot be read is a search for everything', async () => {
    const odd: Record<string, string>[] = [{ pagina: 'x', lat: 'y' }, { vai: '%%%&q' }, { vai: 'x'.repeat(9_000) }];
    for (const fields of odd) expect((await post('/cerca', fields)).status).toBe(200);
  });
});

describe('every page', () => {
  test('has a way out that needs no script and tells nobody where one was', async () => {
    for (const path of ['/', '/cerca?q=violenza', '/privacy', '/niente', '/en/punti']) {
      const { html } = await visit(path);
      expect(html).toMatch(/<a class="quick-exit" href="(\/en)?\/esci" rel="noreferrer">/);
    }
  });

  test('the way out leads to a page that says nothing of the town', async () => {
    const { status, html, cache } = await visit('/esci');
    expect(status).toBe(200);
    expect(html).toContain('lunedì 23 novembre 2026');
    expect(html).toContain('10:05');
    expect(html).not.toMatch(/Borgovivo|Comunanza|<a |href="\/(?!assets)/);
    expect(cache).toContain('no-store');
  });

  test('whoever searches about fear is told what the browser keeps', async () => {
    expect((await visit('/cerca?q=mio+marito+mi+picchia')).html).toContain('sono nella cronologia');
    expect((await visit('/cerca?q=bollette')).html).not.toContain('sono nella cronologia');
    expect((await visit('/tracce')).text).toContain('1522');
  });
});
