import type { Lang, T } from '#platform/messages/index.ts';

const day = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const days = { it: new Intl.DateTimeFormat('it', day), en: new Intl.DateTimeFormat('en-GB', day) };

const dated = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const dates = { it: new Intl.DateTimeFormat('it', dated), en: new Intl.DateTimeFormat('en-GB', dated) };

/** «mercoledì 25 novembre». */
export const dayInWords = (lang: Lang, date: string): string => days[lang].format(new Date(`${date}T00:00Z`));

/** «25 novembre 2027», for a day that is far. */
export const dateInWords = (lang: Lang, date: string): string => dates[lang].format(new Date(`${date}T00:00Z`));

/** «mercoledì 25 novembre, alle 16:30»; without a time, the day. */
export function dueInWords(t: T, lang: Lang, due: { due_on: string; due_at: string | null }): string {
  const date = dayInWords(lang, due.due_on);
  return due.due_at ? t('desk.reminder.day_time', { day: date, time: due.due_at.slice(0, 5) }) : date;
}
