import { anyone, doors, showPage } from '#platform/http/index.ts';
import { answer } from './finding/answer.ts';
import { readAsked } from './finding/asked.ts';
import { SearchPage } from './pages/search.tsx';
import { neighbourhoodsOf, pointToAsk } from './queries.ts';

export const web = doors();

web.get('/cerca', anyone, async (c) => {
  const here = c.var.here;
  const asked = readAsked(new URL(c.req.url));
  const [given, neighbourhoods] = await Promise.all([
    answer(here.db, asked, here.commons.municipality_code, here.now),
    neighbourhoodsOf(here.db),
  ]);
  const lost = given.total === 0 || given.widened.length > 0;
  const point = lost ? await pointToAsk(here.db, given.where.place?.position ?? null) : null;
  const title =
    asked.q === '' ? here.t('directory.search_title') : here.t('directory.search_title_of', { words: asked.q });
  return showPage(
    c,
    { title, islands: ['map', 'where'], unlisted: asked.q !== '' || given.where.place !== null },
    <SearchPage here={here} given={given} neighbourhoods={neighbourhoods} point={point} />,
  );
});
