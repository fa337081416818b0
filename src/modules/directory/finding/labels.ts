import type { Lang, T } from '#platform/messages/index.ts';
import { letters } from '../indexing/facets.ts';
import { vocabularies } from '../vocabularies/index.ts';
import type { Filter } from './asked.ts';

/** Which taxonomy a filter's codes belong to. */
const taxonomies: Partial<Record<string, string>> = {
  tema: 'everyday-topics',
  situazione: 'life-situations',
  risorsa: 'asset-kinds',
  attore: 'actor-kinds',
  accesso: 'accessibility-facts',
  accoglienza: 'opening-facts',
};

const labels = new Map<string, { it: string; en: string }>();
for (const { code, terms } of vocabularies()) {
  for (const term of terms) labels.set(`${code}/${term.code}`, { it: term.name, en: term.name_en });
}

/** What people read for a term of ours, or null when the code is none of ours. */
export function termLabel(taxonomy: string, code: string, lang: Lang): string | null {
  return labels.get(`${taxonomy}/${code}`)?.[lang] ?? null;
}

const taxonomyOf = new Map<string, string>(Object.entries(letters).map(([taxonomy, letter]) => [letter, taxonomy]));

/** What a facet lexeme of the index is called ('=t:rent-help'), or null when it is no term and no language. */
export function facetLabel(facet: string, lang: Lang, t: T): string | null {
  const [letter, code] = [facet.charAt(1), facet.slice(3)];
  if (letter === 'l') return t('directory.filter.speaks', { language: languageName(code, lang) });
  const taxonomy = taxonomyOf.get(letter);
  return taxonomy ? termLabel(taxonomy, code, lang) : null;
}

const languageNames = {
  it: new Intl.DisplayNames('it', { type: 'language' }),
  en: new Intl.DisplayNames('en', { type: 'language' }),
};

/** 'ar' → 'arabo'. */
export const languageName = (code: string, lang: Lang): string => languageNames[lang].of(code) ?? code;

/** What a filter is called, as a chip and in the lists. Null when its value is unknown to us: then it is not shown. */
export function filterLabel(
  filter: Filter,
  lang: Lang,
  t: T,
  neighbourhoods: readonly { id: string; name: string }[],
): string | null {
  const { name, value } = filter;
  const taxonomy = taxonomies[name];
  if (taxonomy) return termLabel(taxonomy, value, lang);
  switch (name) {
    case 'lingua':
      return t('directory.filter.speaks', { language: languageName(value, lang) });
    case 'quartiere':
      return neighbourhoods.find((one) => one.id === value)?.name ?? null;
    case 'tipo':
      return t(`directory.kinds.${value}`);
    case 'aperto':
      return t('directory.filter.open_now');
    case 'giorno':
      return t(`directory.weekday.${value}`);
    case 'gratis':
      return t('directory.filter.free');
    case 'eta':
      return t('directory.filter.age', { age: Number(value) });
    case 'fascia':
      return t(`directory.ages.${value}`);
    default:
      return null;
  }
}
