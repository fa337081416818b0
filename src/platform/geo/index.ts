export { cellsOf, coveringCells } from './cells.ts';
export { type Feature, type FeatureCollection, type GeoJsonRefusal, geometryOf, parseGeoJson } from './geojson.ts';
export { fromPoint, isPosition, METRES_PER_DEGREE, metresBetween, type Position, toPoint } from './position.ts';
export {
  type Bounds,
  boundsOf,
  centreOf,
  containsPoint,
  cornersOf,
  type Geometry,
  type LonLat,
  sizeOf,
  surfacesOf,
  toBox,
} from './shapes.ts';
export { simplify } from './simplify.ts';
