import {
  type HolidayCalendar,
  openingsOf,
  openMark,
  regularHoursText,
  romeDate,
  romeInstant,
  type Schedule,
  sayRegularHours,
  sayToday,
  type WeekTable,
  weekTable,
} from '#platform/calendar/index.ts';
import type { Lang, T } from '#platform/messages/index.ts';
import { calendarOf } from '../indexing/index.ts';

type Patron = Parameters<typeof calendarOf>[0];

const calendars = new Map<string, HolidayCalendar>();

/** The commons' public holidays, worked out once for each patron. */
export function holidaysOf(commons: Patron): HolidayCalendar {
  const key = `${commons.patron_month} ${commons.patron_day} ${commons.patron_name}`;
  const known = calendars.get(key) ?? calendarOf(commons);
  calendars.set(key, known);
  return known;
}

/** What is said of one door at this moment. */
export interface DoorNow {
  mark: 'open' | 'soon' | 'shut' | 'unknown';
  /** "Aperto adesso, fino alle 12", one phrase after the other. */
  today: string[];
  /** When the first of these sentences stops being true. */
  until: Date;
}

/** What a page says of the hours of one door. */
export interface HoursShown extends DoorNow {
  schedules: readonly Schedule[];
  table: WeekTable;
  /** What holds week after week and month after month: "martedì 15–18; primo giovedì del mese 9:30–12". */
  regular: string;
  /** Seven days do not show all of it. */
  beyondWeek: boolean;
}

/** What is said of a door at this moment; null where nothing is known of its hours. */
export function doorNow(
  schedules: readonly Schedule[],
  calendar: HolidayCalendar,
  now: Date,
  lang: Lang,
  t: T,
): DoorNow | null {
  if (schedules.length === 0) return null;
  const openings = openingsOf(schedules, calendar, romeDate(now), 14);
  return {
    mark: openMark(openings, now),
    today: sayToday(schedules, calendar, now, lang).map((phrase) => t(phrase.key, phrase.values)),
    until: nextChange(openings, now),
  };
}

/** The hours of one door as its page says them; null where nothing is known of them. */
export function hoursShown(
  schedules: readonly Schedule[],
  calendar: HolidayCalendar,
  now: Date,
  lang: Lang,
  t: T,
): HoursShown | null {
  const door = doorNow(schedules, calendar, now, lang, t);
  if (door === null) return null;
  const table = weekTable(schedules, calendar, now, lang);
  const regular = regularHoursText(sayRegularHours(schedules, now, lang), t);
  const beyondWeek = schedules.some(({ freq, interval }) => freq === 'MONTHLY' || (interval ?? 1) > 1);
  return { ...door, schedules, table, regular, beyondWeek };
}

const hour = 3_600_000;

/** When a door opens or closes next, or is said to do so soon; at the latest midnight, when "oggi" is another day. */
export function nextChange(openings: readonly { opens: Date; closes: Date }[], now: Date): Date {
  const instants = openings.flatMap(({ opens, closes }) => [opens, closes].map((one) => one.getTime()));
  const turns = instants.flatMap((instant) => [instant - hour, instant]).filter((instant) => instant > now.getTime());
  return new Date(Math.min(midnight(now).getTime(), ...turns));
}

/** The next midnight in Rome. */
export const midnight = (now: Date): Date => romeInstant(romeDate(now), '24:00');

/** The hours said for this service here, else for the service anywhere, else those of the place. */
export const firstSaid = <S>(...said: readonly (readonly S[])[]): readonly S[] =>
  said.find((one) => one.length > 0) ?? [];
