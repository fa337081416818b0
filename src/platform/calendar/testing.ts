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
