import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupSpots } from './grouping.ts';

test('two places at one door are one mark, and the next street has its own', () => {
  const spots = [
    { x: 10, y: 10 },
    { x: 200, y: 40 },
    { x: 12, y: 11 },
  ];
  expect(groupSpots(spots, 36)).toEqual([[0, 2], [1]]);
});

test('every place is in one mark, marks do not overlap, and they are read in the order of the list', () => {
  const spot = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 200 }), fc.integer({ min: 1, max: 80 }), (spots, apart) => {
      const groups = groupSpots(spots, apart);
      expect(groups.flat().sort((a, b) => a - b)).toEqual(spots.map((_, i) => i));
      const firsts = groups.map(([first = 0]) => first);
      expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
      for (const a of firsts) {
        for (const b of firsts) {
          const [one, two] = [spots[a], spots[b]];
          if (a !== b && one && two) expect(Math.hypot(one.x - two.x, one.y - two.y)).toBeGreaterThanOrEqual(apart);
        }
      }
    }),
  );
});
