import type { Lang, Said, T } from '#platform/messages/index.ts';
import { saysClosed } from './closed.ts';
import type { Hours } from './columns.ts';
import type { Day, Span } from './days.ts';
import { mergedHours, type Regular, rulesOf } from './hours.ts';
import type { Pattern } from './pattern.ts';
import { romeTimeOf } from './rome.ts';
import { isWholeDay, type Rule } from './rule.ts';
import type { Schedule } from './schedule.ts';
import { datesValues, listed, rangesOf, weekdayName, wholeMonth } from './spoken.ts';
import { wordsNow } from './week.ts';

/** The hours of one time of the year; `during` is null where they hold always. */
export type Season = { during: Said | null; clauses: Said[] };

type Recurring = Extract<Pattern, { kind: 'recurring' }>;

/** Closings shorter than a week are news, not regular hours. */
const SHORTEST_TOLD = 6;

/** What fills "da lunedì a venerdì" and "lunedì e mercoledì": `days_shape` is every, run or list. */
function daysValues(days: number[], lang: Lang): Record<string, string> {
  const names = days.map((day) => weekdayName(day, lang));
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const run = days.length > 2 && days.every((day, i) => i === 0 || day === (days[i - 1] ?? 0) + 1);
  return { days_shape: days.length === 7 ? 'every' : run ? 'run' : 'list', first, last, days: listed(names, lang) };
}

function hoursValues(hours: Hours[], lang: Lang): Record<string, string> {
  if (hours.length === 0) return { hours_shape: 'ask', ranges: '' };
  return { hours_shape: isWholeDay(hours[0] ?? null) ? 'whole_day' : 'ranges', ranges: rangesOf(hours, lang) };
}

/** Weekdays with the same hours are said together: what is told of one is told of all. */
function sayWeek(rules: Regular[], lang: Lang, told: (values: Record<string, string>) => Said): Said[] {
  const byHours = new Map<string, { days: number[]; hours: Hours[] }>();
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const falling = rules.filter(({ pattern }) => pattern.kind === 'weekly' && pattern.days[weekday] === true);
    if (falling.length === 0) continue;
    const hours = mergedHours(falling.flatMap((rule) => rule.hours ?? []));
    const key = JSON.stringify(hours);
    const same = byHours.get(key);
    if (same) same.days.push(weekday);
    else byHours.set(key, { days: [weekday], hours });
  }
  return [...byHours.values()].map(({ days, hours }) =>
    told({ ...daysValues(days, lang), ...hoursValues(hours, lang) }),
  );
}

const nthName = (nth: number | null | undefined): string => (nth === -1 ? 'last' : nth ? `n${nth}` : 'none');

/** "primo e terzo martedì del mese 15–18", "il giorno 5 del mese 9–12"; null where it takes a calendar to say. */
function sayMonth({ pattern, rule, lang }: { pattern: Recurring; rule: Regular; lang: Lang }): Said[] | null {
  const values = { interval: pattern.interval, ...hoursValues(rule.hours ? [rule.hours] : [], lang) };
  const { byDay, byMonthDay } = pattern;
  if (pattern.freq !== 'MONTHLY' || pattern.count !== null || byDay.length * byMonthDay.length > 0) return null;
  if (byMonthDay.length === 1 && byMonthDay[0] === -1) return [{ key: 'calendar.month_last_day', values }];
  if (byMonthDay.some((day) => day < 0) || byDay.some(({ nth }) => nth === null || nth < -1)) return null;
  if (byMonthDay.length > 0) {
    const days = listed(byMonthDay.map(String), lang);
    return [{ key: 'calendar.month_days', values: { ...values, days, count: byMonthDay.length } }];
  }
  const weekdays = [...new Set(byDay.map(({ weekday }) => weekday))];
  return weekdays.flatMap((weekday) => {
    const nths = byDay.filter((day) => day.weekday === weekday).map(({ nth }) => nth);
    // Italian says "primo martedì" and "prima domenica".
    const named = { ...values, weekday: weekdayName(weekday, lang), gender: weekday === 6 ? 'f' : 'm' };
    const pairs = nths.length > 2 ? nths.map((nth) => [nth]) : [nths];
    return pairs.map(([one, two]) => ({
      key: 'calendar.month_weekday',
      values: { ...named, nth: nthName(one), second: nthName(two) },
    }));
  });
}

