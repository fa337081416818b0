import type { Here } from '#platform/http/index.ts';
import { languageName, termLabel } from '../finding/labels.ts';
import type { Mark } from './attached.ts';
import type { ServiceShown } from './service.ts';
import { type Text, textIn } from './text.tsx';

/** The codes of a taxonomy of ours that something carries. */
export const codesOf = (marks: readonly Mark[], taxonomy: string): string[] =>
  marks.flatMap((mark) => (mark.taxonomy === taxonomy && mark.code ? [mark.code] : []));

/** The terms of a taxonomy that something carries, in the language of the page. */
export const termsOf = (here: Here, marks: readonly Mark[], taxonomy: string): { code: string; label: string }[] =>
  marks.flatMap((mark) => {
    if (mark.taxonomy !== taxonomy || !mark.code) return [];
    return [{ code: mark.code, label: termLabel(taxonomy, mark.code, here.lang) ?? mark.name }];
  });

// Made once: making one takes longer than saying a page.
const lists = { it: new Intl.ListFormat('it'), en: new Intl.ListFormat('en') };
const date = { dateStyle: 'long', timeZone: 'Europe/Rome' } as const;
const dates = { it: new Intl.DateTimeFormat('it', date), en: new Intl.DateTimeFormat('en-GB', date) };

/** 'a, b e c' */
export const listed = (parts: readonly string[], { lang }: Here): string => lists[lang].format(parts);

/** "Dai 18 anni"; null where it is for all ages. */
export function sayAges(from: number | null, to: number | null, { t }: Here): string | null {
  const low = Math.floor(from ?? 0);
  if (to === null) return low === 0 ? null : t('entry.ages_from', { from: low });
  const high = Math.floor(to);
  return low === 0 ? t('entry.ages_to', { to: high }) : t('entry.ages_between', { from: low, to: high });
}

const accessOrder = [
  'phone-only',
  'home-visits',
  'online',
  'registration-needed',
  'referral-needed',
  'anonymous',
  'day-and-night',
] as const;

/** How one gets in, a sentence for each fact that is known. */
export function sayAccess(marks: readonly Mark[], { t }: Here): string[] {
  const codes = codesOf(marks, 'opening-facts');
  const [walkIn, byAppointment] = [codes.includes('walk-in'), codes.includes('by-appointment')];
  const sentences = accessOrder.filter((code) => codes.includes(code)).map((code) => t(`entry.access.${code}`));
  if (walkIn && byAppointment) return [t('entry.access.either'), ...sentences];
  if (walkIn) return [t('entry.access.walk-in'), ...sentences];
  return byAppointment ? [t('entry.access.by-appointment'), ...sentences] : sentences;
}

/** What is known of its price, a phrase for each fact; empty where nothing is. `free` is true only where nothing else is asked. */
export function sayCost(service: Pick<ServiceShown, 'own' | 'costs'>, here: Here): { free: boolean; facts: Text[] } {
  const codes = codesOf(service.own.marks, 'cost-facts');
  const paid = service.costs.filter((cost) => (cost.amount ?? 0) > 0);
  const free = paid.length === 0 && (codes.includes('free') || service.costs.some((cost) => cost.amount === 0));
  const amounts = paid.flatMap((cost) => [
    ours(sayAmount(cost.amount ?? 0, cost.currency, here)),
    ...[textIn(here.lang, cost.amount_description ?? cost.option)].flatMap((words) => words ?? []),
  ]);
  const words = codes
    .filter((code) => code !== 'free' && (code !== 'paid' || amounts.length === 0))
    .flatMap((code) => termLabel('cost-facts', code, here.lang) ?? []);
  return { free, facts: [...(free ? [ours(here.t('entry.free'))] : []), ...amounts, ...words.map(ours)] };
}

/** Words of ours, which are in the language of the page. */
const ours = (text: string): Text => ({ text, lang: undefined });

function sayAmount(amount: number, currency: string | null, { lang }: Here): string {
  const code = /^[A-Z]{3}$/.test(currency ?? '') ? (currency ?? 'EUR') : 'EUR';
  return new Intl.NumberFormat(lang, { style: 'currency', currency: code }).format(amount);
}

const isTag = (code: string | null): code is string => /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(code ?? '');

/** "italiano, arabo e romeno" */
export function sayLanguages(languages: ServiceShown['languages'], here: Here): string | null {
  const names = languages.flatMap(({ code, name }) =>
    isTag(code) ? languageName(code, here.lang) : (name ?? code ?? []),
  );
  return names.length === 0 ? null : listed(names, here);
}

/** "21 novembre 2026" */
export const sayDate = (on: Date, { lang }: Here): string => dates[lang].format(on);

/** An address that a page may lead to: of the web, whatever else was written in its place. */
export const webAddress = (url: string | null): string | null =>
  url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;

/** 'porte-aperte.example/orari': as short as people would say it. */
export const shortAddress = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
