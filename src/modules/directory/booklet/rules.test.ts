import { expect, test } from 'vitest';
import type { Sheet } from '../paper/sheets.ts';
import { chaptersOf, indexOf } from './rules.ts';

const sheet = (title: string, ...facets: string[]): Sheet => ({
  kind: 'service',
  id: title,
  title: { text: title, lang: undefined },
  summary: null,
  organization: null,
  phone: null,
  free: false,
  assured_on: null,
  facets,
  neighbourhoods: [],
  papers: [],
  doors: [],
});
const about = (code: string) => ({ code, title: code, holds: ({ facets }: Sheet) => facets.includes(`=t:${code}`) });
const sheets = [sheet('Mensa', '=t:food'), sheet('Bollette', '=t:bills', '=t:food'), sheet('Bocce')];

test('each entry stands once, under the first heading that fits, and is numbered through', () => {
  const chapters = chaptersOf(sheets, [about('bills'), about('food'), about('work')], 'Altro');
  expect(chapters.map(({ title, entries }) => [title, entries.map((one) => `${one.number} ${one.sheet.id}`)])).toEqual([
    ['bills', ['1 Bollette']],
    ['food', ['2 Mensa']],
    ['Altro', ['3 Bocce']],
  ]);
});

test('the index names every need that something answers, with all that answers it', () => {
  const chapters = chaptersOf(sheets, [about('bills'), about('food')], 'Altro');
  const terms = [
    { code: 'work', label: 'Lavoro', under: [] },
    { code: 'food', label: 'Mangiare', under: [] },
    { code: 'money', label: 'Èconomia', under: ['bills'] },
  ];
  expect(indexOf(chapters, terms, 't', 'it')).toEqual([
    { label: 'Èconomia', numbers: [1] },
    { label: 'Mangiare', numbers: [1, 2] },
  ]);
});
