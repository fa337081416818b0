import { degrees, EARTH_RADIUS, METRES_PER_DEGREE, type Position, radians } from './position.ts';

// Rows of equal height; in each row as many equal columns as keep a cell at least as wide as it is high. So a disc needs
// about the same number of cells at Lampedusa and at the Brenner, and a search index can hold cells as plain words.
const LEVELS = [
  { name: 'g1', metres: 600 },
  { name: 'g2', metres: 2_500 },
  { name: 'g3', metres: 10_000 },
  { name: 'g4', metres: 40_000 },
] as const;

type Level = (typeof LEVELS)[number];

const MOST_CELLS = 25;

interface Row {
  index: number;
  south: number;
  north: number;
  columns: number;
}

function rowAt(level: Level, lat: number): Row {
  const height = level.metres / METRES_PER_DEGREE;
  const rows = Math.ceil(180 / height);
  const index = Math.min(rows - 1, Math.max(0, Math.floor((lat + 90) / height)));
  const south = index * height - 90;
  const north = Math.min(90, south + height);
  const narrowest = Math.cos(radians(Math.max(Math.abs(south), Math.abs(north))));
  return { index, south, north, columns: Math.max(1, Math.floor((360 * narrowest) / height)) };
}

const cell = (level: Level, row: Row, column: number): string => `${level.name}:${row.index}.${column}`;

// The date line is a seam: a longitude of 180 is -180, and columns go round.
const wrapped = (column: number, columns: number): number => ((column % columns) + columns) % columns;

/** The cells that hold a position, one of each level, finest first: about 0.6, 2.5, 10 and 40 km a side. */
export function cellsOf({ lat, lon }: Position): string[] {
  return LEVELS.map((level) => {
    const row = rowAt(level, lat);
    return cell(level, row, wrapped(Math.floor(((lon + 180) / 360) * row.columns), row.columns));
  });
}

/**
 * Cells of one level that together cover the disc of `radius` metres: the finest level that needs at most 25 (any
 * radius up to 80 km does). Every position inside the disc has one of them among its `cellsOf`; the reverse is not so:
 * what lies in a cell may be up to a cell's diagonal outside, and must still be measured.
 */
export function coveringCells(centre: Position, radius: number): string[] {
  for (const level of LEVELS) {
    if (radius > 2 * level.metres && level.name !== 'g4') continue;
    const cells = cover(level, centre, radius);
    if (cells.length <= MOST_CELLS || level.name === 'g4') return cells;
  }
  return [];
}

function cover(level: Level, centre: Position, radius: number): string[] {
  const reach = radius / METRES_PER_DEGREE;
  const first = rowAt(level, centre.lat - reach);
  const last = rowAt(level, centre.lat + reach);
  const cells: string[] = [];
  for (let index = first.index; index <= last.index; index += 1) {
    const row = rowAt(level, (index + 0.5) * (level.metres / METRES_PER_DEGREE) - 90);
    for (const column of columnsWithin(row, centre, radius)) cells.push(cell(level, row, column));
  }
  return cells;
}

function columnsWithin(row: Row, centre: Position, radius: number): number[] {
  const half = halfWidth(row, centre, radius);
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * row.columns);
  const west = column(centre.lon - half);
  const east = Math.min(column(centre.lon + half), west + row.columns - 1);
  return Array.from({ length: east - west + 1 }, (_, step) => wrapped(west + step, row.columns));
}

// How far east and west the disc reaches, in degrees, anywhere between the row's two parallels: widest where
// sin(lat) = sin(centre) / cos(radius), and ever narrower away from there.
function halfWidth(row: Row, centre: Position, radius: number): number {
  const angle = radius / EARTH_RADIUS;
  const sine = Math.sin(radians(centre.lat)) / Math.cos(angle);
  const widest = Math.abs(sine) > 1 ? Math.sign(sine) * 90 : degrees(Math.asin(sine));
  const lat = radians(Math.min(row.north, Math.max(row.south, widest)));
  const across = Math.cos(lat) * Math.cos(radians(centre.lat));
  const cosine = (Math.cos(angle) - Math.sin(lat) * Math.sin(radians(centre.lat))) / across;
  if (!(across > 1e-12) || cosine <= -1) return 180;
  // A hair more than needed, against rounding on the edge.
  return cosine >= 1 ? 1e-9 : degrees(Math.acos(cosine)) + 1e-9;
}
