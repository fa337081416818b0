import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGeoJson } from './index.ts';

const area = (ring: unknown) => ({
  type: 'Feature',
  properties: { nome: 'Borgo' },
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const read = (...features: unknown[]) => parseGeoJson(JSON.stringify({ type: 'FeatureCollection', features }));
const square = [
  [10, 45],
  [10.1, 45],
  [10.1, 45.1],
  [10, 45],
];

test('a drawn neighbourhood is read, alone or among others, with heights dropped', () => {
  expect(read(area(square))).toMatchObject({ features: [{ properties: { nome: 'Borgo' } }] });
  expect(parseGeoJson(`\uFEFF${JSON.stringify(area(square))}`)).toMatchObject({ features: [{ type: 'Feature' }] });
  const high = square.map(([lon, lat]) => [lon, lat, 120]);
  expect(read(area(high))).toMatchObject({ features: [{ geometry: { coordinates: [square] } }] });
});

test('what cannot be drawn is refused with its reason', () => {
  expect(parseGeoJson('nome;via')).toEqual({ refused: 'not_json' });
  expect(parseGeoJson('{"type":"Topology"}')).toEqual({ refused: 'not_areas' });
  expect(read({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [10, 45] } })).toEqual({
    refused: 'not_areas',
  });
  expect(read()).toEqual({ refused: 'empty' });
});

test('metres of a national grid are told apart from degrees, and the feature is named', () => {
  const metres = [
    [1_595_000, 5_043_000],
    [1_596_000, 5_043_000],
    [1_596_000, 5_044_000],
    [1_595_000, 5_043_000],
  ];
  expect(read(area(square), area(metres))).toEqual({ refused: 'not_degrees', feature: 2 });
});

test('a border left open, or of two corners, is no border', () => {
  expect(read(area([...square.slice(0, 3), [10, 45.05]]))).toEqual({ refused: 'ring_open', feature: 1 });
  expect(
    read(
      area([
        [10, 45],
        [10, 45.1],
        [10, 45],
      ]),
    ),
  ).toEqual({ refused: 'ring_too_short', feature: 1 });
});

test('no text makes the reader fall over', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => parseGeoJson(text) !== undefined));
});
