import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#platform/search/index.ts';
import { ageOf } from './age.ts';
import { type Copy, entryAt } from './copy.ts';
import { findIn, makeReady } from './find.ts';
import { folded } from './folded.ts';

const copy: Copy = {
  form: 1,
  quarters: ['Centro', 'Fonte'],
  topics: [
    ['Luce, gas e acqua', 'bolletta bollette enel'],
    ['Chi assiste un familiare', 'badante badanti'],
  ],
  entries: [
    {
      k: 'service',
      i: 'a',
      t: 'Sportello bollette',
      d: 'Rateizziamo insieme.',
      s: [0],
      at: [{ q: 0, a: 'via dei Mille 4' }],
    },
    { k: 'service', i: 'b', t: 'Assistenti familiari', d: 'Un elenco di persone.', s: [1], at: [{ q: 1 }] },
    { k: 'asset', i: 'c', t: 'L’attività del caffè', d: 'Si parla anche di bollette.', s: [], at: [] },
  ],
  left: 0,
};
const ready = makeReady(copy);
const found = (text: string, quarter: number | null = null) => findIn(ready, text, quarter).map(({ i }) => i);

test('the browser forgives accents, apostrophes and signs just as the server does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(folded(text)).toBe(fold(text));
    }),
  );
  expect(folded('Perché l’Attività?')).toBe('perche l attivita');
});

test('what has the word in its title comes before what only mentions it', () => {
  expect(found('bolletta')).toEqual(['a', 'c']);
});

test('everyday words find what uses others', () => {
  expect(found('cerco una badante')).toEqual(['b']);
});

test('an accent too few and another apostrophe find the same', () => {
  expect(found("l'attivita del caffe")).toEqual(['c']);
  expect(found('VIA DEI MILLE')).toEqual(['a']);
});

test('a neighbourhood is a word, and a choice', () => {
  expect(found('fonte')).toEqual(['b']);
  expect(found('', 0)).toEqual(['a']);
  expect(found('bollette', 1)).toEqual([]);
});

test('with no entry that has every word, those that have most of them answer', () => {
  expect(found('bollette zanzibar')).toEqual(['a', 'c']);
  expect(found('zanzibar')).toEqual([]);
});

test('an entry is found by the address of its page, in both languages', () => {
  expect(entryAt(copy, '/servizi/b', '')?.i).toBe('b');
  expect(entryAt(copy, '/en/risorse/c', '/en')?.i).toBe('c');
  expect(entryAt(copy, '/cerca', '')).toBeUndefined();
});

test.each([
  ['2026-11-22T17:00:00Z', { label: 'copy_today', time: '18' }],
  ['2026-11-21T17:05:00Z', { label: 'copy_yesterday', time: '18:05' }],
  // In Rome it is already Saturday.
  ['2026-11-20T23:30:00Z', { label: 'copy_yesterday', time: '0:30' }],
  ['2026-11-17T08:00:00Z', { label: 'copy_day', day: 'martedì 17 novembre', time: '9' }],
])('a copy of %s says so', (made, said) => {
  expect(ageOf(new Date(made), new Date('2026-11-22T20:00:00Z'), 'it')).toMatchObject(said);
});
