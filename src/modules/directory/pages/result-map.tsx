import type { Here } from '#platform/http/index.ts';
import type { Answer } from '../finding/answer.ts';
import { addressOf } from '../finding/asked.ts';

/** The map's place on the page: without script a plain sentence, with it a button that opens the map. */
export const ResultMap = ({ here, given }: { here: Here; given: Answer }) => {
  const { t } = here;
  const query = addressOf({ ...given.asked }, {}).replace('/cerca', '');
  const page = given.asked.pagina > 1 ? `${query === '' ? '?' : '&'}pagina=${given.asked.pagina}` : '';
  return (
    <comunanza-map
      data-src={`/api/search.geojson${query}${page}`}
      data-territory="/territorio/confini.geojson"
      data-base={here.config.mapFile ? '/mappa/base.pmtiles' : undefined}
      data-labels={JSON.stringify(mapLabels(t))}
    />
  );
};

const mapLabels = (t: Here['t']) => Object.fromEntries(labelNames.map((name) => [name, t(`directory.map.${name}`)]));
const labelNames = ['open', 'close', 'title'] as const;
