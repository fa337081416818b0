import { expect, test } from 'vitest';
import { say } from '#app/messages.ts';
import { staleOn } from '../freshness/rules.ts';
import { sayChecked } from './saying.ts';

const now = new Date('2026-11-22T09:00:00Z');

test.each([
  ['2026-11-22', 'controllato oggi', 'checked today'],
  ['2026-11-12', 'controllato il 12 novembre', 'checked on 12 November'],
  ['2026-11-11', 'controllato l’11 novembre', 'checked on 11 November'],
  ['2026-11-08', 'controllato l’8 novembre', 'checked on 8 November'],
  ['2026-10-18', 'controllato il 18 ottobre', 'checked on 18 October'],
])('an entry that was checked on %s says: %s', (on, italian, english) => {
  expect(sayChecked(on, staleOn('service', on, true), now, 'it', say.it).text).toBe(italian);
  expect(sayChecked(on, staleOn('service', on, true), now, 'en', say.en).text).toBe(english);
});

test('an entry that nobody answered for says since when, and that one had better ask', () => {
  const stale = staleOn('service', '2026-02-20', true);
  expect(sayChecked('2026-02-20', stale, now, 'it', say.it)).toEqual({
    text: 'controllato 9 mesi fa: chiedi conferma',
    state: 'old',
  });
});

test('what was checked a year ago names the year', () => {
  const stale = staleOn('organization', '2025-11-20', false);
  expect(sayChecked('2025-11-20', stale, now, 'it', say.it)).toEqual({
    text: 'controllato il 20 novembre 2025',
    state: 'ageing',
  });
});
