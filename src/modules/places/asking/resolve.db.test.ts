import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCommons } from '#app/testing.ts';
import { loadItaly, loadNeighbourhoods, placeSuggestions, resolvePlace } from '../index.ts';
import { foldName } from '../rules.ts';

const BRESCIA = '017029';
const home = { municipality: BRESCIA };
const db = await testCommons();

const square = (nome: string, west: number, south: number, size: number) => ({
  type: 'Feature',
  properties: { nome },
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

beforeAll(async () => {
  await db.transaction().execute(async (tx) => {
    await loadItaly(tx);
    await sql`update municipality set position = point(10.2221, 45.5398) where istat_code = ${BRESCIA}`.execute(tx);
    const quarters = [square('San Polo', 10.24, 45.51, 0.02), square('Città Antica', 10.21, 45.535, 0.02)];
    await loadNeighbourhoods(tx, BRESCIA, JSON.stringify({ type: 'FeatureCollection', features: quarters }));
    await sql`insert into street (name, municipality_code, position) values
      ('Via dei Mille', ${BRESCIA}, point(10.21, 45.54)), ('Viale Europa', ${BRESCIA}, point(10.23, 45.56)),
      ('Piazza della Loggia', ${BRESCIA}, point(10.22, 45.54)), ('Via XX Settembre', ${BRESCIA}, null),
      ('Via Roma', ${BRESCIA}, null), ('Via Roma', '017052', null), ('Via Mantova', '017052', null)`.execute(tx);
    await sql`with l as (insert into location (name, latitude, longitude, municipality_code)
        values ('Casa', 45.52, 10.25, ${BRESCIA}) returning id)
      insert into point (kind, name, location_id) select 'punto_comunita', 'Punto Comunità San Polo', id from l`.execute(
      tx,
    );
  });
});

async function found(text: string) {
  const place = await resolvePlace(db, text, home);
  if (place.found) return `${place.found.kind}: ${place.found.label}`;
  if (place.several) return `several: ${place.several.map(({ label }) => label).join(' | ')}`;
  return `none: ${place.near.map(({ label }) => label).join(' | ')}`;
}

describe('what people write for a place, and the place that they mean', () => {
  test.each([
    ['25121', 'postcode: 25121 Brescia'],
    [' 25121 ', 'postcode: 25121 Brescia'],
    ['CAP 25121', 'postcode: 25121 Brescia'],
    ['25121 Brescia', 'postcode: 25121 Brescia'],
    ['I-25121 Brescia (BS)', 'postcode: 25121 Brescia'],
    ['Via dei Mille 4, 25122 Brescia', 'street: Via dei Mille, Brescia'],
    ['9122', 'postcode: 09122 Cagliari'],
    ['cap 9122', 'postcode: 09122 Cagliari'],
    ['00100', 'municipality: Roma (RM)'],
    ['100', 'none: '],
    ['25100', 'municipality: Brescia (BS)'],
    ['25100 Brescia', 'municipality: Brescia (BS)'],
    ['25030', 'postcode: 25030 (BS)'],
    ['25030 Adro', 'postcode: 25030 Adro'],
    ['Brescia', 'municipality: Brescia (BS)'],
    ['BRESCIA', 'municipality: Brescia (BS)'],
    ['brescia, bs', 'municipality: Brescia (BS)'],
    ['Brescia,', 'municipality: Brescia (BS)'],
    ['Chiari (BS)', 'municipality: Chiari (BS)'],
    ['chiari, bs', 'municipality: Chiari (BS)'],
    ['chiari bs', 'municipality: Chiari (BS)'],
    ['Chiari, Brescia', 'municipality: Chiari (BS)'],
    ['Chiari (provincia di Brescia)', 'municipality: Chiari (BS)'],
    ['comune di Chiari', 'municipality: Chiari (BS)'],
    ['Forli', 'municipality: Forlì (FC)'],
    ["FORLI'", 'municipality: Forlì (FC)'],
    ["Sant'Angelo Lodigiano", "municipality: Sant'Angelo Lodigiano (LO)"],
    ['sant angelo lodigiano', "municipality: Sant'Angelo Lodigiano (LO)"],
    ['Sant’Angelo Lodigiano', "municipality: Sant'Angelo Lodigiano (LO)"],
    ["reggio nell'emilia", "municipality: Reggio nell'Emilia (RE)"],
    ['Reggio Emilia', "municipality: Reggio nell'Emilia (RE)"],
    ['reggio calabria', 'municipality: Reggio di Calabria (RC)'],
    ['Castro', 'several: Castro (BG) | Castro (LE)'],
    ['Castro (LE)', 'municipality: Castro (LE)'],
    ['San Teodoro, Sardegna', 'municipality: San Teodoro (SS)'],
    ['Bresica', 'municipality: Brescia (BS)'],
    ['Bressia', 'municipality: Brescia (BS)'],
    ['chairi', 'municipality: Chiari (BS)'],
    ['Desenzano sul Garda', 'municipality: Desenzano del Garda (BS)'],
    ['desenzano', 'municipality: Desenzano del Garda (BS)'],
    ['San Polo', 'neighbourhood: San Polo, Brescia'],
    ['quartiere San Polo', 'neighbourhood: San Polo, Brescia'],
    ['brescia, san polo', 'neighbourhood: San Polo, Brescia'],
    ['san polo brescia', 'neighbourhood: San Polo, Brescia'],
    ['citta antica', 'neighbourhood: Città Antica, Brescia'],
    ["città' antica", 'neighbourhood: Città Antica, Brescia'],
    ['via dei mille', 'street: Via dei Mille, Brescia'],
    ['via dei mille 4', 'street: Via dei Mille, Brescia'],
    ['v. dei Mille, 4/B', 'street: Via dei Mille, Brescia'],
    ['Via dei Mille n. 4 Brescia', 'street: Via dei Mille, Brescia'],
    ['via dei mile 4', 'street: Via dei Mille, Brescia'],
    ['dei mille', 'street: Via dei Mille, Brescia'],
    ['V.le Europa 11', 'street: Viale Europa, Brescia'],
    ['p.zza della Loggia', 'street: Piazza della Loggia, Brescia'],
    ['via xx settembre snc', 'street: Via XX Settembre, Brescia'],
    ['via roma', 'street: Via Roma, Brescia'],
    ['via roma, chiari', 'street: Via Roma, Chiari'],
    ['via mantova', 'street: Via Mantova, Chiari'],
    ['via che non esiste 5, Chiari', 'municipality: Chiari (BS)'],
    ['punto comunità san polo', 'point: Punto Comunità San Polo, Brescia'],
    ['45.5205, 10.2502', 'position: 45.52050, 10.25020'],
    ['45,5205 10,2502', 'position: 45.52050, 10.25020'],
    ['Qwertyville', 'none: '],
    ['', 'none: '],
    [' , ', 'none: '],
  ])('%s', async (text, place) => {
    expect(await found(text)).toBe(place);
  });
});

test('a position knows in which neighbourhood it lies', async () => {
  const [san] = await placeSuggestions(db, 'san po', home);
  expect(await resolvePlace(db, '45.5205, 10.2502', home)).toMatchObject({
    found: { municipality_code: BRESCIA, neighbourhood_id: san?.neighbourhood_id },
  });
});

test('while typing, what is near comes first, and every suggestion leads back to itself', async () => {
  const labels = async (typed: string) => (await placeSuggestions(db, typed, home)).map(({ label }) => label);
  expect(await labels('b')).toEqual([]);
  expect(await labels('san p')).toContain('San Polo, Brescia');
  expect((await labels('san p'))[0]).toBe('San Polo, Brescia');
  expect((await labels('bre'))[0]).toBe('Brescia (BS)');
  expect((await labels('2512'))[0]).toBe('25121 Brescia');
  expect(await labels('via dei mille 4')).toEqual(['Via dei Mille, Brescia']);
  for (const typed of ['bre', 'via', 'san p', 'cas', '2503', 'reg', 'punto', 'borgo']) {
    for (const place of await placeSuggestions(db, typed, home)) {
      expect(await resolvePlace(db, place.label, home)).toEqual({ found: place });
    }
  }
});

test('from a town that has a Castro in its province, that one is meant', async () => {
  expect(await resolvePlace(db, 'castro', { municipality: '016024' })).toMatchObject({
    found: { label: 'Castro (BG)' },
  });
});

test('whatever is written, there is an answer', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.stringMatching(/^[a-z0-9%_\\'",.()-]{0,30}$/),
  );
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      const answer = await resolvePlace(db, written, home);
      expect('found' in answer || 'several' in answer || 'none' in answer).toBe(true);
      expect((await placeSuggestions(db, written, home)).length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 150 },
  );
});

test('the program and the database fold a name alike', async () => {
  const { rows } = await sql<{ name: string; folded: string }>`select name, folded from municipality`.execute(db);
  for (const { name, folded } of rows) expect(folded).toBe(foldName(name));
  const odd = ['Südtirol/Bözen', "L'Île-d’Été", 'ŁÓDŹ ø ß', 'Çà  là…', 'İzmir', '北京 12'];
  for (const name of odd) {
    const answer = await sql<{ folded: string }>`select folded_name(${name}) as folded`.execute(db);
    expect(answer.rows[0]?.folded).toBe(foldName(name));
  }
});
