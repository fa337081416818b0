import { NotFound } from '#platform/database/index.ts';
import { anyone, type Ctx, doors } from '#platform/http/index.ts';
import { placeSuggestions } from './asking/suggest.ts';
import { servePmtiles } from './basemap.ts';
import { type Borders, commonsBorders, municipalityBorder, neighbourhoodBorders } from './queries.ts';

export const web = doors();

web.get('/api/places', anyone, async (c) => {
  const { db, commons } = c.var.here;
  const places = await placeSuggestions(db, c.req.query('q') ?? '', { municipality: commons.municipality_code });
  c.header('Cache-Control', 'public, max-age=60');
  return c.json({ places });
});

web.get('/territorio/confini.geojson', anyone, async (c) => {
  const { db, commons } = c.var.here;
  return drawn(c, await commonsBorders(db, commons.municipality_code));
});

web.get('/territorio/quartieri.geojson', anyone, async (c) => drawn(c, await neighbourhoodBorders(c.var.here.db)));

web.get('/territorio/:file{[A-Za-z0-9_-]{1,20}\\.geojson}', anyone, async (c) => {
  const borders = await municipalityBorder(c.var.here.db, (c.req.param('file') ?? '').replace('.geojson', ''));
  if (borders === null) throw new NotFound();
  return drawn(c, borders);
});

web.get('/mappa/base.pmtiles', anyone, async (c) => {
  const { mapFile } = c.var.here.config;
  if (mapFile === undefined) throw new NotFound();
  return servePmtiles(mapFile)(c.req.raw);
});

// A town that has drawn nothing yet has an empty map, not an error.
async function drawn(c: Ctx, borders: Borders | null): Promise<Response> {
  const etag = `W/"${borders?.etag ?? 'none'}"`;
  c.header('ETag', etag);
  c.header('Cache-Control', 'public, max-age=300');
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
  const text = (await borders?.read()) ?? '{"type":"FeatureCollection","features":[]}';
  return c.body(text, 200, { 'Content-Type': 'application/geo+json' });
}
