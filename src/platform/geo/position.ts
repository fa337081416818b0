/** A place on the earth in degrees, WGS 84. */
export interface Position {
  lat: number;
  lon: number;
}

/** Mean radius of the earth in metres: the same sphere as the database's `metres_between`. */
export const EARTH_RADIUS = 6_371_008.8;

/** Metres along a meridian for one degree of latitude. */
export const METRES_PER_DEGREE = (Math.PI * EARTH_RADIUS) / 180;

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;
export const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Great-circle distance in metres. */
export function metresBetween(a: Position, b: Position): number {
  const rise = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
  const run = Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(rise + run)));
}

/** Whether both numbers are finite and within the bounds of WGS 84. */
export function isPosition({ lat, lon }: Position): boolean {
  return Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

/** As PostgreSQL writes a point: longitude first. */
export const toPoint = ({ lat, lon }: Position): string => `(${lon},${lat})`;

/** A point as the database driver reads it. */
export const fromPoint = ({ x, y }: { x: number; y: number }): Position => ({ lat: y, lon: x });
