import type { Child } from 'hono/jsx';
import { sql } from 'kysely';
import { NotFound } from '#platform/database/index.ts';
import { anyone, type Ctx, type Doors } from '#platform/http/index.ts';
import { keepingOf } from '../../editing/beside.tsx';
import { AssetPage } from '../../pages/asset.tsx';
import { type AssetShown, readAsset } from '../asset.ts';
import { answerCalendar } from '../files.ts';
import { firstSaid, holidaysOf, hoursShown } from '../hours.ts';
import { listed, turnsOf } from '../listed.ts';
import { textIn } from '../text.tsx';
import { type Rendered, sendEntry } from '../version.ts';
import { addressOf } from '../where.ts';
import { aWhile, earliest, entryHtml, helperFor, idIn, qrOf } from './shared.tsx';

/** The page of what a territory has besides services, its days as a calendar, and its QR code. */
export function openAssetDoors(doors: Doors): void {
  doors.get('/risorse/:id', anyone, (c) => {
    const id = idIn(c);
    return sendEntry(c, 'asset', id, () => renderAsset(c, id));
  });
  doors.get('/risorse/:id/orari.ics', anyone, async (c) => {
    const { db, lang } = c.var.here;
    const asset = await readAsset(db, idIn(c), lang);
    if (!asset) throw new NotFound();
    return answerCalendar(c, {
      name: textIn(lang, asset.name, asset.own.english.name)?.text ?? asset.name,
      path: `/risorse/${asset.id}`,
      location: asset.place ? [asset.place.name, addressOf(asset.place)].filter(Boolean).join(', ') : null,
      schedules: schedulesOf(asset),
    });
  });
  doors.get('/qr/risorse/:id{.+\\.svg}', anyone, (c) => qrOf(c, 'asset', '/risorse'));
}

const schedulesOf = (asset: AssetShown) => firstSaid(asset.own.schedules, asset.place?.own.schedules ?? []);

export async function renderAsset(c: Ctx, id: string, above?: Child): Promise<Rendered | null> {
  const { here } = c.var;
  const { db, lang, t, now, commons } = here;
  const asset = await readAsset(db, id, lang);
  if (!asset) return null;
  const quarter = asset.place?.neighbourhood_id ?? null;
  const [near, point] = await Promise.all([
    quarter
      ? listed(db, sql`e.kind = 'asset' and e.neighbourhood_id = ${quarter}::uuid and e.id <> ${id}::uuid`, now, 4)
      : [],
    helperFor(c, asset.place ? [asset.place.id] : []),
  ]);
  const hours = hoursShown(schedulesOf(asset), holidaysOf(commons), now, lang, t);
  const keeping = await keepingOf(c, { kind: 'asset', id, organization_id: asset.organization?.id ?? null }, above);
  const html = entryHtml(
    c,
    {
      title: textIn(lang, asset.name, asset.own.english.name)?.text ?? asset.name,
      description: textIn(lang, asset.description, asset.own.english.description)?.text,
    },
    <AssetPage here={here} asset={asset} hours={hours} near={near} point={point} />,
    keeping,
  );
  const turns = [hours?.until, point?.hours?.until].flatMap((one) => one ?? []);
  return {
    html,
    until: earliest(now, [aWhile(now), ...turns, ...turnsOf(near, now)]),
    names: near.map((one) => one.id),
  };
}
