import { ROME } from '#platform/calendar/index.ts';
import type { Lang } from '#platform/messages/index.ts';

const locales = { it: 'it-IT', en: 'en-GB' } as const;
const remembered = new Map<string, Intl.DateTimeFormat>();

function said(lang: Lang, instant: Date, options: Intl.DateTimeFormatOptions): string {
  const key = `${lang} ${JSON.stringify(options)}`;
  const format = remembered.get(key) ?? new Intl.DateTimeFormat(locales[lang], { timeZone: ROME, ...options });
  remembered.set(key, format);
  return format.format(instant);
}

/** "mercoledì 25 novembre" */
export const sayDay = (lang: Lang, instant: Date): string =>
  said(lang, instant, { weekday: 'long', day: 'numeric', month: 'long' });

/** "15:30" */
export const sayTime = (lang: Lang, instant: Date): string =>
  said(lang, instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "15:30–17:30" */
export const sayHours = (lang: Lang, { starts_at, ends_at }: { starts_at: Date; ends_at: Date }): string =>
  // The word joiner keeps both on one line.
  `${sayTime(lang, starts_at)}–\u2060${sayTime(lang, ends_at)}`;

/** As the first word of a heading: "Mercoledì 25 novembre". */
export const asTitle = (said: string): string => said.charAt(0).toLocaleUpperCase('it') + said.slice(1);

/** "lun 23 novembre, 10:30" */
export const sayMoment = (lang: Lang, instant: Date): string =>
  `${said(lang, instant, { weekday: 'short', day: 'numeric', month: 'long' })}, ${sayTime(lang, instant)}`;

/** "25 novembre 2026", of a date. */
export const sayDate = (lang: Lang, date: string): string =>
  said(lang, new Date(`${date}T12:00:00Z`), { day: 'numeric', month: 'long', year: 'numeric' });

/** "nov 2026", of 'YYYY-MM'. */
export const sayMonth = (lang: Lang, month: string): string =>
  said(lang, new Date(`${month}-15T12:00:00Z`), { month: 'short', year: 'numeric' });
