import { MapFrame } from '#modules/places/index.ts';
import type { Here } from '#platform/http/index.ts';
import type { Answer } from '../finding/answer.ts';
import { addressOf } from '../finding/asked.ts';

/** The map of what the list shows: the same search, asked as GeoJSON. */
export const ResultMap = ({ here, given }: { here: Here; given: Answer }) => {
  const query = addressOf(given.asked).replace('/cerca', '');
  const page = given.asked.pagina > 1 ? `${query === '' ? '?' : '&'}pagina=${given.asked.pagina}` : '';
  return (
    <MapFrame
      t={here.t}
      // Titles and links on the map are in the language of the page.
      src={`${here.lang === 'it' ? '' : `/${here.lang}`}/api/search.geojson${query}${page}`}
      base={here.config.mapFile ? '/mappa/base.pmtiles' : undefined}
    />
  );
};
