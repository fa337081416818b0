import { Temporal } from 'temporal-polyfill';
import { ROME } from '#platform/calendar/index.ts';

const ours = 'http://ours.invalid';

/**
 * Where to go after signing in: only a path of ours, else `fallback`. Read as a browser reads it, because `//x`, `/\x`
 * and tabs in the middle lead elsewhere although they look like paths.
 */
export function localPath(next: string | undefined, fallback: string): string {
  if (!next?.startsWith('/') || !URL.canParse(next, ours)) return fallback;
  const url = new URL(next, ours);
  if (url.origin !== ours || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search;
}

/** The last moment of a day ('YYYY-MM-DD') in Rome, so that "until the 3rd" holds the whole 3rd. */
export const endOfDay = (day: string): Date =>
  new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(ROME).epochMilliseconds - 1);
