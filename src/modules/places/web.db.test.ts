import { Hono } from 'hono';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { say } from '#app/messages.ts';
import { testTown } from '#app/testing.ts';
import { readConfig } from '#platform/config/index.ts';
import { NotFound } from '#platform/database/index.ts';
import { parseGeoJson } from '#platform/geo/index.ts';
import type { Env } from '#platform/http/index.ts';
import { nobody } from '#platform/identity/index.ts';
import { loadItaly, loadMunicipalityBoundaries, loadNeighbourhoods, web } from './index.ts';

const town = await testTown();
const config = readConfig({ DATABASE_URL: town.url, COMUNANZA_SECRET: 'x'.repeat(40) });
const app = new Hono<Env>();
app.use(async (c, next) => {
  c.set('here', {
    commons: { ...town.commons, municipality_code: '017029' },
    db: town.db,
    actor: nobody,
    lang: 'it',
    t: say.it,
    now: new Date(),
    requestId: 'r1',
    config,
    path: c.req.path,
    href: (path) => path,
    absolute: (path) => config.origin + path,
    asset: () => ({ file: '', styles: [] }),
    nav: [],
    work: [],
  });
  await next();
});
app.onError((error, c) => c.text(error.message, error instanceof NotFound ? 404 : 500));
app.route('/', web.app);

// A border with many needless corners along its southern side.
const border = (west: number, size: number): [number, number][] => [
  ...Array.from({ length: 500 }, (_, i): [number, number] => [west + (size * i) / 500, 45]),
  [west + size, 45],
  [west + size, 45 + size],
  [west, 45 + size],
  [west, 45],
];
const area = (properties: object, west: number, size: number) =>
  JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [border(west, size)] } });

beforeAll(() =>
  town.db.transaction().execute(async (tx) => {
    await loadItaly(tx);
    await loadMunicipalityBoundaries(tx, area({ com_istat_code: '017029' }, 10, 1));
    await loadNeighbourhoods(tx, '017029', area({ name: 'San Polo' }, 10.2, 0.1));
  }),
);

test('whoever types the beginning of a place is offered places', async () => {
  const answer = await app.request('/api/places?q=san%20p');
  const { places } = z.object({ places: z.array(z.object({ label: z.string() })) }).parse(await answer.json());
  expect(places[0]?.label).toBe('San Polo, Brescia');
  expect(await (await app.request('/api/places')).json()).toEqual({ places: [] });
});

test('the borders of the town and its quarters come from us, lighter than they were drawn', async () => {
  for (const [path, names] of [
    ['/territorio/confini.geojson', ['Brescia', 'San Polo']],
    ['/territorio/quartieri.geojson', ['San Polo']],
    ['/territorio/017029.geojson', ['Brescia']],
  ] as const) {
    const answer = await app.request(path);
    expect(answer.headers.get('Content-Type')).toContain('application/geo+json');
    const text = await answer.text();
    const read = parseGeoJson(text);
    if ('refused' in read) throw new Error(read.refused);
    expect(read.features.map(({ properties }) => properties.name)).toEqual(names);
    expect(text.length).toBeLessThan(1_500);
  }
});

test('a border that did not change is not sent again, and one that did is', async () => {
  const etag = (await app.request('/territorio/quartieri.geojson')).headers.get('ETag') ?? '';
  const again = () => app.request('/territorio/quartieri.geojson', { headers: { 'If-None-Match': etag } });
  expect((await again()).status).toBe(304);
  await town.db.transaction().execute((tx) => loadNeighbourhoods(tx, '017029', area({ name: 'San Polo' }, 10.3, 0.1)));
  expect((await again()).status).toBe(200);
});

test('a municipality without a border, an odd code and a missing base map are simply not there', async () => {
  for (const path of [
    '/territorio/000000.geojson',
    '/territorio/%00.geojson',
    '/territorio/x.json',
    '/mappa/base.pmtiles',
  ]) {
    expect((await app.request(path)).status).toBe(404);
  }
});
