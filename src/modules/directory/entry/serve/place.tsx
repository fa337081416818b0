import type { Child } from 'hono/jsx';
import { sql } from 'kysely';
import { type Db, NotFound } from '#platform/database/index.ts';
import { anyone, type Ctx, type Doors, showPage } from '#platform/http/index.ts';
import { keepingOf } from '../../editing/beside.tsx';
import { PlacePage } from '../../pages/place.tsx';
import { PointPage, PointsPage } from '../../pages/points.tsx';
import { answerCalendar, answerQr } from '../files.ts';
import { doorNow, holidaysOf, hoursShown } from '../hours.ts';
import { LinkedData, placeData } from '../jsonld.tsx';
import { type Listed, listed, turnsOf } from '../listed.ts';
import { readPlace } from '../place.ts';
import { type PointShown, readPoints } from '../points.ts';
import { textIn } from '../text.tsx';
import { mayBeSeen, type Rendered, sendEntry } from '../version.ts';
import { addressOf } from '../where.ts';
import { aWhile, earliest, entryHtml, helperFor, idIn, qrOf } from './shared.tsx';

/** The pages of places, and of the points among them: who is there, when, and what happens behind the door. */
export function openPlaceDoors(doors: Doors): void {
  doors.get('/luoghi/:id', anyone, (c) => {
    const id = idIn(c);
    return sendEntry(c, 'place', id, () => renderPlace(c, id));
  });
  doors.get('/luoghi/:id/orari.ics', anyone, async (c) => {
    const id = idIn(c);
    const { db, lang } = c.var.here;
    const place = (await mayBeSeen(db, 'place', id)) ? await readPlace(db, id, lang) : null;
    if (!place) throw new NotFound();
    return answerCalendar(c, {
      name: place.point?.name ?? place.name ?? '',
      path: `/luoghi/${id}`,
      location: addressOf(place),
      schedules: place.own.schedules,
    });
  });
  doors.get('/qr/luoghi/:id{.+\\.svg}', anyone, (c) => qrOf(c, 'place', '/luoghi'));

  doors.get('/punti', anyone, (c) => {
    const { t } = c.var.here;
    return showPoints(c, t('entry.talk'), t('entry.points.lead'));
  });
  doors.get('/punti/:id', anyone, async (c) => {
    const point = await pointIn(c);
    return sendEntry(c, 'place', point.place.id, () => renderPoint(c, point));
  });
  doors.get('/punti/:id/orari.ics', anyone, async (c) => {
    const point = await pointIn(c);
    const { name, place, schedules } = point;
    return answerCalendar(c, { name, path: `/punti/${point.id}`, location: addressOf(place), schedules });
  });
  doors.get('/qr/punti/:id{.+\\.svg}', anyone, async (c) => answerQr(c, `/punti/${(await pointIn(c)).id}`));
}

async function pointIn(c: Ctx): Promise<PointShown> {
  const id = idIn(c);
  const point = (await readPoints(c.var.here.db)).find((one) => one.id === id);
  if (!point) throw new NotFound();
  return point;
}

async function showPoints(c: Ctx, title: string, description: string): Promise<Response> {
  const { here } = c.var;
  const holidays = holidaysOf(here.commons);
  const points = (await readPoints(here.db)).map((shown) => ({
    shown,
    hours: doorNow(shown.schedules, holidays, here.now, here.lang, here.t),
  }));
  return showPage(c, { title, description }, <PointsPage here={here} points={points} />);
}

/** What happens at a place, what is open first. */
async function happeningAt(db: Db, id: string, now: Date): Promise<{ services: Listed[]; assets: Listed[] }> {
  const entries = await listed(db, sql`e.at = ${id}::uuid and e.kind in ('service', 'asset')`, now);
  const open = (entry: Listed) => Number(entry.open_until !== null);
  const first = entries.toSorted((a, b) => open(b) - open(a));
  return {
    services: first.filter(({ kind }) => kind === 'service'),
    assets: first.filter(({ kind }) => kind === 'asset'),
  };
}

export async function renderPlace(c: Ctx, id: string, above?: Child): Promise<Rendered | null> {
  const { here } = c.var;
  const { db, lang, t, now, commons } = here;
  const [place, there, point] = await Promise.all([
    readPlace(db, id, lang),
    happeningAt(db, id, now),
    helperFor(c, [id]),
  ]);
  if (!place) return null;
  const hours = hoursShown(place.own.schedules, holidaysOf(commons), now, lang, t);
  const keeping = await keepingOf(c, { kind: 'place', id, organization_id: place.organization?.id ?? null }, above);
  const html = entryHtml(
    c,
    {
      title: textIn(lang, place.point?.name ?? place.name, place.own.english.name)?.text ?? '',
      description: textIn(lang, place.point?.description || place.description, place.own.english.description)?.text,
      data: <LinkedData data={{ '@context': 'https://schema.org', ...placeData(here, place, hours) }} />,
    },
    <PlacePage here={here} place={place} hours={hours} {...there} point={point} />,
    keeping,
  );
  return { html, ...lifeOf(now, there, hours?.until) };
}

async function renderPoint(c: Ctx, point: PointShown): Promise<Rendered | null> {
  const { here } = c.var;
  const { db, lang, t, now, commons } = here;
  const [place, there] = await Promise.all([readPlace(db, point.place.id, lang), happeningAt(db, point.place.id, now)]);
  if (!place) return null;
  const hours = hoursShown(point.schedules, holidaysOf(commons), now, lang, t);
  const owner = place.organization?.id ?? null;
  const keeping = await keepingOf(c, { kind: 'place', id: place.id, organization_id: owner });
  const html = entryHtml(
    c,
    {
      title: point.name,
      description: point.description,
      data: <LinkedData data={{ '@context': 'https://schema.org', ...placeData(here, place, hours) }} />,
    },
    <PointPage here={here} point={point} place={place} hours={hours} {...there} />,
    keeping,
  );
  return { html, ...lifeOf(now, there, hours?.until) };
}

function lifeOf(
  now: Date,
  { services, assets }: { services: Listed[]; assets: Listed[] },
  turn: Date | undefined,
): Pick<Rendered, 'until' | 'names'> {
  const entries = [...services, ...assets];
  return {
    until: earliest(now, [aWhile(now), ...turnsOf(entries, now), ...(turn ? [turn] : [])]),
    names: entries.map((one) => one.id),
  };
}
