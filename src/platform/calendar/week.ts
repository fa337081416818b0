import type { Lang, Said } from '#platform/messages/index.ts';
import { saysClosed } from './closed.ts';
import { columnTime } from './columns.ts';
import { covers, type Day, isoDate, weekdayOf } from './days.ts';
import type { HolidayCalendar } from './holidays.ts';
import { type DayHours, fallingWithin, hoursWithin, rulesOf } from './hours.ts';
import { romeTimeOf } from './rome.ts';
import { isWholeDay, type Rule } from './rule.ts';
import { holidayName } from './say-state.ts';
import type { Schedule } from './schedule.ts';
import { asHeading, datesValues, fullDayName, rangesOf, weekdayName } from './spoken.ts';

export type WeekRow = {
  /** `2026-11-26` */
  date: string;
  /** "Oggi, lunedì", "Mercoledì". */
  day: Said;
  /** "9:30–12 e 15–18", "chiuso", "chiuso (Immacolata)". */
  hours: Said;
  /** The same for machines, `HH:MM`; `closes_at` before `opens_at` is the day after. */
  ranges: { opens_at: string; closes_at: string }[];
  today: boolean;
  /** Not like other weeks: a holiday, or an exception. */
  exception: boolean;
};

/** Days of the coming two months that are not as usual: "7 e 8 dicembre", "chiuso (ponte)". */
export type Upcoming = { from: string; to: string | null; dates: Said; what: Said };

export type WeekTable = {
  /** Seven rows, today first; none where no hours are known: silence is not "closed". */
  rows: WeekRow[];
  upcoming: Upcoming[];
  /** What the schedules say in words only: "su appuntamento". */
  words: string[];
};

const LOOK_AHEAD = 60;

/** What a day is like, in words. */
function sayHours({ hours, because }: DayHours, lang: Lang): Said {
  const reason = because && ('holiday' in because ? holidayName(because.holiday, lang) : because.exception.reason);
  if (hours.length === 0) {
    return reason === null ? { key: 'calendar.closed' } : { key: 'calendar.closed_because', values: { reason } };
  }
  const ranges = rangesOf(hours, lang);
  const wholeDay = isWholeDay(hours[0] ?? null) ? 'yes' : 'no';
  if (because === null) return { key: 'calendar.ranges', values: { ranges, whole_day: wholeDay } };
  return reason === null
    ? { key: 'calendar.ranges_unusual', values: { ranges, whole_day: wholeDay } }
    : { key: 'calendar.ranges_because', values: { ranges, whole_day: wholeDay, reason } };
}

function upcomingOf(hoursOn: (day: Day) => DayHours, today: Day, lang: Lang): Upcoming[] {
  const groups: { from: Day; to: Day; what: Said }[] = [];
  for (let day = today; day < today + LOOK_AHEAD; day += 1) {
    const { hours, because } = hoursOn(day);
    if (because === null) continue;
    const what = sayHours({ hours, because }, lang);
    // A closing that lasts beyond the days looked at is told to its end.
    const lasts = 'exception' in because && day === today + LOOK_AHEAD - 1;
    const to = lasts ? because.exception.span.to : day;
    const last = groups.at(-1);
    if (last?.to === day - 1 && JSON.stringify(last.what) === JSON.stringify(what)) last.to = to;
    else groups.push({ from: day, to, what });
  }
  // What the seven rows already show is not told twice.
  return groups
    .filter(({ to }) => to >= today + 7)
    .map(({ from, to, what }) => {
      const dates: Said =
        from === to
          ? { key: 'calendar.date', values: { date: asHeading(fullDayName(from, today, lang)) } }
          : { key: 'calendar.dates', values: datesValues({ from, to }, today, lang) };
      return { from: isoDate(from), to: Number.isFinite(to) ? isoDate(to) : null, dates, what };
    });
}

/**
 * The hours of the coming seven days, today first, the days of the coming sixty that differ from them, and what is said
 * in words only. Rows are for a table, `upcoming` for the lines below it.
 */
export function weekTable(schedules: readonly Schedule[], calendar: HolidayCalendar, now: Date, lang: Lang): WeekTable {
  const today = romeTimeOf(now).day;
  const window = { from: today, to: today + LOOK_AHEAD - 1 };
  const rules = rulesOf(schedules);
  const hoursOn = hoursWithin(rules, calendar, window);
  const unknown = rules.flatMap((rule) =>
    rule.kind === 'regular' && rule.hours === null && !saysClosed(rule.words) ? [fallingWithin(rule, window)] : [],
  );

  const row = (day: Day): WeekRow => {
    const told = hoursOn(day);
    const weekday = weekdayName(weekdayOf(day), lang);
    const ask = told.hours.length === 0 && told.because === null && unknown.some(({ falls }) => falls(day));
    return {
      date: isoDate(day),
      day:
        day === today
          ? { key: 'calendar.row_today', values: { weekday } }
          : { key: 'calendar.date', values: { date: asHeading(weekday) } },
      hours: ask ? { key: 'calendar.ask_hours' } : sayHours(told, lang),
      ranges: told.hours.map(({ opens, closes }) => ({ opens_at: columnTime(opens), closes_at: columnTime(closes) })),
      today: day === today,
      exception: told.because !== null,
    };
  };

  const known = rules.some((rule) => rule.kind !== 'words' && rule.span.to >= today);
  return {
    rows: known ? Array.from({ length: 7 }, (_, ahead) => row(today + ahead)) : [],
    upcoming: upcomingOf(hoursOn, today, lang),
    words: wordsNow(rules, today),
  };
}

/** What the schedules say in words only, today. */
export const wordsNow = (rules: Rule[], today: Day): string[] =>
  rules.flatMap((rule) => (rule.kind === 'words' && rule.words !== '' && covers(rule.span, today) ? [rule.words] : []));
