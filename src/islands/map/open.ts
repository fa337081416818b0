import 'maplibre-gl/dist/maplibre-gl.css';
import './open.css';
import type { Feature } from 'geojson';
import { LngLatBounds, Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { goTo, lightCard, watchCards } from './list.ts';
import { writeNames } from './names.ts';
import { circleOf, coloursOf, styleOf } from './paint.ts';
import { drawPins, ROOM } from './pins.ts';
import { fetchResults, fetchTerritory, type Results, type Territory } from './reading.ts';
import type { Say } from './texts.ts';

// Its worker is a file of our own: no blob, which the content security policy forbids.
setWorkerUrl(workerUrl);

const italy = new LngLatBounds([6.6, 35.4], [18.6, 47.1]);
const nowhere: Territory = { shapes: { type: 'FeatureCollection', features: [] }, names: [] };

/**
 * Opens the map in its frame: borders, pins in step with the list, and a base map where there is one.
 * @returns what closes it. Throws when the results cannot be read or the browser cannot draw.
 */
export async function openMap(host: HTMLElement, say: Say, closed: () => void): Promise<() => void> {
  const { src = '', send, territory: borders, base: baseUrl } = host.dataset;
  const [results, territory, base] = await Promise.all([
    fetchResults(src, send),
    borders === undefined ? nowhere : fetchTerritory(borders).catch(() => nowhere),
    baseUrl === undefined ? null : import('./base.ts').then(({ openBase }) => openBase(baseUrl)),
  ]);
  const { frame, canvas, close, clear } = frameFor(host, say);
  const style = () => styleOf(coloursOf(host), territory, results.around, base);
  const map = tryMap(clear, {
    container: canvas,
    style: style(),
    bounds: boundsFor(results, territory),
    fitBoundsOptions: { padding: ROOM, maxZoom: 15 },
    attributionControl: base?.credit ? { compact: false, customAttribution: base.credit } : false,
    // Without it the wheel and the finger that scroll the page would be caught by the map.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    fadeDuration: 0,
    maxZoom: 18,
    locale: localeOf(say),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-left');
  const pins = drawPins(map, results.pins, say, { chosen: goTo, lit: lightCard });
  writeNames(map, territory.names, results.pins);
  const unwatch = watchCards(results.pins, (key) => pins.light(key));
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const repaint = () => map.setStyle(style());
  scheme.addEventListener('change', repaint);
  close.addEventListener('click', closed);
  frame.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closed();
  });
  map.getCanvas().focus({ preventScroll: true });
  return () => {
    scheme.removeEventListener('change', repaint);
    unwatch();
    lightCard(null);
    map.remove();
    clear();
  };
}

function tryMap(clear: () => void, options: ConstructorParameters<typeof MapLibre>[0]): MapLibre {
  try {
    return new MapLibre(options);
  } catch (error) {
    // A browser without WebGL: what was begun is taken away, and the list remains.
    clear();
    throw error;
  }
}

function frameFor(host: HTMLElement, say: Say) {
  const frame = document.createElement('div');
  frame.className = 'map-open';
  const canvas = document.createElement('div');
  canvas.className = 'map-canvas';
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'btn btn-soft btn-small map-closer';
  close.textContent = say('close');
  frame.append(canvas, close);
  host.append(frame);
  // Only the open map takes the height that the page keeps for it, and it takes it before the map is measured.
  host.classList.add('is-open', 'map-frame');
  const clear = () => {
    host.classList.remove('is-open', 'map-frame');
    frame.remove();
  };
  return { frame, canvas, close, clear };
}

// All the pins and the place they are near to, rather than the whole circle, which may be much wider than they are; without
// pins the circle, without that the borders, without those Italy.
function boundsFor({ pins, around }: Results, { shapes }: Territory): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const { lon, lat } of pins) bounds.extend([lon, lat]);
  if (around !== null && pins.length > 0) bounds.extend([around.lon, around.lat]);
  const areas = around === null ? shapes.features : [circleOf(around)];
  if (pins.length === 0) for (const [lon = 0, lat = 0] of areas.flatMap(cornersOf)) bounds.extend([lon, lat]);
  return bounds.isEmpty() ? italy : bounds;
}

function cornersOf({ geometry }: Feature): number[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates[0] ?? [];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flatMap(([outer = []]) => outer) : [];
}

const localeOf = (say: Say) => ({
  'Map.Title': say('title'),
  'NavigationControl.ZoomIn': say('zoom_in'),
  'NavigationControl.ZoomOut': say('zoom_out'),
  'Popup.Close': say('close_list'),
  'CooperativeGesturesHandler.WindowsHelpText': say('wheel'),
  'CooperativeGesturesHandler.MacHelpText': say('wheel_mac'),
  'CooperativeGesturesHandler.MobileHelpText': say('fingers'),
});
