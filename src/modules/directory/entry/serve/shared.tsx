import type { Child } from 'hono/jsx';
import { NotFound } from '#platform/database/index.ts';
import { type Ctx, pageHtml } from '#platform/http/index.ts';
import type { EntryKind } from '#platform/search/index.ts';
import { printedOf } from '../../pages/beside.tsx';
import { type Keeping, KeepingContext, nothingKept } from '../../pages/frame.tsx';
import { answerQr } from '../files.ts';
import { type DoorNow, doorNow, holidaysOf, midnight } from '../hours.ts';
import { firstPoints, type PointShown } from '../points.ts';
import { mayBeSeen } from '../version.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id in the address. What is no id leads nowhere, like an id that nothing has. */
export function idIn(c: Ctx): string {
  const id = (c.req.param('id') ?? '').replace(/\.svg$/, '');
  if (!uuid.test(id)) throw new NotFound();
  return id;
}

/** The first of these instants, at the latest midnight: when a page stops being true. */
export const earliest = (now: Date, instants: readonly Date[]): Date =>
  new Date(Math.min(midnight(now).getTime(), ...instants.map((one) => one.getTime())));

/** How long a page may go without the newest of what it names besides its own entry. */
export const aWhile = (now: Date): Date => new Date(now.getTime() + 10 * 60_000);

/** How long a page of many entries is sent without asking after each: what is withdrawn leaves it so soon. */
export const aMinute = (now: Date): Date => new Date(now.getTime() + 60_000);

/** The QR code of an entry's page, for as long as the entry may be seen. */
export async function qrOf(c: Ctx, kind: EntryKind, path: string): Promise<Response> {
  const id = idIn(c);
  if (!(await mayBeSeen(c.var.here.db, kind, id))) throw new NotFound();
  return answerQr(c, `${path}/${id}`);
}

/** A point to ask when this is not what one was looking for, and whether somebody answers there now. */
export interface Helper {
  shown: PointShown;
  hours: DoorNow | null;
}

/** The first of these points that is not at one of these places: who is there already need not be sent there. */
export function helperAmong(c: Ctx, points: readonly PointShown[], places: readonly string[] = []): Helper | null {
  const { commons, now, lang, t } = c.var.here;
  const shown = points.find((point) => !places.includes(point.place.id));
  return shown ? { shown, hours: doorNow(shown.schedules, holidaysOf(commons), now, lang, t) } : null;
}

/** The same, read first. */
export const helperFor = async (c: Ctx, places?: readonly string[]): Promise<Helper | null> =>
  helperAmong(c, await firstPoints(c.var.here.db, c.var.here.now), places);

/** The page of an entry as text, with what its printed sheet says at the foot. */
export function entryHtml(
  c: Ctx,
  entry: { title: string; description?: string | null; data?: Child },
  body: Child,
  keeping: Keeping = nothingKept,
): string {
  const frame = {
    title: entry.title,
    description: entry.description?.replace(/\s+/g, ' ').slice(0, 300) ?? undefined,
    head: entry.data,
    islands: ['gather'],
    printed: printedOf(c.var.here),
  };
  return pageHtml(c, frame, <KeepingContext.Provider value={keeping}>{body}</KeepingContext.Provider>);
}
