import { expect, test } from 'vitest';
import { byRoot, rootTopics } from './topics.ts';

test('what was asked about is counted under the wide topics, the most frequent first', () => {
  expect(
    byRoot([
      { code: 'energy-bills', count: 2 },
      { code: 'find-home', count: 4 },
      { code: 'bills', count: 1 },
      { code: 'debts', count: 3 },
    ]),
  ).toEqual([
    { code: 'bills', count: 6 },
    { code: 'home', count: 4 },
  ]);
});

test('a topic that has gone since is counted, and not named', () => {
  expect(byRoot([{ code: 'no-longer-there', count: 1 }])).toEqual([{ code: null, count: 1 }]);
});

test('the wide topics fit on half a sheet of paper', () => {
  expect(rootTopics().length).toBeGreaterThan(8);
  expect(rootTopics().length).toBeLessThan(24);
});
