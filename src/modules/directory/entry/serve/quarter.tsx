import { sql } from 'kysely';
import { NotFound } from '#platform/database/index.ts';
import { anyone, type Ctx, type Doors, type Fresh, makeKeptPages, pageHtml } from '#platform/http/index.ts';
import { QuarterPage, QuartersPage } from '../../pages/quarter.tsx';
import { answerQr } from '../files.ts';
import { doorNow, holidaysOf } from '../hours.ts';
import { listed, turnsOf } from '../listed.ts';
import { readPoints } from '../points.ts';
import { quarterVersion, readQuarters } from '../quarter.ts';
import { byTheme } from '../themes.ts';
import { aMinute, earliest, entryHtml } from './shared.tsx';

const send = makeKeptPages<string>(8 * 1024 * 1024);
/** More than a page can show; of a crowded topic a few are named, and the search has the others. */
const most = 5_000;
const mostOfTopic = 12;
const mostOpen = 6;

/** The neighbourhoods, and everything there is in each, on one page. */
export function openQuarterDoors(doors: Doors): void {
  doors.get('/quartieri', anyone, (c) => send(c, { holds: () => true, render: () => renderAll(c) }));
  doors.get('/quartieri/:slug', anyone, async (c) => {
    const slug = c.req.param('slug') ?? '';
    const version = await quarterVersion(c.var.here.db, slug);
    if (version === null) throw new NotFound();
    return send(c, {
      holds: (kept) => kept === version,
      render: async () => ({ ...(await render(c, slug)), version }),
    });
  });
  doors.get('/qr/quartieri/:slug{.+\\.svg}', anyone, async (c) => {
    const slug = (c.req.param('slug') ?? '').replace(/\.svg$/, '');
    if ((await quarterVersion(c.var.here.db, slug)) === null) throw new NotFound();
    return answerQr(c, `/quartieri/${slug}`);
  });
}

async function renderAll(c: Ctx): Promise<Fresh<string>> {
  const { here } = c.var;
  const { db, t, now, commons } = here;
  const lead = t('entry.quarters.lead', { town: commons.title });
  const html = pageHtml(
    c,
    { title: t('entry.quarters.title'), description: lead },
    <QuartersPage here={here} quarters={await readQuarters(db)} />,
  );
  return { html, version: '', until: aMinute(now) };
}

async function render(c: Ctx, slug: string): Promise<Omit<Fresh<string>, 'version'>> {
  const { here } = c.var;
  const { db, now, commons, lang, t } = here;
  const [quarters, allPoints] = await Promise.all([readQuarters(db), readPoints(db)]);
  const quarter = quarters.find((one) => one.slug === slug);
  if (!quarter) throw new NotFound();
  const entries = await listed(db, sql`e.neighbourhood_id = ${quarter.id}::uuid`, now, most);
  const ofKind = (kind: string) => entries.filter((entry) => entry.kind === kind);
  const holidays = holidaysOf(commons);
  const points = allPoints
    .filter((point) => point.place.neighbourhood_id === quarter.id)
    .map((shown) => ({ shown, hours: doorNow(shown.schedules, holidays, now, lang, t) }));
  const services = byTheme(here, ofKind('service')).map((theme) => ({
    ...theme,
    all: theme.entries.length,
    entries: theme.entries.slice(0, mostOfTopic),
  }));
  const open = entries.filter(
    (entry) => entry.kind !== 'organization' && entry.kind !== 'place' && entry.open_until !== null,
  );
  const html = entryHtml(
    c,
    { title: quarter.name, description: quarter.description },
    <QuarterPage
      here={here}
      quarter={quarter}
      others={quarters.filter((one) => one.id !== quarter.id)}
      points={points}
      open={open.slice(0, mostOpen)}
      services={services}
      assets={byTheme(here, ofKind('asset'), 'asset-kinds', 'v')}
      places={ofKind('place')}
    />,
  );
  const turns = points.flatMap(({ hours }) => (hours ? [hours.until] : []));
  return { html, until: earliest(now, [aMinute(now), ...turns, ...turnsOf(entries, now)]) };
}
