import type { Here } from '#platform/http/index.ts';
import { vocabulary } from '../vocabularies/index.ts';
import type { Listed } from './listed.ts';

export interface Theme {
  code: string;
  label: string;
  entries: Listed[];
}

/** Entries under the topics of a taxonomy that have none above them, each under the first that it carries. */
export function byTheme(
  { lang, t }: Here,
  entries: readonly Listed[],
  taxonomy = 'everyday-topics',
  letter = 't',
): Theme[] {
  const left = new Set(entries);
  const groups = vocabulary(taxonomy)
    .terms.filter((term) => !term.parent)
    .map((term) => {
      const under = [...left].filter((entry) => entry.facets.includes(`=${letter}:${term.code}`));
      for (const entry of under) left.delete(entry);
      return { code: term.code, label: lang === 'en' ? term.name_en : term.name, entries: under };
    });
  return [...groups, { code: '', label: t('entry.other'), entries: [...left] }].filter(
    (group) => group.entries.length > 0,
  );
}
