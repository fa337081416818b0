import { MapFrame } from '#modules/places/index.ts';
import type { Here } from '#platform/http/index.ts';
import type { Answer } from '../finding/answer.ts';
import { addressOf } from '../finding/asked.ts';

interface ResultMapProps {
  here: Here;
  given: Answer;
  /** What is asked may be in no address: the map sends it as the page did. */
  unseen: boolean;
}

/** The map of what the list shows: the same search, asked as GeoJSON. */
export const ResultMap = ({ here, given, unseen }: ResultMapProps) => {
  const query = addressOf(given.asked).replace(/^\/cerca\??/, '');
  const page = given.asked.pagina > 1 ? `pagina=${given.asked.pagina}` : '';
  const asked = [query, page].filter(Boolean).join('&');
  // Titles and links on the map are in the language of the page.
  const src = `${here.lang === 'it' ? '' : `/${here.lang}`}/api/search.geojson`;
  return (
    <MapFrame
      t={here.t}
      src={unseen || asked === '' ? src : `${src}?${asked}`}
      send={unseen ? asked : undefined}
      base={here.config.mapFile ? '/mappa/base.pmtiles' : undefined}
    />
  );
};
