import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf, coveringCells, metresBetween, type Position } from './index.ts';

const anywhere = fc.record({
  lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const italy = fc.record({
  lat: fc.double({ min: 35.4, max: 47.2, noNaN: true }),
  lon: fc.double({ min: 6.6, max: 18.6, noNaN: true }),
});
const radius = fc.double({ min: 300, max: 50_000, noNaN: true });

// A position at a distance and a bearing, on the sphere.
function away(from: Position, metres: number, bearing: number): Position {
  const angle = metres / 6_371_008.8;
  const lat = (from.lat * Math.PI) / 180;
  const sine = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
  const there = Math.asin(Math.max(-1, Math.min(1, sine)));
  const turn = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * sine);
  const lon = from.lon + (turn * 180) / Math.PI;
  return { lat: (there * 180) / Math.PI, lon: ((lon + 540) % 360) - 180 };
}

test('whoever is inside the distance asked for stands in one of the cells asked of the index', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const bearing = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
  fc.assert(
    fc.property(fc.oneof(anywhere, italy), radius, share, bearing, (centre, metres, part, direction) => {
      const cells = new Set(coveringCells(centre, metres));
      const there = away(centre, metres * part, direction);
      return cellsOf(there).some((cell) => cells.has(cell));
    }),
    { numRuns: 20_000 },
  );
});

test('no distance up to 50 km asks the index for more than 25 words', () => {
  fc.assert(
    fc.property(fc.oneof(anywhere, italy), radius, (centre, metres) => {
      const cells = coveringCells(centre, metres);
      return cells.length >= 1 && cells.length <= 25 && new Set(cells).size === cells.length;
    }),
    { numRuns: 5_000 },
  );
});

test('the index is not asked for half of Italy: whatever it finds lies within four times the distance, or 1.5 km', () => {
  fc.assert(
    fc.property(italy, italy, radius, (centre, other, metres) => {
      const cells = new Set(coveringCells(centre, metres));
      const near = away(centre, metresBetween(centre, other) % (metres * 6), other.lon);
      if (!cellsOf(near).some((cell) => cells.has(cell))) return true;
      return metresBetween(centre, near) <= Math.max(4 * metres, 1_500);
    }),
    { numRuns: 20_000 },
  );
});

test('each position has one cell of each size, and one street away is mostly the same larger cell', () => {
  const hall = { lat: 45.5398, lon: 10.2221 };
  expect(cellsOf(hall).map((cell) => cell.slice(0, 2))).toEqual(['g1', 'g2', 'g3', 'g4']);
  expect(cellsOf({ lat: 45.54, lon: 10.2223 }).slice(1)).toEqual(cellsOf(hall).slice(1));
});

test('the date line and the poles do not break the grid', () => {
  expect(cellsOf({ lat: 10, lon: 180 })).toEqual(cellsOf({ lat: 10, lon: -180 }));
  expect(coveringCells({ lat: 90, lon: 0 }, 1_000).length).toBeGreaterThan(0);
  expect(coveringCells({ lat: 0, lon: 179.999 }, 1_000).some((cell) => cell.endsWith('.0'))).toBe(true);
});
