import type { T } from '#platform/messages/index.ts';
import { Drawing } from '#platform/ui/index.ts';

interface MapFrameProps {
  t: T;
  /** Address of the GeoJSON of what the list shows: points with `pin`, `result`, `title`, `url`. */
  src: string;
  /** What is asked there, sent as a form where it may be in no address. */
  send?: string;
  /** Address of the borders to draw. */
  territory?: string;
  /** Address of a PMTiles base map on our own server, where there is one. */
  base?: string;
}

/**
 * The map's place beside a list: a sentence that says that the list has it all, and, where script runs, the button that
 * opens the map. The page must carry the island `map`.
 */
export const MapFrame = ({ t, src, send, territory = '/territorio/confini.geojson', base }: MapFrameProps) => (
  <comunanza-map
    data-src={src}
    data-send={send}
    data-territory={territory}
    data-base={base}
    data-labels={JSON.stringify(mapTexts(t))}
  >
    <Drawing name="map" />
    <p>{t('places.map.sentence')}</p>
  </comunanza-map>
);

// The island fills in what stands in braces.
const mapTexts = (t: T) => ({
  title: t('places.map.title'),
  open: t('places.map.open'),
  close: t('places.map.close'),
  loading: t('places.map.loading'),
  failed: t('places.map.failed'),
  keys: t('places.map.keys'),
  pin: t('places.map.pin', { number: '{number}', title: '{title}' }),
  group: t('places.map.group', { count: '{count}' }),
  zoom_in: t('places.map.zoom_in'),
  zoom_out: t('places.map.zoom_out'),
  close_list: t('places.map.close_list'),
  wheel: t('places.map.wheel'),
  wheel_mac: t('places.map.wheel_mac'),
  fingers: t('places.map.fingers'),
});

interface WhereHelpProps {
  t: T;
  /** Id of the search form's text field for the place; the form takes `lat` and `lon` too. */
  field?: string;
}

/**
 * Help with the question "where": places offered while typing, and "use my position". Nothing without script. It stands
 * inside the search form, and the page must carry the island `where`.
 */
export const WhereHelp = ({ t, field = 'search-where' }: WhereHelpProps) => (
  <comunanza-where
    data-field={field}
    data-labels={JSON.stringify({
      use_position: t('places.where.use_position'),
      asking: t('places.where.asking'),
      here: t('places.where.here'),
      my_position: t('places.where.my_position'),
      denied: t('places.where.denied'),
    })}
  />
);
