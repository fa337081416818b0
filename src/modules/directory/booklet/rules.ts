import type { Sheet } from '../paper/sheets.ts';

/** A sheet with its number in the booklet. */
export interface Numbered {
  number: number;
  sheet: Sheet;
}

/** A part of the booklet, with its entries in order. */
export interface Chapter {
  code: string;
  title: string;
  entries: Numbered[];
}

/** A line of the index: a need, and the numbers of what answers it. */
export interface Need {
  label: string;
  numbers: number[];
}

export interface Term {
  code: string;
  label: string;
  /** Terms under it count as itself. */
  under: readonly string[];
}

/**
 * Puts sheets under the first heading that fits, in the order of the headings, and numbers them through: on paper one finds
 * an entry by its number. What fits nowhere comes last.
 */
export function chaptersOf(sheets: readonly Sheet[], headings: readonly Heading[], other: string): Chapter[] {
  const left = new Set(sheets);
  const chapters = headings.map(({ code, title, holds }) => {
    const found = [...left].filter(holds);
    for (const sheet of found) left.delete(sheet);
    return { code, title, found };
  });
  let number = 0;
  return [...chapters, { code: 'altro', title: other, found: [...left] }]
    .filter(({ found }) => found.length > 0)
    .map(({ code, title, found }) => ({
      code,
      title,
      entries: found.map((sheet) => {
        number += 1;
        return { number, sheet };
      }),
    }));
}

export interface Heading {
  code: string;
  title: string;
  holds(sheet: Sheet): boolean;
}

/** What people need, by name, with the numbers of the entries that carry it: needs that nothing answers are left out. */
export function indexOf(chapters: readonly Chapter[], terms: readonly Term[], letter: string, lang: string): Need[] {
  const entries = chapters.flatMap((chapter) => chapter.entries);
  return terms
    .map(({ code, label, under }) => {
      const facets = [code, ...under].map((one) => `=${letter}:${one}`);
      const answering = entries.filter(({ sheet }) => sheet.facets.some((facet) => facets.includes(facet)));
      return { label, numbers: answering.map(({ number }) => number) };
    })
    .filter(({ numbers }) => numbers.length > 0)
    .sort((a, b) => a.label.localeCompare(b.label, lang));
}
