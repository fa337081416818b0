import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCommons } from '#app/testing.ts';
import { sharedFolder } from '#platform/config/index.ts';
import type { Refusal } from '#platform/database/index.ts';
import {
  learnStreets,
  loadItaly,
  loadMunicipalityBoundaries,
  loadMunicipalityPoints,
  loadNeighbourhoods,
  placeRows,
  settleLocations,
} from '../index.ts';

const db = await testCommons();
const inside = <R>(work: (tx: Parameters<typeof loadItaly>[0]) => Promise<R>) => db.transaction().execute(work);
const bytes = (text: string) => new TextEncoder().encode(text);

const square = (properties: object, west: number, south: number, size: number) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
});
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const refusal = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => Promise.reject(new Error('accepted')),
    (error) => error,
  );

beforeAll(async () => {
  await inside(loadItaly);
  await inside((tx) => loadMunicipalityBoundaries(tx, collection(square({ com_istat_code: '017029' }, 10, 45, 1))));
});

async function location(lon: number, lat: number): Promise<string> {
  const row = await db
    .insertInto('location')
    .values({ longitude: lon, latitude: lat })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
const neighbourhoodOf = async (id: string) => {
  const { rows } = await sql<{ name: string | null; municipality_code: string | null }>`
    select q.name, l.municipality_code from location l left join neighbourhood q on q.id = l.neighbourhood_id where l.id = ${id}`.execute(
    db,
  );
  return rows[0];
};

test('every Italian municipality and CAP is known, and knowing them again changes nothing', async () => {
  expect(await inside(loadItaly)).toEqual({ municipalities: 7904, postcodes: 8570 });
  const row = await db
    .selectFrom('municipality')
    .selectAll()
    .where('istat_code', '=', '017029')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ name: 'Brescia', province: 'BS', province_name: 'Brescia', region: 'Lombardia' });
  expect(row.boundary).not.toBeNull();
});

describe('points of municipalities', () => {
  test('a new municipality is added beside those of its province, and an unreadable line is named', async () => {
    const csv =
      'codice_istat,comune,provincia,lon,lat\n017029,Brescia,BS,10.22,45.54\n017999,Nuova,BS,10.3,45.6\n017030,Rotta,BS,x,45\n';
    expect(await inside((tx) => loadMunicipalityPoints(tx, bytes(csv)))).toEqual({ placed: 2, unreadable: [4] });
    const added = await db
      .selectFrom('municipality')
      .selectAll()
      .where('istat_code', '=', '017999')
      .executeTakeFirstOrThrow();
    expect(added).toMatchObject({ name: 'Nuova', region: 'Lombardia', position: { x: 10.3, y: 45.6 } });
  });

  test('a table with other columns is refused', async () => {
    const answer = await refusal(inside((tx) => loadMunicipalityPoints(tx, bytes('nome,cap\nBrescia,25121\n'))));
    expect(answer.code).toBe('places.points.columns');
  });
});

