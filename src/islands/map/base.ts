import { addProtocol } from 'maplibre-gl';
import { PMTiles, Protocol } from 'pmtiles';
import type { Base, Colours, Layer } from './paint.ts';

// What the usual vector schemas (Protomaps, OpenMapTiles) call the few things that we draw.
const fills = {
  water: ['water'],
  green: ['landuse', 'landcover', 'park', 'natural'],
  built: ['buildings', 'building'],
};
const roads = ['roads', 'transportation'];

/**
 * Opens a PMTiles file of vector tiles on our own server and says how to paint it: water, green, buildings and roads in
 * the colours of the page, without words. Null when it cannot be read, or holds pictures: the map goes without.
 */
export async function openBase(url: string): Promise<(Base & { credit: string }) | null> {
  try {
    const archive = new PMTiles(new URL(url, location.href).href);
    const header = await archive.getHeader();
    const about: unknown = await archive.getMetadata();
    const layers = layerNames(about);
    if (layers.size === 0) return null;
    const protocol = new Protocol();
    protocol.add(archive);
    addProtocol('pmtiles', protocol.tile);
    return {
      source: {
        type: 'vector',
        tiles: [`pmtiles://${archive.source.getKey()}/{z}/{x}/{y}`],
        minzoom: header.minZoom,
        maxzoom: header.maxZoom,
        bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
      },
      layers: (colours) => layersOf(colours, layers),
      credit: creditOf(about),
    };
  } catch {
    return null;
  }
}

function layersOf(colours: Colours, known: Set<string>): Layer[] {
  const fill = (layer: string, colour: string, opacity: number): Layer => ({
    id: `base-${layer}`,
    type: 'fill',
    source: 'base',
    'source-layer': layer,
    paint: { 'fill-color': colour, 'fill-opacity': opacity },
  });
  const line = (layer: string): Layer => ({
    id: `base-${layer}`,
    type: 'line',
    source: 'base',
    'source-layer': layer,
    paint: {
      'line-color': colours.line,
      'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 10, 0.5, 17, 9],
    },
  });
  const here = (layer: string) => known.has(layer);
  return [
    ...fills.green.filter(here).map((layer) => fill(layer, colours.mist, 0.7)),
    ...fills.water.filter(here).map((layer) => fill(layer, colours.edge, 0.35)),
    ...fills.built.filter(here).map((layer) => fill(layer, colours.line, 0.6)),
    ...roads.filter(here).map(line),
  ];
}

function layerNames(about: unknown): Set<string> {
  const layers = typeof about === 'object' && about !== null && 'vector_layers' in about ? about.vector_layers : [];
  const list: unknown[] = Array.isArray(layers) ? layers : [];
  return new Set(
    list.flatMap((one) =>
      typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [],
    ),
  );
}

// Who drew the map is said as plain words; the file may bring links, and we follow none.
function creditOf(about: unknown): string {
  if (typeof about !== 'object' || about === null || !('attribution' in about)) return '';
  const parsed = new DOMParser().parseFromString(String(about.attribution), 'text/html');
  return parsed.body.textContent ?? '';
}
