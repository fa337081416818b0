import type { Position } from './position.ts';

/** Longitude and latitude in degrees, in GeoJSON's order. */
export type LonLat = [number, number];
/** A closed ring: its last corner is its first. */
export type Ring = LonLat[];
/** An outer ring and its holes. */
export type Surface = Ring[];

/** An area of the earth: a GeoJSON Polygon or MultiPolygon. */
export type Geometry = { type: 'Polygon'; coordinates: Surface } | { type: 'MultiPolygon'; coordinates: Surface[] };

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export const surfacesOf = (geometry: Geometry): Surface[] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** How many corners an area has: what it costs to keep, test and send. */
export const cornersOf = (geometry: Geometry): number =>
  surfacesOf(geometry).reduce((sum, surface) => sum + surface.reduce((n, ring) => n + ring.length, 0), 0);

/** The smallest box of meridians and parallels around an area. No area crosses the date line here. */
export function boundsOf(geometry: Geometry): Bounds {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const surface of surfacesOf(geometry)) {
    for (const [lon, lat] of surface[0] ?? []) {
      bounds.west = Math.min(bounds.west, lon);
      bounds.east = Math.max(bounds.east, lon);
      bounds.south = Math.min(bounds.south, lat);
      bounds.north = Math.max(bounds.north, lat);
    }
  }
  return bounds;
}

/** As PostgreSQL writes a box: its upper right and lower left corners. */
export const toBox = ({ west, south, east, north }: Bounds): string => `(${east},${north}),(${west},${south})`;

/** Whether a position lies in an area: its edges belong to it, those of its holes too; the holes do not. */
export function containsPoint(geometry: Geometry, { lat, lon }: Position): boolean {
  return surfacesOf(geometry).some((surface) => inSurface(surface, lon, lat));
}

function inSurface(surface: Surface, lon: number, lat: number): boolean {
  const [outer, ...holes] = surface;
  if (outer === undefined) return false;
  const side = sideOf(outer, lon, lat);
  if (side !== 'inside') return side === 'edge';
  return holes.every((hole) => sideOf(hole, lon, lat) !== 'inside');
}

function sideOf(ring: Ring, x: number, y: number): 'inside' | 'edge' | 'outside' {
  let inside = false;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous !== undefined) {
      const [ax, ay] = previous;
      const [bx, by] = corner;
      if (onSegment(x, y, ax, ay, bx, by)) return 'edge';
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    previous = corner;
  }
  return inside ? 'inside' : 'outside';
}

// A tenth of a millimetre: what is drawn on the edge is on the edge, whatever the rounding.
const EDGE = 1e-9;

function onSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): boolean {
  if (x < Math.min(ax, bx) - EDGE || x > Math.max(ax, bx) + EDGE) return false;
  if (y < Math.min(ay, by) - EDGE || y > Math.max(ay, by) + EDGE) return false;
  const length = Math.hypot(bx - ax, by - ay);
  return Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) <= EDGE * Math.max(length, EDGE);
}

// Twice the signed area in square degrees; only ever compared with another of the same place.
function twiceArea(ring: Ring): number {
  let sum = 0;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous !== undefined) sum += previous[0] * corner[1] - corner[0] * previous[1];
    previous = corner;
  }
  return sum;
}

/** The size of an area in square degrees, holes taken out: to compare areas of one place, not to print. */
export const sizeOf = (geometry: Geometry): number =>
  surfacesOf(geometry).reduce((sum, s) => sum + sizeOfSurface(s), 0);

function sizeOfSurface([outer, ...holes]: Surface): number {
  const whole = outer === undefined ? 0 : Math.abs(twiceArea(outer));
  return (whole - holes.reduce((sum, hole) => sum + Math.abs(twiceArea(hole)), 0)) / 2;
}

/**
 * A position inside an area, near its middle: the centre of mass of its largest part when that lies inside, else the
 * middle of the widest stretch along one of its parallels (a horseshoe's centre of mass is not in the horseshoe).
 */
export function centreOf(geometry: Geometry): Position {
  const largest = surfacesOf(geometry).toSorted((a, b) => sizeOfSurface(b) - sizeOfSurface(a))[0] ?? [];
  const mass = centreOfMass(largest[0] ?? []);
  if (mass !== null && inSurface(largest, mass.lon, mass.lat)) return mass;
  return widestStretch(largest) ?? { lat: largest[0]?.[0]?.[1] ?? 0, lon: largest[0]?.[0]?.[0] ?? 0 };
}

function centreOfMass(ring: Ring): Position | null {
  const origin = ring[0];
  if (origin === undefined) return null;
  // Relative to a corner, or the products lose the digits that matter.
  const local = ring.map(([x, y]): LonLat => [x - origin[0], y - origin[1]]);
  const double = twiceArea(local);
  if (Math.abs(double) < 1e-18) return null;
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < local.length; i += 1) {
    const [ax, ay] = local[i] ?? [0, 0];
    const [bx, by] = local[(i + 1) % local.length] ?? [0, 0];
    const cross = ax * by - bx * ay;
    lon += (ax + bx) * cross;
    lat += (ay + by) * cross;
  }
  return { lon: origin[0] + lon / (3 * double), lat: origin[1] + lat / (3 * double) };
}

function widestStretch(surface: Surface): Position | null {
  const { south, north } = boundsOf({ type: 'Polygon', coordinates: surface });
  let best: { lat: number; lon: number; width: number } | null = null;
  for (const share of [0.5, 0.37, 0.63, 0.25, 0.75, 0.13, 0.87]) {
    const lat = south + (north - south) * share;
    const crossings = surface.flatMap((ring) => crossingsAt(ring, lat)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [west, east] = [crossings[i] ?? 0, crossings[i + 1] ?? 0];
      if (best === null || east - west > best.width) best = { lat, lon: (west + east) / 2, width: east - west };
    }
  }
  return best === null ? null : { lat: best.lat, lon: best.lon };
}

function crossingsAt(ring: Ring, y: number): number[] {
  return ring.flatMap(([bx, by], i) => {
    const [ax, ay] = ring.at(i - 1) ?? [bx, by];
    return ay > y === by > y ? [] : [((bx - ax) * (y - ay)) / (by - ay) + ax];
  });
}
