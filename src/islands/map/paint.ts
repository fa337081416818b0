import type { Feature, Polygon } from 'geojson';
import type { MapOptions } from 'maplibre-gl';
import type { Around, Territory } from './reading.ts';

export type Style = Exclude<NonNullable<MapOptions['style']>, string>;
export type Layer = Style['layers'][number];
export type Source = Style['sources'][string];

type ColourName = 'paper' | 'card' | 'mist' | 'line' | 'edge' | 'wood';
export type Colours = Record<ColourName, string>;

/** The colours of the page as it is now, light, dark or the machine's own, in the only words that a canvas understands. */
export function coloursOf(host: HTMLElement): Colours {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const read = (name: ColourName) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    paper: read('paper'),
    card: read('card'),
    mist: read('mist'),
    line: read('line'),
    edge: read('edge'),
    wood: read('wood'),
  };
  probe.remove();
  return colours;
}

/** A base map from our own disk, painted with our colours. */
export interface Base {
  source: Source;
  layers(colours: Colours): Layer[];
}

/** Mist around, paper inside the town's border, lines between neighbourhoods, a circle where the person asked. No words: no fonts are fetched. */
export function styleOf(colours: Colours, territory: Territory, around: Around | null, base: Base | null): Style {
  const circle = around === null ? [] : [circleOf(around)];
  return {
    version: 8,
    sources: {
      territory: { type: 'geojson', data: territory.shapes },
      around: { type: 'geojson', data: { type: 'FeatureCollection', features: circle } },
      ...(base === null ? {} : { base: base.source }),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': base === null ? colours.mist : colours.paper } },
      ...(base === null ? grounds(colours) : base.layers(colours)),
      ...borders(colours),
      { id: 'around', type: 'fill', source: 'around', paint: { 'fill-color': colours.wood, 'fill-opacity': 0.07 } },
      {
        id: 'around-edge',
        type: 'line',
        source: 'around',
        paint: { 'line-color': colours.wood, 'line-width': 1.5, 'line-dasharray': [3, 3] },
      },
    ],
  };
}

const grounds = (colours: Colours): Layer[] => [
  { id: 'town', type: 'fill', source: 'territory', paint: { 'fill-color': colours.paper } },
  {
    id: 'quarters',
    type: 'fill',
    source: 'territory',
    filter: ['==', ['get', 'kind'], 'neighbourhood'],
    paint: { 'fill-color': colours.card },
  },
];

const borders = (colours: Colours): Layer[] => [
  {
    id: 'neighbourhoods',
    type: 'line',
    source: 'territory',
    filter: ['==', ['get', 'kind'], 'neighbourhood'],
    paint: { 'line-color': colours.edge, 'line-width': 1.2 },
  },
  {
    id: 'municipality',
    type: 'line',
    source: 'territory',
    filter: ['==', ['get', 'kind'], 'municipality'],
    paint: { 'line-color': colours.wood, 'line-width': 2, 'line-opacity': 0.75 },
  },
];

const METRES_PER_DEGREE = 111_195;

/** The circle as an area of 72 corners. */
export function circleOf({ lon, lat, radius }: Around): Feature<Polygon> {
  const up = radius / METRES_PER_DEGREE;
  const across = up / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const ring = Array.from({ length: 73 }, (_, i) => {
    const angle = ((i % 72) * Math.PI) / 36;
    return [lon + across * Math.cos(angle), lat + up * Math.sin(angle)];
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}
