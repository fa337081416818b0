import { vocabularies } from '../vocabularies/index.ts';

/** The letter by which the index knows the terms of a taxonomy; the others are not filters. */
export const letters = {
  'everyday-topics': 't',
  'life-situations': 's',
  'accessibility-facts': 'x',
  'opening-facts': 'o',
  'cost-facts': 'c',
  'asset-kinds': 'v',
  'actor-kinds': 'y',
} as const;

/** Ages as people think of them, from the first year to the last, both included. */
export const ageBands = [
  { code: '0-2', from: 0, to: 2 },
  { code: '3-5', from: 3, to: 5 },
  { code: '6-10', from: 6, to: 10 },
  { code: '11-13', from: 11, to: 13 },
  { code: '14-17', from: 14, to: 17 },
  { code: '18-29', from: 18, to: 29 },
  { code: '30-64', from: 30, to: 64 },
  { code: '65', from: 65, to: 200 },
] as const;

const parents = new Map<string, string>();
const lettersByTaxonomy = new Map<string, string>(Object.entries(letters));
for (const { code, terms } of vocabularies()) {
  for (const term of terms) if (term.parent) parents.set(`${code}/${term.code}`, term.parent);
}

/** The lexemes of a term and of those above it: whoever looks for 'home' finds what is under 'rent-help'. */
export function termFacets(taxonomy: string, code: string): string[] {
  const letter = lettersByTaxonomy.get(taxonomy);
  if (!letter) return [];
  const found: string[] = [];
  for (let at: string | undefined = code; at; at = parents.get(`${taxonomy}/${at}`)) found.push(`=${letter}:${at}`);
  return found;
}

/** The lexemes of the ages that a service is for; none said is for all. */
export function ageFacets(ages: { from: number; to: number | null } | null): string[] {
  const fitting = ageBands.filter((band) => !ages || ((ages.to ?? 200) >= band.from && ages.from <= band.to));
  return fitting.map((band) => `=g:${band.code}`);
}
