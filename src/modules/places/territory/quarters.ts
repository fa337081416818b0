import { sql } from 'kysely';
import { Refusal, type Tx } from '#platform/database/index.ts';
import {
  boundsOf,
  centreOf,
  containsPoint,
  type Geometry,
  geometryOf,
  metresBetween,
  type Position,
  surfacesOf,
  toBox,
  toPoint,
} from '#platform/geo/index.ts';
import { foldName, slugOf } from '../rules.ts';
import { type Area, readAreas } from './areas.ts';
import { settleLocations } from './locate.ts';

/** What became of an upload of neighbourhoods, by name; `moved` are the locations that are now in another one. */
export interface NeighbourhoodsDrawn {
  created: string[];
  redrawn: string[];
  unchanged: string[];
  /** Known before and not in the file: left as they were. */
  absent: string[];
  moved: string[];
}

/**
 * Reads a GeoJSON of a municipality's neighbourhoods (each feature one, or a part of one, named by a property that is
 * guessed), keeps their boundaries, centres and bounds, and looks again where every location lies. A neighbourhood
 * keeps its id, name and address when it is drawn again under the same name, however that is written: offices write
 * 'CENTRO'.
 * @throws Refusal: 'places.geojson.…' when it cannot be read, 'places.neighbourhoods.no_municipality', '….no_names',
 * '….long_name', '….elsewhere' (with `name`) when a shape lies mostly outside the municipality.
 */
export async function loadNeighbourhoods(tx: Tx, municipality: string, geojson: string): Promise<NeighbourhoodsDrawn> {
  const home = await tx
    .selectFrom('municipality')
    .select(['istat_code', 'name', 'province', 'boundary', 'position'])
    .where('istat_code', '=', municipality)
    .executeTakeFirst();
  if (!home) throw new Refusal('places.neighbourhoods.no_municipality', 'municipality', { code: municipality });
  const drawn = namedShapes(readAreas(geojson));
  const around = geometryOf(home.boundary);
  const near = home.position ? { lat: home.position.y, lon: home.position.x } : null;
  for (const [name, shape] of drawn) {
    if (name.length > LONGEST_NAME)
      throw new Refusal('places.neighbourhoods.long_name', 'file', { most: LONGEST_NAME });
    if (!belongsTo(shape, around, near))
      throw new Refusal('places.neighbourhoods.elsewhere', 'file', { name, municipality: home.name });
  }
  return writeNeighbourhoods(tx, home, drawn);
}

const LONGEST_NAME = 100;

async function writeNeighbourhoods(
  tx: Tx,
  home: { istat_code: string; name: string; province: string },
  drawn: Map<string, Geometry>,
): Promise<NeighbourhoodsDrawn> {
  const known = await tx
    .selectFrom('neighbourhood')
    .select(['id', 'name', 'slug', 'municipality_code', 'boundary_key'])
    .execute();
  const ours = new Map(known.filter((one) => one.municipality_code === home.istat_code).map((one) => [one.name, one]));
  const shapes = underKnownNames(drawn, [...ours.keys()]);
  const slugs = new Set(known.map((one) => one.slug));
  const rows = [...shapes].map(([name, shape]) => ({
    name,
    slug:
      ours.get(name)?.slug ?? freeSlug(slugs, [name, `${name} ${home.name}`, `${name} ${home.name} ${home.province}`]),
    municipality_code: home.istat_code,
    boundary: shape,
    position: toPoint(centreOf(shape)),
    bounds: toBox(boundsOf(shape)),
  }));
  const { rows: written } = await sql<{ name: string; boundary_key: string }>`
    insert into neighbourhood (name, slug, municipality_code, boundary, position, bounds)
    select name, slug, municipality_code, boundary, position, bounds
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (name text, slug text, municipality_code text, boundary jsonb, position point, bounds box)
    on conflict (municipality_code, name) do update
      set boundary = excluded.boundary, position = excluded.position, bounds = excluded.bounds
    returning name, boundary_key`.execute(tx);
  const fate = (name: string, key: string) => {
    const before = ours.get(name);
    if (!before) return 'created';
    return before.boundary_key === key ? 'unchanged' : 'redrawn';
  };
  const those = (wanted: string) =>
    written.filter((one) => fate(one.name, one.boundary_key) === wanted).map((one) => one.name);
  return {
    created: those('created'),
    redrawn: those('redrawn'),
    unchanged: those('unchanged'),
    absent: [...ours.keys()].filter((name) => !shapes.has(name)),
    moved: await settleLocations(tx),
  };
}

