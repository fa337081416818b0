import { METRES_PER_DEGREE, radians } from './position.ts';
import type { Geometry, LonLat, Ring, Surface } from './shapes.ts';

/**
 * The same area with fewer corners, none of its edges moved by more than `tolerance` metres (Douglas–Peucker), and
 * written to the sixth decimal (11 cm). A hole or island that would vanish is left out, the area itself never.
 */
export function simplify(geometry: Geometry, tolerance: number): Geometry {
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: thinned(geometry.coordinates, tolerance) };
  const parts = geometry.coordinates.filter((surface) => !vanishes(surface[0] ?? [], tolerance));
  const kept = parts.length > 0 ? parts : geometry.coordinates.slice(0, 1);
  return { type: 'MultiPolygon', coordinates: kept.map((surface) => thinned(surface, tolerance)) };
}

function thinned([outer, ...holes]: Surface, tolerance: number): Surface {
  if (outer === undefined) return [];
  const ring = thinRing(outer, tolerance) ?? outer.map(rounded);
  return [ring, ...holes.flatMap((hole) => (vanishes(hole, tolerance) ? [] : [thinRing(hole, tolerance) ?? hole]))];
}

const rounded = ([lon, lat]: LonLat): LonLat => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];

const vanishes = (ring: Ring, tolerance: number): boolean => thinRing(ring, tolerance) === null;

// Null when fewer than three corners would be left.
function thinRing(ring: Ring, tolerance: number): Ring | null {
  const stretch = Math.cos(radians(ring[0]?.[1] ?? 0));
  const flat = ring.map(([lon, lat]): LonLat => [lon * METRES_PER_DEGREE * stretch, lat * METRES_PER_DEGREE]);
  const far = farthestFrom(flat);
  const keep = new Set([0, far, ring.length - 1]);
  markCorners(flat, 0, far, tolerance, keep);
  markCorners(flat, far, ring.length - 1, tolerance, keep);
  if (keep.size < 4) return null;
  return ring.filter((_, i) => keep.has(i)).map(rounded);
}

function farthestFrom(flat: LonLat[]): number {
  const [x, y] = flat[0] ?? [0, 0];
  let far = 0;
  let most = -1;
  flat.forEach(([px, py], i) => {
    const distance = Math.hypot(px - x, py - y);
    if (distance > most) [far, most] = [i, distance];
  });
  return far;
}

// A stack instead of recursion: a coast of 100,000 corners must not end the program.
function markCorners(flat: LonLat[], from: number, to: number, tolerance: number, keep: Set<number>): void {
  const stretches: [number, number][] = [[from, to]];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const [first, last] = stretch;
    let far = -1;
    let most = tolerance;
    for (let i = first + 1; i < last; i += 1) {
      const distance = offSegment(flat[i], flat[first], flat[last]);
      if (distance > most) [far, most] = [i, distance];
    }
    if (far < 0) continue;
    keep.add(far);
    stretches.push([first, far], [far, last]);
  }
}

function offSegment(p: LonLat = [0, 0], a: LonLat = [0, 0], b: LonLat = [0, 0]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return Math.hypot(p[0] - a[0] - along * dx, p[1] - a[1] - along * dy);
}
