import { z } from 'zod';
import { addHours } from './attached.ts';
import { daysAfter } from './dates.ts';
import { demoId } from './ids.ts';
import written from './places.json' with { type: 'json' };
import { type DemoRows, mark } from './rows.ts';
import { house, territory } from './territory.ts';

const Place = z.strictObject({
  key: z.string(),
  name: z.string(),
  org: z.string(),
  /** Street and house number; a place without is known only by its town. */
  at: z.tuple([z.string(), z.number()]).optional(),
  in: z.string().optional(),
  town: z.string().default('999001'),
  access: z.array(z.string()),
  accessibility: z.string().optional(),
  transport: z.string().optional(),
  hours: z.array(z.string()).default([]),
  checked: z.number().nullable(),
});
type Place = z.infer<typeof Place>;

const places = z.array(Place).parse(written);

const points = [
  {
    key: 'punto-comunita',
    kind: 'punto_comunita',
    name: 'Punto Comunità Centro',
    org: 'porte-aperte',
    description: 'Il posto dove ti siedi, racconti e trovi la porta giusta. Aperto almeno dodici ore a settimana.',
  },
  {
    key: 'casa-quartiere',
    kind: 'casa_del_quartiere',
    name: 'Casa del Quartiere',
    org: 'comune',
    description: 'Sale, cucina, sportelli e un cortile: la casa di chi non vuole restare a casa.',
  },
  {
    key: 'portineria',
    kind: 'portineria',
    name: 'Portineria',
    org: 'borgo-in-comune',
    description: 'La portineria di quartiere in piazza dei Popoli: pacchi, chiavi, prestiti, lavoretti.',
  },
];

/** The id of a place. Throws where there is none. */
export function placeId(key: string): string {
  if (!places.some((one) => one.key === key)) throw new Error(`no place ${key}`);
  return demoId('location', key);
}

/** Places with address, position and accessibility, and the three points of the town. */
export function addPlaces(rows: DemoRows, today: string): void {
  for (const place of places) addPlace(rows, place, today);
  for (const { key, kind, name, org, description } of points) {
    const location_id = placeId(key);
    const organization_id = demoId('organization', org);
    rows.point.push({ id: demoId('point', key), kind, name, description, location_id, organization_id });
  }
}

function addPlace(rows: DemoRows, place: Place, today: string): void {
  const id = demoId('location', place.key);
  const home = place.at ? house(place.at[0], place.at[1], place.in) : null;
  rows.location.push({
    id,
    location_type: 'physical',
    organization_id: demoId('organization', place.org),
    name: place.name,
    transportation: place.transport ?? null,
    latitude: home?.position.lat ?? null,
    longitude: home?.position.lon ?? null,
    municipality_code: place.town,
    neighbourhood_id: home?.neighbourhood_id ?? null,
    assured_date: place.checked === null ? null : daysAfter(today, -place.checked),
  });
  if (home) {
    const town = territory.municipalities.find((one) => one.code === place.town);
    rows.address.push({
      id: demoId('address', place.key),
      location_id: id,
      address_1: home.address_1,
      city: town?.name ?? '',
      state_province: town?.province ?? '',
      postal_code: home.postal_code,
      country: 'IT',
      address_type: 'physical',
    });
  }
  if (place.accessibility) {
    rows.accessibility.push({
      id: demoId('accessibility', place.key),
      location_id: id,
      description: place.accessibility,
      details: null,
      url: null,
    });
  }
  mark(rows, 'location', id, 'accessibility-facts', place.access);
  addHours(rows, { location_id: id }, place.hours, today);
}