/** What regular hours of one time of the year say; single dates before `today` are left out. */
export function sayRegular(rules: Regular[], today: Day, lang: Lang): Said[] {
  const weekly = rules.filter(({ pattern }) => pattern.kind === 'weekly' && pattern.interval === 1);
  const clauses = sayWeek(weekly, lang, (values) => ({ key: 'calendar.weekly', values }));
  for (const rule of rules) {
    const { pattern } = rule;
    if (pattern.kind === 'weekly' && pattern.interval > 1) {
      const start = datesValues({ from: pattern.anchor, to: pattern.anchor }, pattern.anchor - 1, lang);
      const since = { interval: pattern.interval, from: start.from ?? '', from_el: start.from_el ?? '' };
      clauses.push(
        ...sayWeek([rule], lang, (values) => ({ key: 'calendar.every_weeks', values: { ...values, ...since } })),
      );
    }
    if (pattern.kind === 'once' && pattern.day >= today) {
      const values = {
        ...datesValues({ from: pattern.day, to: pattern.day }, today, lang),
        ...hoursValues(rule.hours ? [rule.hours] : [], lang),
      };
      clauses.push({ key: 'calendar.once', values });
    }
    if (pattern.kind === 'recurring') {
      const vary: Said =
        rule.words === null ? { key: 'calendar.some_days' } : { key: 'calendar.words', values: { words: rule.words } };
      clauses.push(...(sayMonth({ pattern, rule, lang }) ?? [vary]));
    }
  }
  return clauses;
}

/** "chiuso in agosto", "chiuso dal 10 al 24 agosto". */
function sayClosings(rules: Rule[], today: Day, lang: Lang): Said[] {
  return rules.flatMap((rule): Said[] => {
    if (rule.kind !== 'exception' || rule.hours !== null) return [];
    const { span } = rule;
    if (span.to < today || span.from > today + 366 || span.to - span.from < SHORTEST_TOLD) return [];
    const month = wholeMonth(span, today, lang);
    if (month !== null) return [{ key: 'calendar.closed_in_month', values: { month } }];
    return [{ key: 'calendar.closed_during', values: datesValues(span, today, lang) }];
  });
}

/**
 * The regular hours as they are printed: "lunedì e mercoledì 9:30–12; primo martedì del mese 15–18; chiuso in agosto",
 * season by season; what is over is left out. One season that asks for the hours where none are known.
 */
export function sayRegularHours(schedules: readonly Schedule[], now: Date, lang: Lang): Season[] {
  const today = romeTimeOf(now).day;
  const rules = rulesOf(schedules);
  const regular = rules.flatMap((rule) => (rule.kind === 'regular' && rule.span.to >= today ? [rule] : []));
  const toldOf = regular.filter((rule) => rule.hours !== null || !saysClosed(rule.words));

  const spans = new Map<string, { span: Span; rules: Regular[] }>();
  for (const rule of toldOf) {
    // A beginning that is over makes no season.
    const span =
      rule.pattern.kind === 'once'
        ? ALWAYS
        : { from: rule.span.from > today ? rule.span.from : -Infinity, to: rule.span.to };
    const key = `${span.from} ${span.to}`;
    const season = spans.get(key) ?? { span, rules: [] };
    season.rules.push(rule);
    spans.set(key, season);
  }
  const seasons = [...spans.values()]
    .sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
    .map(({ span, rules: together }): Season => {
      const values = datesValues(span, today, lang);
      const during = values.shape === 'always' ? null : { key: 'calendar.dates', values };
      return { during, clauses: sayRegular(together, today, lang) };
    })
    .filter(({ clauses }) => clauses.length > 0);

  const round = toldOf.every((rule) => isWholeDay(rule.hours));
  const onHolidays = toldOf.some((rule) => rule.openOnHolidays && rule.pattern.kind !== 'once') && !round;
  const general: Said[] = [
    ...(onHolidays ? [{ key: 'calendar.open_on_holidays' }] : []),
    ...sayClosings(rules, today, lang),
    ...wordsNow(rules, today).map((words): Said => ({ key: 'calendar.words', values: { words } })),
  ];
  const all = general.length > 0 ? [...seasons, { during: null, clauses: general }] : seasons;
  return all.length > 0 ? all : [{ during: null, clauses: [{ key: 'calendar.ask' }] }];
}

const ALWAYS: Span = { from: -Infinity, to: Infinity };

/** The same as one text in the reader's language; a time of the year begins a sentence. */
export function regularHoursText(seasons: readonly Season[], t: T): string {
  let text = '';
  for (const { during, clauses } of seasons) {
    const told = clauses.map(({ key, values }) => t(key, values)).join('; ');
    if (during) text += `${text && '. '}${t(during.key, during.values)}: ${told}`;
    else text += `${text && '; '}${told}`;
  }
  return text;
}
