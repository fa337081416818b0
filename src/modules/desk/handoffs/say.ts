import type { Here } from '#platform/http/index.ts';
import type { Lang } from '#platform/messages/index.ts';

const of = (lang: Lang) =>
  new Intl.DateTimeFormat(lang, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const days: Record<Lang, Intl.DateTimeFormat> = { it: of('it'), en: of('en') };
const at = (lang: Lang) => new Intl.DateTimeFormat(lang, { timeStyle: 'short', timeZone: 'Europe/Rome' });
const times: Record<Lang, Intl.DateTimeFormat> = { it: at('it'), en: at('en') };

/** «giovedì 26 novembre» */
export const sayDay = (day: string, { lang }: Pick<Here, 'lang'>): string =>
  days[lang].format(new Date(`${day}T00:00:00Z`));

/** «giovedì 26 novembre, ore 10:30» */
export const sayAppointment = (day: string, time: string | null, here: Pick<Here, 'lang' | 't'>): string =>
  time === null
    ? sayDay(day, here)
    : here.t('desk.handoff.day_and_time', { day: sayDay(day, here), time: time.slice(0, 5) });

/** «10:30» */
export const sayTime = (instant: Date, { lang }: Pick<Here, 'lang'>): string => times[lang].format(instant);
