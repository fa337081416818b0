import type { Lang, Said } from '#platform/messages/index.ts';
import { WHOLE_DAY } from './columns.ts';
import type { Day } from './days.ts';
import { isoDate } from './days.ts';
import type { Holiday, HolidayCalendar } from './holidays.ts';
import { type DayHours, hoursWithin, rulesOf } from './hours.ts';
import { type Opening, openingsOf } from './openings.ts';
import { romeTimeOf } from './rome.ts';
import type { Schedule } from './schedule.ts';
import { atValues, dayName, fullDayName, weekdayName } from './spoken.ts';
import { openState } from './state.ts';

const WEEK_MS = 7 * 86_400_000;
/** Minutes after midnight until which a night is still "tonight". */
const NIGHT_ENDS = 6 * 60;

/** The end of an opening: midnight belongs to the day that ends. */
function endOf(closes: Date): { day: Day; minute: number } {
  const end = romeTimeOf(closes);
  return end.minute === 0 ? { day: end.day - 1, minute: WHOLE_DAY } : end;
}

function sayOpen(until: Date, now: Date, lang: Lang, keys: { until: string; untilDay: string }): Said {
  if (until.getTime() - now.getTime() >= WEEK_MS) return { key: 'calendar.always_open' };
  const today = romeTimeOf(now).day;
  const end = endOf(until);
  const tonight = end.day === today || (end.day === today + 1 && end.minute <= NIGHT_ENDS);
  if (tonight) return { key: keys.until, values: atValues(end.minute, lang) };
  return { key: keys.untilDay, values: { day: dayName(end.day, today, lang), ...atValues(end.minute, lang) } };
}

function sayNext(next: Date | null, now: Date, lang: Lang): Said {
  if (next === null) return { key: 'calendar.ask' };
  const today = romeTimeOf(now).day;
  const { day, minute } = romeTimeOf(next);
  const values = atValues(minute, lang);
  if (day === today) return { key: 'calendar.opens_today', values };
  if (day === today + 1) return { key: 'calendar.opens_tomorrow', values };
  const name = day < today + 7 ? weekdayName((day + 3) % 7, lang) : fullDayName(day, today, lang);
  return { key: 'calendar.opens_on', values: { day: name, ...values } };
}

/**
 * One short phrase for a card in a list: "Aperto fino alle 12", "Apre giovedì alle 9", "Aperto 24 ore su 24"; "Orari da
 * chiedere" where no opening is known.
 */
export function sayState(openings: readonly Opening[], now: Date, lang: Lang): Said {
  const state = openState(openings, now);
  if (!state.open) return sayNext(state.next, now, lang);
  return sayOpen(state.until, now, lang, { until: 'calendar.open_until', untilDay: 'calendar.open_until_day' });
}

/** The shape beside it: `soon` opens or closes within the hour. */
export function openMark(openings: readonly Opening[], now: Date): 'open' | 'soon' | 'shut' | 'unknown' {
  const state = openState(openings, now);
  const turns = state.open ? state.until : state.next;
  if (turns === null) return 'unknown';
  if (turns.getTime() - now.getTime() <= 3_600_000) return 'soon';
  return state.open ? 'open' : 'shut';
}

export const holidayName = (holiday: Holiday, lang: Lang): string =>
  lang === 'it' ? holiday.name_it : holiday.name_en;

/** Why today is not like other days; null where it is. */
function sayWhyToday({ hours, because }: DayHours, lang: Lang): Said | null {
  if (because === null) return null;
  const reason = 'holiday' in because ? holidayName(because.holiday, lang) : because.exception.reason;
  if (hours.length > 0) {
    return reason === null
      ? { key: 'calendar.other_hours_today' }
      : { key: 'calendar.other_hours_today_because', values: { reason } };
  }
  return reason === null
    ? { key: 'calendar.closed_today' }
    : { key: 'calendar.closed_today_because', values: { reason } };
}

/**
 * What the first screen of an entry says, one phrase after the other: "Aperto adesso, fino alle 18:30"; "Chiuso oggi:
 * Immacolata", "Apre domani alle 9". It looks a year ahead for the next opening.
 */
export function sayToday(schedules: readonly Schedule[], calendar: HolidayCalendar, now: Date, lang: Lang): Said[] {
  const today = romeTimeOf(now).day;
  const stateWithin = (days: number) => openState(openingsOf(schedules, calendar, isoDate(today), days), now);
  const soon = stateWithin(14);
  // Few doors stay shut for two weeks: only for those is the whole year worked out.
  const state = soon.next === null ? stateWithin(366) : soon;
  const why = sayWhyToday(hoursWithin(rulesOf(schedules), calendar, { from: today, to: today })(today), lang);
  const phrases: Said[] = why ? [why] : [];
  if (state.open) {
    const keys = { until: 'calendar.open_now_until', untilDay: 'calendar.open_now_until_day' };
    return [sayOpen(state.until, now, lang, keys), ...phrases];
  }
  // Closed until further notice: there is nothing to ask the hours of.
  if (state.next === null && why) return phrases;
  return [...phrases, sayNext(state.next, now, lang)];
}
