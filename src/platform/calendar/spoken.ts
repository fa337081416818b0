import type { Lang, MessageValues } from '#platform/messages/index.ts';
import { type Hours, WHOLE_DAY } from './columns.ts';
import { type Day, MS_PER_DAY, type Span } from './days.ts';

// British order, "Thursday 26 November", is the Italian one; American is not.
const locales: Record<Lang, string> = { it: 'it', en: 'en-GB' };

const remembered = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than a whole page of dates. Days are counted in UTC. */
function formatOf(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(options)}`;
  const known = remembered.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[lang], { ...options, timeZone: 'UTC' });
  remembered.set(key, made);
  return made;
}

const shown = (day: Day, lang: Lang, options: Intl.DateTimeFormatOptions) =>
  formatOf(lang, options).format(day * MS_PER_DAY);

/** "giovedì"; 0 is Monday. */
export const weekdayName = (weekday: number, lang: Lang): string => shown(weekday + 4, lang, { weekday: 'long' });

/** "giovedì 26" within the month that is running, else "giovedì 3 dicembre"; with the year where it is far away. */
export function dayName(day: Day, today: Day, lang: Lang): string {
  const month = (of: Day) => new Date(of * MS_PER_DAY).toISOString().slice(0, 7);
  if (month(day) === month(today)) return shown(day, lang, { weekday: 'long', day: 'numeric' });
  return shown(day, lang, { weekday: 'long', day: 'numeric', month: 'long', ...yearWhereFar(day, today) });
}

/** "giovedì 26 novembre", also in November. */
export const fullDayName = (day: Day, today: Day, lang: Lang): string =>
  shown(day, lang, { weekday: 'long', day: 'numeric', month: 'long', ...yearWhereFar(day, today) });

const yearWhereFar = (day: Day, today: Day): Intl.DateTimeFormatOptions =>
  Math.abs(day - today) > 300 ? { year: 'numeric' } : {};

/** "26 novembre"; Italians write the first of a month "1º". */
function dateName(day: Day, today: Day, lang: Lang): string {
  const name = shown(day, lang, { day: 'numeric', month: 'long', ...yearWhereFar(day, today) });
  return lang === 'it' ? name.replace(/^1 /, '1º ') : name;
}

/** "agosto" where a span is that whole month, else null. */
export function wholeMonth(span: Span, today: Day, lang: Lang): string | null {
  if (!Number.isFinite(span.from) || !Number.isFinite(span.to)) return null;
  const [first, after] = [new Date(span.from * MS_PER_DAY), new Date((span.to + 1) * MS_PER_DAY)];
  const months = (after.getUTCFullYear() - first.getUTCFullYear()) * 12 + after.getUTCMonth() - first.getUTCMonth();
  if (first.getUTCDate() !== 1 || after.getUTCDate() !== 1 || months !== 1) return null;
  return shown(span.from, lang, { month: 'long', ...yearWhereFar(span.from, today) });
}

/** "dall’8" and "all’11", but "dal 9": the numbers that begin with a vowel. */
const beginsWithVowel = (day: Day): string =>
  [8, 11].includes(new Date(day * MS_PER_DAY).getUTCDate()) ? 'yes' : 'no';

/**
 * What fills a message about dates: `shape` is day, two (days), range, until, since or always. A beginning that is over
 * and an end more than a year away go without saying.
 */
export function datesValues(span: Span, today: Day, lang: Lang): MessageValues {
  const begins = span.from > today ? span.from : null;
  const ends = span.to < today + 400 ? span.to : null;
  const date = (day: Day | null) => (day === null ? '' : dateName(day, today, lang));
  const values = {
    from: date(begins),
    from_el: begins === null ? 'no' : beginsWithVowel(begins),
    to: date(ends),
    to_el: ends === null ? 'no' : beginsWithVowel(ends),
  };
  if (ends === null) return { shape: begins === null ? 'always' : 'since', ...values };
  if (begins === null) return { shape: span.from === ends ? 'day' : 'until', ...values, from: date(ends) };
  if (begins === ends) return { shape: 'day', ...values };
  const sameMonth = new Date(begins * MS_PER_DAY).getUTCMonth() === new Date(ends * MS_PER_DAY).getUTCMonth();
  // "7 e 8 dicembre", "dal 10 al 24 agosto": the month is said once.
  if (sameMonth && ends - begins < 31) values.from = dayNumber(begins, lang);
  return { shape: ends - begins === 1 ? 'two' : 'range', ...values };
}

/** The same whatever the day it is, each date with its year. */
export function wholeDatesValues({ from, to }: Span, lang: Lang): MessageValues {
  const [begins, ends] = [Number.isFinite(from), Number.isFinite(to)];
  const values = {
    from: begins ? dateName(from, Number.NEGATIVE_INFINITY, lang) : '',
    from_el: begins ? beginsWithVowel(from) : 'no',
    to: ends ? dateName(to, Number.NEGATIVE_INFINITY, lang) : '',
    to_el: ends ? beginsWithVowel(to) : 'no',
  };
  if (begins && ends) return { shape: from === to ? 'day' : 'range', ...values };
  return { shape: begins ? 'since' : ends ? 'until' : 'always', ...values };
}

const dayNumber = (day: Day, lang: Lang): string => {
  const number = new Date(day * MS_PER_DAY).getUTCDate();
  return lang === 'it' && number === 1 ? '1º' : String(number);
};

/** "9:30", "12", "24" in Italian; "9:30", "12:00" in English, where a bare number is no time. */
export function clock(minute: number, lang: Lang): string {
  const shownMinute = minute > WHOLE_DAY ? minute - WHOLE_DAY : minute;
  const [hours, minutes] = [Math.floor(shownMinute / 60), shownMinute % 60];
  return lang === 'it' && minutes === 0 ? String(hours) : `${hours}:${String(minutes).padStart(2, '0')}`;
}

/** What fills "alle {time}": `at` is `midnight` (a mezzanotte), `one` (all’1) or `other` (alle 9). */
export function atValues(minute: number, lang: Lang): { time: string; at: string } {
  const time = clock(minute, lang);
  if (minute % WHOLE_DAY === 0) return { time, at: 'midnight' };
  return { time, at: Math.floor((minute % WHOLE_DAY) / 60) === 1 ? 'one' : 'other' };
}

/** "lunedì, mercoledì e giovedì" */
export const listed = (parts: string[], lang: Lang): string => new Intl.ListFormat(locales[lang]).format(parts);

/** "9:30–12 e 15–18" */
export const rangesOf = (hours: Hours[], lang: Lang): string =>
  listed(
    hours.map(({ opens, closes }) => `${clock(opens, lang)}–${clock(closes, lang)}`),
    lang,
  );

/** With its first letter large. */
export const asHeading = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
