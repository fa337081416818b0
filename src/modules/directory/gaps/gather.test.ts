import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AGREE, gather } from './gather.ts';

const one = 'q1';
const other = 'q2';

test('what five searches of one neighbourhood agree on has its line', () => {
  expect(gather([{ what: ['=t:bills'], neighbourhood_id: one, times: 5 }])).toEqual([
    { what: ['=t:bills'], where: { neighbourhood_id: one }, times: 5 },
  ]);
});

test('fewer, in several neighbourhoods, are told together without saying where', () => {
  expect(
    gather([
      { what: ['=t:bills'], neighbourhood_id: one, times: 2 },
      { what: ['=t:bills'], neighbourhood_id: other, times: 3 },
    ]),
  ).toEqual([{ what: ['=t:bills'], where: 'several', times: 5 }]);
});

test('different things, each too seldom, are one line that names none; fewer than five are not told', () => {
  const seldom = [
    { what: ['=t:violence'], neighbourhood_id: one, times: 2 },
    { what: ['=t:bills'], neighbourhood_id: one, times: 3 },
  ];
  expect(gather(seldom)).toEqual([{ what: [], where: 'several', times: 5 }]);
  expect(gather(seldom.slice(1))).toEqual([]);
});

test('the same thing asked with different filters adds up', () => {
  const lines = gather([
    { what: ['=t:bills'], neighbourhood_id: null, times: 3 },
    { what: ['=t:bills'], neighbourhood_id: null, times: 4 },
  ]);
  expect(lines).toEqual([{ what: ['=t:bills'], where: 'unsaid', times: 7 }]);
});

test('no line is ever about fewer than five, and none counts a search twice', () => {
  const missed = fc.record({
    what: fc.constantFrom(['=t:a'], ['=t:b'], ['=t:a', '=t:b']),
    neighbourhood_id: fc.constantFrom(null, one, other),
    times: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(missed, { maxLength: 20 }), (all) => {
      const lines = gather(all);
      const sum = (some: readonly { times: number }[]) => some.reduce((so, { times }) => so + times, 0);
      expect(lines.every(({ times }) => times >= AGREE)).toBe(true);
      expect(sum(lines)).toBeLessThanOrEqual(sum(all));
      expect(sum(all) - sum(lines)).toBeLessThan(AGREE);
    }),
  );
});
