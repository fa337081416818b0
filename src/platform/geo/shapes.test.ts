import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  boundsOf,
  centreOf,
  containsPoint,
  cornersOf,
  type Geometry,
  metresBetween,
  simplify,
  sizeOf,
} from './index.ts';

const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    [
      [1, 1],
      [3, 1],
      [3, 3],
      [1, 3],
      [1, 1],
    ],
  ],
};
const islands: Geometry = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
    [
      [
        [10, 10],
        [14, 10],
        [14, 14],
        [10, 14],
        [10, 10],
      ],
    ],
  ],
};
// A horseshoe open to the north: its centre of mass is in the gap.
const horseshoe: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [6, 0],
      [6, 6],
      [5, 6],
      [5, 1],
      [1, 1],
      [1, 6],
      [0, 6],
      [0, 0],
    ],
  ],
};
const at = (lon: number, lat: number) => ({ lat, lon });

test('the distance between Brescia and Mantova is some 61 kilometres', () => {
  expect(metresBetween({ lat: 45.5398, lon: 10.2221 }, { lat: 45.1564, lon: 10.7914 })).toBeCloseTo(61_570, -3);
  expect(metresBetween({ lat: 45, lon: 10 }, { lat: 45, lon: 10 })).toBe(0);
});

test('a park inside a neighbourhood may be cut out of it', () => {
  expect(containsPoint(square, at(0.5, 2))).toBe(true);
  expect(containsPoint(square, at(2, 2))).toBe(false);
  expect(containsPoint(square, at(5, 2))).toBe(false);
});

test('who lives on the border belongs to both sides of it', () => {
  for (const [lon, lat] of [
    [0, 2],
    [4, 4],
    [2, 0],
    [1, 2],
    [3, 3],
  ] as const)
    expect(containsPoint(square, at(lon, lat))).toBe(true);
});

test('a neighbourhood may have several parts', () => {
  expect(containsPoint(islands, at(0.9, 0.5))).toBe(true);
  expect(containsPoint(islands, at(12, 12))).toBe(true);
  expect(containsPoint(islands, at(5, 5))).toBe(false);
  expect(boundsOf(islands)).toEqual({ west: 0, south: 0, east: 14, north: 14 });
});

test('the middle of an area lies inside it, even of a horseshoe', () => {
  expect(centreOf(islands)).toEqual(at(12, 12));
  expect(containsPoint(horseshoe, centreOf(horseshoe))).toBe(true);
  expect(containsPoint(square, centreOf(square))).toBe(true);
});

// A star around a centre: any shape that a hand may draw, but never crossing itself.
const star = fc
  .tuple(
    fc.array(fc.double({ min: 0.01, max: 0.05, noNaN: true }), { minLength: 5, maxLength: 60 }),
    fc.double({ min: 36, max: 47, noNaN: true }),
  )
  .map(([reaches, lat]): Geometry => {
    const ring = reaches.map((reach, i): [number, number] => {
      const angle = (2 * Math.PI * i) / reaches.length;
      return [10 + reach * Math.cos(angle), lat + reach * Math.sin(angle)];
    });
    return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? [10, lat]]] };
  });

test('the middle lies inside whatever shape is drawn', () => {
  fc.assert(fc.property(star, (shape) => containsPoint(shape, centreOf(shape))));
});

test('a simplified border has no more corners, stays closed, and stays where it was', () => {
  fc.assert(
    fc.property(star, fc.integer({ min: 1, max: 400 }), (shape, tolerance) => {
      const thin = simplify(shape, tolerance);
      expect(cornersOf(thin)).toBeLessThanOrEqual(cornersOf(shape));
      const ring = thin.type === 'Polygon' ? (thin.coordinates[0] ?? []) : [];
      expect(ring[0]).toEqual(ring.at(-1));
      const [before, after] = [boundsOf(shape), boundsOf(thin)];
      const slack = (tolerance + 1) / 111_000;
      expect(Math.abs(before.north - after.north)).toBeLessThanOrEqual(slack);
      expect(Math.abs(before.south - after.south)).toBeLessThanOrEqual(slack);
    }),
  );
});

test('a straight border drawn with a thousand corners needs only its ends', () => {
  const side = Array.from({ length: 1000 }, (_, i): [number, number] => [10 + i / 10_000, 45]);
  const drawn: Geometry = { type: 'Polygon', coordinates: [[...side, [10.1, 45.1], [10, 45.1], [10, 45]]] };
  expect(cornersOf(simplify(drawn, 1))).toBe(5);
});

test('a rock in the sea is left out when it is smaller than the line that would draw it', () => {
  const thin = simplify(
    {
      type: 'MultiPolygon',
      coordinates: [
        ...islands.coordinates,
        [
          [
            [20, 20],
            [20.00001, 20],
            [20, 20.00001],
            [20, 20],
          ],
        ],
      ],
    },
    50,
  );
  expect(thin.coordinates).toHaveLength(2);
});

test('holes count as taken out when two areas are compared', () => {
  expect(sizeOf(square)).toBe(12);
});
