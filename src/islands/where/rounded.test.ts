import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresBetween } from '#platform/geo/index.ts';
import { positionRounded } from './rounded.ts';

const italian = fc.record({
  lat: fc.double({ min: 35.4, max: 47.2, noNaN: true }),
  lon: fc.double({ min: 6.6, max: 18.6, noNaN: true }),
});

test('a position is told to some fifty metres: never more than 40 off, and neighbours look alike', () => {
  fc.assert(
    fc.property(italian, (position) => {
      const { lat, lon } = positionRounded(position.lat, position.lon);
      expect(metresBetween(position, { lat: Number(lat), lon: Number(lon) })).toBeLessThan(40);
      expect(lat).toMatch(/^\d+\.\d{4}$/);
    }),
  );
  expect(positionRounded(45.53981, 10.22211)).toEqual(positionRounded(45.53979, 10.22209));
});