describe('neighbourhoods', () => {
  const load = (geojson: string) => inside((tx) => loadNeighbourhoods(tx, '017029', geojson));

  test('what is drawn is where things are: a place moves when its neighbourhood is drawn, drawn again or grows', async () => {
    const here = await location(10.15, 45.15);
    const edge = await location(10.25, 45.15);
    const first = await load(
      collection(
        square({ NOME: 'Porta Nuova', id: 1 }, 10.1, 45.1, 0.1),
        square({ NOME: 'Città Alta', id: 2 }, 10.4, 45.4, 0.1),
      ),
    );
    expect(first).toMatchObject({
      created: ['Porta Nuova', 'Città Alta'],
      redrawn: [],
      absent: [],
    });
    expect(first.moved.toSorted()).toEqual([here, edge].toSorted());
    expect(await neighbourhoodOf(here)).toEqual({ name: 'Porta Nuova', municipality_code: '017029' });
    expect(await neighbourhoodOf(edge)).toEqual({ name: null, municipality_code: '017029' });

    const before = await db
      .selectFrom('neighbourhood')
      .select(['id', 'slug'])
      .where('name', '=', 'Porta Nuova')
      .executeTakeFirstOrThrow();
    const second = await load(collection(square({ nome: 'Porta Nuova' }, 10.1, 45.1, 0.2)));
    expect(second).toEqual({
      created: [],
      redrawn: ['Porta Nuova'],
      unchanged: [],
      absent: ['Città Alta'],
      moved: [edge],
    });
    expect(await neighbourhoodOf(edge)).toMatchObject({ name: 'Porta Nuova' });
    expect(
      await db
        .selectFrom('neighbourhood')
        .select(['id', 'slug'])
        .where('name', '=', 'Porta Nuova')
        .executeTakeFirstOrThrow(),
    ).toEqual(before);
    expect(await load(collection(square({ nome: 'Porta Nuova' }, 10.1, 45.1, 0.2)))).toMatchObject({
      unchanged: ['Porta Nuova'],
      moved: [],
    });
  });

  test('two features of one name are the two parts of one neighbourhood', async () => {
    const drawn = await load(
      collection(square({ quartiere: 'Isole' }, 10.6, 45.6, 0.05), square({ quartiere: 'Isole' }, 10.7, 45.7, 0.05)),
    );
    expect(drawn.created).toEqual(['Isole']);
    const [west, between, east] = await placeRows(db, [
      { lat: 45.62, lon: 10.62 },
      { lat: 45.67, lon: 10.67 },
      { lat: 45.72, lon: 10.72 },
    ]);
    expect(west?.neighbourhood_id).toBe(east?.neighbourhood_id);
    expect(between?.neighbourhood_id).toBeNull();
  });

  test('a quarter within a quarter is the one that counts', async () => {
    await load(
      collection(square({ name: 'Grande' }, 10.8, 45.1, 0.15), square({ name: 'Piccolo' }, 10.85, 45.15, 0.02)),
    );
    const [small] = await placeRows(db, [{ lat: 45.16, lon: 10.86 }]);
    const row = await db
      .selectFrom('neighbourhood')
      .select('name')
      .where('id', '=', small?.neighbourhood_id ?? '')
      .executeTakeFirst();
    expect(row?.name).toBe('Piccolo');
  });

  test('a name told by an unusual property is found, and two towns may have a quarter of the same name', async () => {
    await load(collection(square({ cod: '01', toponimo_uff: 'Centro' }, 10.3, 45.3, 0.05)));
    await inside((tx) => loadMunicipalityBoundaries(tx, collection(square({ codice_istat: '017052' }, 12, 45, 1))));
    await inside((tx) => loadNeighbourhoods(tx, '017052', collection(square({ name: 'Centro' }, 12.3, 45.3, 0.05))));
    const slugs = await db
      .selectFrom('neighbourhood')
      .select('slug')
      .where('name', '=', 'Centro')
      .orderBy('slug')
      .execute();
    expect(slugs.map(({ slug }) => slug)).toEqual(['centro', 'centro-chiari']);
  });

  test('quarters of another town, swapped coordinates, or without names are refused, and nothing is written', async () => {
    const count = async () =>
      (await db.selectFrom('neighbourhood').select(db.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
    const before = await count();
    expect(await refusal(load(collection(square({ name: 'Lontano' }, 13, 42, 0.1))))).toMatchObject({
      code: 'places.neighbourhoods.elsewhere',
      values: { name: 'Lontano' },
    });
    expect((await refusal(load(collection(square({ name: 'Girato' }, 45.2, 10.2, 0.1))))).code).toBe(
      'places.neighbourhoods.elsewhere',
    );
    expect((await refusal(load(collection(square({ area: 12 }, 10.2, 45.2, 0.1))))).code).toBe(
      'places.neighbourhoods.no_names',
    );
    expect((await refusal(load('{}'))).code).toBe('places.geojson.not_areas');
    expect(
      (await refusal(inside((tx) => loadNeighbourhoods(tx, '999999', collection(square({ name: 'X' }, 10, 45, 1))))))
        .code,
    ).toBe('places.neighbourhoods.no_municipality');
    expect(await count()).toBe(before);
  });
});

test('a thousand positions are placed with two questions to the database, in their order', async () => {
  let asked = 0;
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const positions = Array.from({ length: 1000 }, (_, i) =>
    i % 3 === 0 ? null : { lat: i % 3 === 1 ? 45.5 : 50, lon: 10.5 },
  );
  const placed = await placeRows(counting, positions);
  expect(asked).toBeLessThanOrEqual(2);
  expect(placed.map(({ municipality_code }) => municipality_code)).toEqual(
    positions.map((position) => (position?.lat === 45.5 ? '017029' : null)),
  );
});

test('the streets that addresses name can be asked for, once each', async () => {
  const one = await location(10.11, 45.11);
  const two = await location(10.13, 45.13);
  await inside(settleLocations);
  const lines = [
    [one, 'Via dei Mille, 4'],
    [two, 'VIA DEI MILLE 18/B'],
    [two, 'c/o Parrocchia'],
  ] as const;
  for (const [location_id, address_1] of lines)
    await db
      .insertInto('address')
      .values({ location_id, address_1, city: 'Brescia', state_province: 'BS', postal_code: '25121' })
      .execute();
  expect(await inside(learnStreets)).toBe(1);
  expect(await inside(learnStreets)).toBe(0);
  const [street] = await db.selectFrom('street').selectAll().execute();
  expect(street).toMatchObject({ municipality_code: '017029', folded: 'via dei mille' });
  expect(street?.position?.x).toBeCloseTo(10.12);
  expect(street?.neighbourhood_id).not.toBeNull();
});

const real = (name: string) => join(sharedFolder(), 'data/geo', name);

describe.skipIf(!existsSync(real('municipality_points.csv')))(
  'on the real files of Brescia and Mantova (needs COMUNANZA_SHARED)',
  () => {
    test('nearly every municipality has a point, and all 269 boundaries hold their own', async () => {
      const points = await inside((tx) => loadMunicipalityPoints(tx, readFileSync(real('municipality_points.csv'))));
      expect(points).toEqual({ placed: 7899, unreadable: [] });
      for (const [file, count] of [
        ['municipalities_BS.geojson', 205],
        ['municipalities_MN.geojson', 64],
      ] as const) {
        expect(await inside((tx) => loadMunicipalityBoundaries(tx, readFileSync(real(file), 'utf8')))).toEqual({
          drawn: count,
          unnamed: [],
        });
      }
      const rows = await db
        .selectFrom('municipality')
        .select(['istat_code', 'position'])
        .where('boundary_key', 'is not', null)
        .where('istat_code', 'not in', ['017052', '017999'])
        .execute();
      const placed = await placeRows(
        db,
        rows.map(({ position }) => (position ? { lat: position.y, lon: position.x } : null)),
      );
      expect(placed.filter(({ municipality_code }, i) => municipality_code !== rows[i]?.istat_code)).toEqual([]);
      expect(rows.length).toBeGreaterThanOrEqual(268);
    });
  },
);
