import type { Child } from 'hono/jsx';
import { romeDate } from '#platform/calendar/index.ts';
import type { Lang, T } from '#platform/messages/index.ts';
import type { Found, Group } from '#platform/search/index.ts';
import type { Answer } from './answer.ts';
import { termLabel } from './labels.ts';

/** '350 m', '1,2 km': no more exact than a person walks. */
export function sayDistance(metres: number, lang: Lang): string {
  if (metres < 1000)
    return `${Math.max(10, Math.round(metres / (metres < 200 ? 10 : 50)) * (metres < 200 ? 10 : 50))} m`;
  const km = new Intl.NumberFormat(lang, { maximumFractionDigits: metres < 10_000 ? 1 : 0 }).format(metres / 1000);
  return `${km} km`;
}

/** When it was last checked, as people say it, and whether that is too long ago. */
export function sayChecked(
  assured: string | null,
  now: Date,
  lang: Lang,
  t: T,
): { text: string; state: 'fresh' | 'ageing' | 'old' | 'never' } {
  if (assured === null) return { text: t('directory.checked.never'), state: 'never' };
  const today = romeDate(now);
  const days = Math.round((Date.parse(today) - Date.parse(assured)) / 86_400_000);
  if (days > 365) return { text: t('directory.checked.months', { months: Math.floor(days / 30.44) }), state: 'old' };
  const date = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(assured),
  );
  if (days <= 0) return { text: t('directory.checked.today'), state: 'fresh' };
  return { text: t('directory.checked.on', { date }), state: days > 183 ? 'ageing' : 'fresh' };
}

/** Why a result is in the list: which words it answers, and where it is. Never empty when something was asked. */
export function reasonsFor(found: Found, group: Group, given: Answer, lang: Lang, t: T): Reason[] {
  const reasons: Reason[] = [];
  const units = given.question.units;
  const said = (state: 'title' | 'text') =>
    units.filter((_, at) => found.answered[at] === state).map((unit) => unit.said);
  const title = said('title');
  const text = said('text');
  const meant = units.filter((_, at) => found.answered[at] === 'meaning');
  if (title.length > 0) reasons.push({ key: 'directory.why.answers', bold: title.join(', ') });
  if (text.length > 0) reasons.push({ key: 'directory.why.mentions', bold: text.join(', ') });
  for (const unit of meant) {
    const topic = unit.facets.find((facet) => found.facets.includes(facet));
    const label = topic
      ? termLabel(topic.startsWith('=s:') ? 'life-situations' : 'everyday-topics', topic.slice(3), lang)
      : null;
    reasons.push({
      key: 'directory.why.about',
      bold: label ?? unit.corrected[0] ?? unit.also[0]?.join(' ') ?? unit.said,
    });
  }
  if (group === 'near' && found.metres !== null)
    reasons.push({ key: 'directory.why.near', bold: sayDistance(found.metres, lang) });
  if (group === 'municipality')
    reasons.push({ key: 'directory.why.municipality', bold: found.municipality_name ?? '' });
  if (group === 'serving') reasons.push({ key: 'directory.why.serving', bold: given.where.place?.label ?? '' });
  return reasons.map((reason) => ({ ...reason, text: t(reason.key, { bold: reason.bold }) }));
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
