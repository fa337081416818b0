import { anyone, doors } from '#platform/http/index.ts';
import { answer } from './finding/answer.ts';
import { readAsked } from './finding/asked.ts';
import { answerGeoJson, answerJson } from './finding/json.ts';
import { readSent } from './finding/sent.ts';
import { openFreshnessApi } from './freshness/figures-page.tsx';

/** What the page of a search knows, for programs and for the map: open to any origin, without a key. */
export const api = doors();

api.get('/search', anyone, async (c) => {
  const here = c.var.here;
  const given = await answer(here.db, readAsked(new URL(c.req.url)), here.commons.municipality_code, here.now);
  c.header('Access-Control-Allow-Origin', '*');
  return c.json(answerJson(here, given));
});

api.get('/search.geojson', anyone, async (c) => {
  const here = c.var.here;
  const given = await answer(here.db, readAsked(new URL(c.req.url)), here.commons.municipality_code, here.now);
  return c.body(JSON.stringify(answerGeoJson(here, given)), 200, { 'Content-Type': 'application/geo+json' });
});

// For the map of a search that leaves nothing in an address.
api.post('/search.geojson', anyone, async (c) => {
  const here = c.var.here;
  const given = await answer(here.db, await readSent(c), here.commons.municipality_code, here.now);
  return c.body(JSON.stringify(answerGeoJson(here, given)), 200, {
    'Content-Type': 'application/geo+json',
    'Cache-Control': 'no-store',
  });
});
openFreshnessApi(api);
