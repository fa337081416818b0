import { anyone, type Ctx, type Doors, type Fresh, makeKeptPages, pageHtml } from '#platform/http/index.ts';
import { HomePage } from '../../pages/home.tsx';
import { neighbourhoodsOf } from '../../queries.ts';
import { figuresOf, openNow } from '../front.ts';
import { doorNow, holidaysOf } from '../hours.ts';
import { turnsOf } from '../listed.ts';
import { readPoints } from '../points.ts';
import { aMinute, earliest } from './shared.tsx';

const send = makeKeptPages<null>(4 * 1024 * 1024);

/** The page one comes to first. It is made anew every minute, for whoever asks then: what is withdrawn leaves it so soon. */
export function openHomeDoor(doors: Doors): void {
  doors.get('/', anyone, (c) => send(c, { holds: () => true, render: () => render(c) }));
}

async function render(c: Ctx): Promise<Fresh<null>> {
  const { here } = c.var;
  const { db, now, lang, t, commons } = here;
  const [figures, open, points, neighbourhoods] = await Promise.all([
    figuresOf(db, now),
    openNow(db, now),
    readPoints(db),
    neighbourhoodsOf(db),
  ]);
  const holidays = holidaysOf(commons);
  const reachable = points
    .filter((point) => point.phone !== null)
    .map((shown) => ({ shown, hours: doorNow(shown.schedules, holidays, now, lang, t) }));
  // Of several points the one where somebody answers now.
  const point = reachable.find(({ hours }) => hours?.mark === 'open') ?? reachable[0] ?? null;
  const html = pageHtml(
    c,
    { title: commons.title, description: t('entry.home.lead', { town: commons.title }) },
    <HomePage here={here} figures={figures} now={open} point={point} neighbourhoods={neighbourhoods} />,
  );
  const turns = [...turnsOf([...open.open, ...open.soon], now), ...(point?.hours ? [point.hours.until] : [])];
  return { html, version: null, until: earliest(now, [aMinute(now), ...turns]) };
}
