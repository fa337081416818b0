import { type Lang, type Said, speakers, type T } from '#platform/messages/index.ts';
import type { Span } from './days.ts';
import { type Exception, mergedHours, type Regular } from './hours.ts';
import english from './messages/en.json' with { type: 'json' };
import italian from './messages/it.json' with { type: 'json' };
import { sayRegular } from './regular.ts';
import { isWholeDay, ruleOf } from './rule.ts';
import type { Schedule } from './schedule.ts';
import { rangesOf, wholeDatesValues } from './spoken.ts';

/**
 * All that these schedules say, one clause after the other, whatever the day it is: what is over and what is far away too,
 * with its year. For a history, and for whoever edits them. The same schedules in another order say the same.
 */
function sayAllHours(schedules: readonly Schedule[], lang: Lang): Said[] {
  const regular = new Map<string, { span: Span; rules: Regular[] }>();
  const exceptions = new Map<string, Exception[]>();
  const words = new Set<string>();
  for (const schedule of schedules) {
    const rule = ruleOf(schedule);
    if ('problem' in rule) words.add(schedule.description ?? schedule.notes ?? '');
    else if (rule.kind === 'words') words.add(rule.words);
    else if (rule.kind === 'exception') {
      const key = `${rule.span.from} ${rule.span.to} ${rule.hours === null} ${rule.reason}`;
      exceptions.set(key, [...(exceptions.get(key) ?? []), rule]);
    } else {
      const span = rule.pattern.kind === 'once' ? ALWAYS : rule.span;
      const key = `${span.from} ${span.to}`;
      regular.set(key, { span, rules: [...(regular.get(key)?.rules ?? []), rule] });
    }
  }
  const seasons = [...regular.values()].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  const onHolidays = seasons.some(({ rules }) =>
    rules.some((rule) => rule.openOnHolidays && rule.pattern.kind !== 'once' && !isWholeDay(rule.hours)),
  );
  const unusual = [...exceptions.values()].sort((a, b) => from(a) - from(b));
  return [
    ...seasons.flatMap(({ span, rules }) => saySeason(span, rules, lang)),
    ...(onHolidays ? [{ key: 'calendar.open_on_holidays' }] : []),
    ...unusual.map((together) => sayException(together, lang)),
    ...[...words].filter(Boolean).map((said): Said => ({ key: 'calendar.words', values: { words: said } })),
  ];
}

const ALWAYS: Span = { from: -Infinity, to: Infinity };
const from = ([first]: Exception[]): number => first?.span.from ?? 0;

function saySeason(span: Span, rules: Regular[], lang: Lang): Said[] {
  const clauses = sayRegular(rules, -Infinity, lang);
  if (span.from === -Infinity && span.to === Infinity) return clauses;
  return [{ key: 'calendar.during', values: wholeDatesValues(span, lang) }, ...clauses];
}

function sayException(together: Exception[], lang: Lang): Said {
  const [first] = together;
  const hours = mergedHours(together.flatMap((rule) => rule.hours ?? []));
  const told = first?.reason ?? '';
  const values = {
    ...wholeDatesValues(first?.span ?? ALWAYS, lang),
    reason: told,
    told: told === '' ? 'no' : 'yes',
  };
  if (hours.length === 0) return { key: 'calendar.closed_dates', values };
  return { key: 'calendar.open_dates', values: { ...values, ranges: rangesOf(hours, lang) } };
}

/** The same as one text in the language of `t`: "lunedì 9–12; dal 1º ottobre 2026 al 31 maggio 2027: mercoledì 9–11". */
export function allHoursText(schedules: readonly Schedule[], lang: Lang, t: T): string {
  let text = '';
  for (const { key, values } of sayAllHours(schedules, lang)) {
    const joint = text === '' ? '' : text.endsWith(':') ? ' ' : '; ';
    text += `${joint}${t(key, values)}`;
  }
  return text;
}

const say = speakers({ it: [italian], en: [english] });

/** The same in Italian, which entries and their history are written in; empty where nothing is said. */
export const hoursInItalian = (schedules: readonly Schedule[]): string => allHoursText(schedules, 'it', say.it);
