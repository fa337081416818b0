import type { Child } from 'hono/jsx';
import { romeDate } from '#platform/calendar/index.ts';
import type { Lang, T } from '#platform/messages/index.ts';
import type { Answered, Found, Group, Unit } from '#platform/search/index.ts';
import { freshnessOf } from '../freshness/rules.ts';
import type { Answer } from './answer.ts';
import { facetLabel } from './labels.ts';
import { asWritten } from './thesaurus.ts';

/** '350 m', '1,2 km': no more exact than a person walks. */
export function sayDistance(metres: number, lang: Lang): string {
  if (metres < 1000)
    return `${Math.max(10, Math.round(metres / (metres < 200 ? 10 : 50)) * (metres < 200 ? 10 : 50))} m`;
  const km = new Intl.NumberFormat(lang, { maximumFractionDigits: metres < 10_000 ? 1 : 0 }).format(metres / 1000);
  return `${km} km`;
}

// Made once: making one takes as long as a whole card.
const spelt = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const dayAndMonth = { it: new Intl.DateTimeFormat('it', spelt), en: new Intl.DateTimeFormat('en-GB', spelt) };
const whole = { ...spelt, year: 'numeric' } as const;
const withYear = { it: new Intl.DateTimeFormat('it', whole), en: new Intl.DateTimeFormat('en-GB', whole) };

/**
 * When it was last checked, as people say it, and whether that is too long ago. `stale` is the day from which on it is
 * (`staleOn`).
 */
export function sayChecked(
  assured: string | null,
  stale: string | null,
  now: Date,
  lang: Lang,
  t: T,
): { text: string; state: 'fresh' | 'ageing' | 'old' | 'never' } {
  const today = romeDate(now);
  const state = freshnessOf(assured, stale, today);
  if (assured === null) return { text: t('directory.checked.never'), state };
  const days = Math.round((Date.parse(today) - Date.parse(assured)) / 86_400_000);
  if (state === 'old') return { text: t('directory.checked.months', { months: Math.floor(days / 30.44) }), state };
  if (days <= 0) return { text: t('directory.checked.today'), state };
  // A year ago and today are said alike without the year.
  const date = (days > 330 ? withYear : dayAndMonth)[lang].format(new Date(assured));
  // In Italian 'l’8 settembre', 'l’11 ottobre'.
  const elided = /^(?:8|11) /.test(date) ? 'yes' : 'no';
  return { text: t('directory.checked.on', { date, elided }), state };
}

/** Why a result is in the list: which words it answers and how, and where it is. Every reason is true of this result. */
export function reasonsFor(found: Found, group: Group, given: Answer, lang: Lang, t: T): Reason[] {
  const reasons: Reason[] = [];
  const units = given.question.units;
  const said = (how: Answered['how']) =>
    units.filter((_, at) => found.answered[at]?.how === how).map((unit) => unit.said);
  const add = (key: string, words: readonly string[]) => {
    if (words.length > 0) reasons.push({ key, bold: [...new Set(words)].join(', ') });
  };
  add('directory.why.answers', said('title'));
  add('directory.why.mentions', said('text'));
  for (const [at, unit] of units.entries()) {
    const answered = found.answered[at];
    if (answered?.how === 'topic') reasons.push(topicReason(unit, found, lang, t));
    if (answered?.how === 'also' && answered.also !== null)
      add('directory.why.also', [asWritten([...unit.also, ...unit.akin][answered.also] ?? [unit.said])]);
  }
  add('directory.why.details', said('details'));
  const { place } = given.where;
  if (group === 'near' && found.metres !== null) add('directory.why.near', [sayDistance(found.metres, lang)]);
  // Widened beyond the place that was asked for, each result says where it is instead.
  const elsewhere = group === 'everywhere' && place !== null;
  if ((group === 'municipality' || elsewhere) && found.municipality_name)
    add('directory.why.municipality', [found.municipality_name]);
  const reach = found.kind === 'procedure' ? 'directory.why.valid' : 'directory.why.serving';
  const there = place?.kind === 'position' ? t('directory.why.you') : (place?.label ?? '');
  if (group === 'serving') add(reach, [there]);
  // Two words may lead to one topic ('caf 730'): a reason is told once.
  const once = reasons.filter(
    ({ key, bold }, at) => reasons.findIndex((other) => other.key === key && other.bold === bold) === at,
  );
  return once.map((reason) => ({ ...reason, text: t(reason.key, { bold: reason.bold }) }));
}

function topicReason(unit: Unit, found: Found, lang: Lang, t: T): Reason {
  const facet = unit.facets.find((one) => found.facets.includes(one)) ?? '';
  const key = /^=[ts]:/.test(facet) ? 'directory.why.about' : 'directory.why.notes';
  return { key, bold: facetLabel(facet, lang, t) ?? unit.said };
}

export interface Reason {
  key: string;
  /** What the sentence is about, to be set in bold where it stands in it. */
  bold: string;
  text?: string;
}

/** The sentence of a reason, cut around its bold part. */
export function piecesOf(reason: Reason, t: T): [Child, string, Child] {
  const [before = '', after = ''] = t(reason.key, { bold: '\u0001' }).split('\u0001');
  return [before, reason.bold, after];
}

const paths: Record<string, string> = {
  service: '/servizi',
  organization: '/organizzazioni',
  place: '/luoghi',
  asset: '/risorse',
  procedure: '/pratiche',
};

/** The page of a subject of the index. */
export const pathOf = (kind: string, id: string): string => `${paths[kind] ?? '/servizi'}/${id}`;
