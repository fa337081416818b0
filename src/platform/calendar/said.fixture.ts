import { type Said, speakers } from '#platform/messages/index.ts';
import en from './messages/en.json' with { type: 'json' };
import it from './messages/it.json' with { type: 'json' };
import type { Opening } from './openings.ts';

// Intl knows Rome independently of the code under test.
const rome = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'short' });

/** What calendars and clocks in Rome show, `2026-11-26 09:30`: for tests. */
export const shown = (instant: Date): string => rome.format(instant);

/** `2026-11-26 09:30–12:00`, with the second date where it is another one. */
export const told = (openings: readonly Opening[]): string[] =>
  openings.map(({ opens, closes }) => {
    const [from, to] = [shown(opens), shown(closes)];
    return `${from}–${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to}`;
  });

/** The speakers of this folder's own messages. */
export const speak = speakers({ it: [it], en: [en] });

/** Says it in Italian. */
export const inItalian = ({ key, values }: Said): string => speak.it(key, values);
export const inEnglish = ({ key, values }: Said): string => speak.en(key, values);
