import type { Here } from '#platform/http/index.ts';
import type { Found, Group } from '#platform/search/index.ts';
import { type Answer, shownOf } from './answer.ts';
import { pageSize } from './asked.ts';
import { pathOf, reasonsFor } from './saying.ts';

/** A search as `/api/search` gives it: the same as the page, for programs. */
export function answerJson(here: Here, given: Answer) {
  const list = (group: Group) => given.result.found[group].map((found) => resultJson(here, given, group, found));
  const { place, radius } = given.where;
  return {
    total: given.total,
    total_is_at_least: given.more,
    page: given.asked.pagina,
    per_page: pageSize,
    place: place ? { kind: place.kind, label: place.label, radius: place.position ? radius : null } : null,
    /** What was loosened because nothing answered to everything. */
    widened: given.widened,
    near: list('near'),
    municipality: list('municipality'),
    serving: list('serving'),
    everywhere: list('everywhere'),
    facets: facetsJson(given),
  };
}

function resultJson(here: Here, given: Answer, group: Group, found: Found) {
  const english = here.lang === 'en';
  return {
    kind: found.kind,
    id: found.id,
    title: english ? (found.title_en ?? found.title) : found.title,
    summary: english ? (found.summary_en ?? found.summary) : found.summary,
    organization: found.organization_name,
    place: found.place_name,
    address: found.address,
    municipality: found.municipality_name,
    phone: found.phone,
    free: found.free,
    latitude: found.lat,
    longitude: found.lon,
    distance_metres: found.metres,
    open_until: found.open_until,
    next_open: found.next_open,
    assured_date: found.assured_on,
    why: reasonsFor(found, group, given, here.lang, here.t).map((reason) => reason.text),
    url: here.absolute(pathOf(found.kind, found.id)),
  };
}

const facetNames: Record<string, string> = {
  k: 'tipo',
  t: 'tema',
  s: 'situazione',
  g: 'fascia',
  l: 'lingua',
  x: 'accesso',
  o: 'accoglienza',
  n: 'quartiere',
  c: 'costo',
  v: 'risorsa',
  y: 'attore',
  m: 'comune',
};

/** From the name of a filter to how many results each of its values would leave. */
function facetsJson(given: Answer): Record<string, Record<string, number>> {
  const facets: Record<string, Record<string, number>> = { aperto: { ora: given.result.open } };
  for (const [facet, count] of Object.entries(given.result.facets)) {
    const name = facetNames[facet.slice(1, 2)];
    if (!name || facet.charAt(2) !== ':') continue;
    facets[name] = { ...facets[name], [facet.slice(3)]: count };
  }
  return facets;
}

/** The results of the page that have a place, as GeoJSON, in the order of the list. */
export function answerGeoJson(here: Here, given: Answer) {
  let pin = 0;
  const features = shownOf(given).flatMap(({ group, entries }) =>
    entries.flatMap((found) => {
      if (found.lat === null || found.lon === null || group === 'municipality') return [];
      pin += 1;
      return [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [found.lon, found.lat] },
          properties: {
            pin,
            kind: found.kind,
            id: found.id,
            result: `result-${found.kind}-${found.id}`,
            title: here.lang === 'en' ? (found.title_en ?? found.title) : found.title,
            url: here.href(pathOf(found.kind, found.id)),
          },
        },
      ];
    }),
  );
  const centre = given.where.place?.position;
  return {
    type: 'FeatureCollection',
    centre: centre ? { lon: centre.lon, lat: centre.lat, radius: given.where.radius } : null,
    features,
  };
}
