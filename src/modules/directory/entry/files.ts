import QRCode from 'qrcode';
import { calendarFile, type Schedule } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/http/index.ts';
import { holidaysOf } from './hours.ts';

/** The address of one of our pages as a QR code: a picture of squares, for the sheet that leaves the screen. */
export async function answerQr(c: Ctx, path: string): Promise<Response> {
  const picture = await QRCode.toString(c.var.here.absolute(path), {
    type: 'svg',
    margin: 1,
    errorCorrectionLevel: 'M',
  });
  return c.body(picture, 200, {
    'Content-Type': 'image/svg+xml; charset=UTF-8',
    'Cache-Control': 'no-cache',
    // Opened by itself it is a document: it may do nothing.
    'Content-Security-Policy': "default-src 'none'",
  });
}

/** The coming openings of one door, for a calendar of one's own. */
export function answerCalendar(
  c: Ctx,
  entry: { name: string; path: string; location: string | null; schedules: readonly Schedule[] },
): Response {
  const { commons, now, lang, t, absolute } = c.var.here;
  const file = calendarFile({
    name: entry.name,
    url: absolute(entry.path),
    location: entry.location,
    schedules: entry.schedules,
    calendar: holidaysOf(commons),
    now,
    lang,
    t,
  });
  return c.body(file, 200, {
    'Content-Type': 'text/calendar; charset=UTF-8',
    'Content-Disposition': 'inline; filename="orari.ics"',
    'Cache-Control': 'no-cache',
  });
}