function freeSlug(taken: Set<string>, wishes: string[]): string {
  const numbered = Array.from({ length: taken.size + 1 }, (_, i) => `${wishes[0]} ${i + 2}`);
  const slug = [...wishes, ...numbered].map(slugOf).find((wish) => !taken.has(wish)) ?? slugOf(wishes.join(' '));
  taken.add(slug);
  return slug;
}

const usualNames = ['name', 'nome', 'quartiere', 'nome_quartiere', 'nome_quart', 'denominazione', 'denom', 'nome_zona'];
const lessUsualNames = ['zona', 'circoscrizione', 'frazione', 'rione', 'label', 'title', 'titolo', 'descrizione'];

const sameName = (name: string) => foldName(name) || name;

// A known name as it is written here; of two that differ only in how they are written, the one that the file writes so.
function underKnownNames(drawn: Map<string, Geometry>, known: readonly string[]): Map<string, Geometry> {
  const folded = new Map(known.toReversed().map((name) => [sameName(name), name]));
  return new Map(
    [...drawn].map(([name, shape]) => [known.includes(name) ? name : (folded.get(sameName(name)) ?? name), shape]),
  );
}

// Several features of one name are the parts of one neighbourhood.
function namedShapes(areas: Area[]): Map<string, Geometry> {
  const property = nameProperty(areas);
  if (property === null) throw new Refusal('places.neighbourhoods.no_names', 'file');
  const shapes = new Map<string, { name: string; shape: Geometry }>();
  for (const area of areas) {
    const name = area.text([property]);
    if (name === undefined) throw new Refusal('places.neighbourhoods.no_names', 'file');
    const before = shapes.get(sameName(name));
    const shape = before ? joined(before.shape, area.geometry) : area.geometry;
    shapes.set(sameName(name), { name: before?.name ?? name, shape });
  }
  return new Map([...shapes.values()].map(({ name, shape }) => [name, shape]));
}

const joined = (a: Geometry, b: Geometry): Geometry => ({
  type: 'MultiPolygon',
  coordinates: [...surfacesOf(a), ...surfacesOf(b)],
});

// A usual name that every feature fills; else the first property whose texts are all there, all different, not codes.
function nameProperty(areas: Area[]): string | null {
  const filled = (property: string) => areas.every((area) => area.text([property]) !== undefined);
  const usual = [...usualNames, ...lessUsualNames].find(filled);
  if (usual !== undefined) return usual;
  const guesses = Object.keys(areas[0]?.properties ?? {}).map((property) => property.toLowerCase());
  return (
    guesses.find((property) => {
      const texts = areas.map((area) => area.text([property]) ?? '');
      return texts.every((text) => /\p{L}{3}/u.test(text)) && new Set(texts).size === texts.length;
    }) ?? null
  );
}

const FARTHEST = 30_000;

// A border redrawn by another office never falls on the old one exactly: more than half inside is inside.
function belongsTo(shape: Geometry, around: Geometry | null, near: Position | null): boolean {
  if (around === null) return near === null || metresBetween(centreOf(shape), near) <= FARTHEST;
  const inside = samplesOf(shape);
  return inside.filter((position) => containsPoint(around, position)).length * 2 > inside.length;
}

function samplesOf(shape: Geometry): Position[] {
  const { west, south, east, north } = boundsOf(shape);
  const steps = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95];
  const grid = steps.flatMap((x) =>
    steps.map((y) => ({ lon: west + (east - west) * x, lat: south + (north - south) * y })),
  );
  return [centreOf(shape), ...grid.filter((position) => containsPoint(shape, position))];
}
