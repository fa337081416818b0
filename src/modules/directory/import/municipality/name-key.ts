import { apostropheToAccent, plainApostrophes } from '../repairs/accents.ts';

const folded = (text: string) =>
  plainApostrophes(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('j', 'i');

/** What two ways of writing the same municipality have in common: its letters, without accents, signs and the long i. */
export const nameKey = (name: string): string => folded(name).replace(/[^a-z0-9]/g, '');

/** The letters with their accents: tells Paterno from Paternò. */
export const accentKey = (name: string): string =>
  apostropheToAccent(name)
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}0-9]/gu, '');

/** The key of a name whose saint may be written in any of the ways that lists use: San, S., S.TA, SANT', Ss. */
export const saintKey = (name: string): string =>
  folded(name)
    .replace(
      /\b(santissim[aoi]|sant'|sante?|santi|santa|santo|san|ss\.?|s\.\s?t[aoe]\b\.?|s\.?t[aoe]\b\.|s\b\.?)(?=[\s'a-z]|$)/g,
      '§',
    )
    .replace(/[^a-z0-9§]/g, '');

/** Drops what lists put around a name: «Comune di», a province in brackets or after a dash. */
export const bareName = (name: string): string =>
  name
    .replace(/^\s*(comune|municipio)\s+d(i\s+|')/i, '')
    .replace(/\s*[(\-,/]\s*[A-Z]{2}\s*\)?\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();

/** How many letters must be added, dropped, changed or swapped to make one key of the other; stops counting past `most`. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
}
