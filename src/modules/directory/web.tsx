import { anyone, type Ctx, doors, showPage } from '#platform/http/index.ts';
import { answer } from './finding/answer.ts';
import { type Asked, addressOf, readAsked } from './finding/asked.ts';
import { readSent, wholeQuery } from './finding/sent.ts';
import { SearchPage } from './pages/search.tsx';
import { byAddress, byForm } from './pages/way.ts';
import { neighbourhoodsOf, pointToAsk } from './queries.ts';

export const web = doors();

web.get('/cerca', anyone, (c) => search(c, readAsked(new URL(c.req.url)), false));

// The same page for whoever shares a computer: what is asked is in no address, no title and no history.
web.post('/cerca', anyone, async (c) => {
  c.header('Cache-Control', 'no-store');
  return search(c, await readSent(c), true);
});

async function search(c: Ctx, asked: Asked, unseen: boolean): Promise<Response> {
  const here = c.var.here;
  const [given, neighbourhoods] = await Promise.all([
    answer(here.db, asked, here.commons.municipality_code, here.now),
    neighbourhoodsOf(here.db),
  ]);
  const lost = given.total === 0 || given.widened.length > 0;
  const point = lost ? await pointToAsk(here.db, given.where.place?.position ?? null) : null;
  const named = asked.q !== '' && !unseen;
  const title = named ? here.t('directory.search_title_of', { words: asked.q }) : here.t('directory.search_title');
  return showPage(
    c,
    {
      title,
      islands: ['map', 'where', 'gather'],
      unlisted: unseen || asked.q !== '' || given.where.place !== null,
      sent: unseen ? { name: wholeQuery, value: addressOf(asked).split('?')[1] ?? '' } : undefined,
    },
    <SearchPage
      here={here}
      given={given}
      neighbourhoods={neighbourhoods}
      point={point}
      way={unseen ? byForm : byAddress(here)}
      unseen={unseen}
    />,
  );
}
