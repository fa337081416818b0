import { sql } from 'kysely';
import type { Position } from '#platform/geo/index.ts';

/** A place as every page of an entry shows it. */
export interface Place {
  id: string;
  location_type: string;
  name: string | null;
  description: string | null;
  transportation: string | null;
  latitude: number | null;
  longitude: number | null;
  address: string | null;
  postal_code: string | null;
  city: string | null;
  neighbourhood_id: string | null;
  neighbourhood: string | null;
  slug: string | null;
  /** What is said of its accessibility in words. */
  accessibility: string[];
}

/** The columns of a `Place`, from a row of `location` called l and what `placeJoins` brings. */
export const placeColumns = sql`l.id, l.location_type, l.name, l.description, l.transportation, l.latitude, l.longitude,
  a.address_1 as address, a.postal_code, a.city, l.neighbourhood_id, n.name as neighbourhood, n.slug,
  array(select coalesce(c.description, c.details) from accessibility c
    where c.location_id = l.id and coalesce(c.description, c.details) is not null order by c.id) as accessibility`;

export const placeJoins = sql`left join lateral (select * from address where location_id = l.id
    order by (address_type = 'physical') desc, id limit 1) a on true
  left join neighbourhood n on n.id = l.neighbourhood_id`;

/** 'via dei Mille 4, 99010 Borgovivo' */
export function addressOf(place: Pick<Place, 'address' | 'postal_code' | 'city'>): string | null {
  const town = [place.postal_code, place.city].filter(Boolean).join(' ');
  return [place.address, town].filter(Boolean).join(', ') || null;
}

/**
 * Two links to the place on a map, null where the position is not known. `app` opens whatever map the reader has on the
 * machine (RFC 5870; the `q` is Android's, and names the pin) and tells nobody where the reader goes; iPhones and most
 * desks know no such links, so that `web` leads to OpenStreetMap, for who presses it.
 */
export function mapLinks(
  place: Pick<Place, 'latitude' | 'longitude' | 'name' | 'address'>,
): { app: string; web: string } | null {
  const { latitude: lat, longitude: lon } = place;
  if (lat === null || lon === null) return null;
  return {
    app: `geo:${lat},${lon}?q=${lat},${lon}(${encodeURIComponent(place.name ?? place.address ?? '')})`,
    web: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}`,
  };
}

/** Whether the place has a page of its own: one with a name where one can go. */
export const hasPage = (place: Pick<Place, 'name' | 'location_type'>): boolean =>
  place.name !== null && place.location_type === 'physical';

/** Where it lies, where that is known. */
export const positionOf = ({ latitude, longitude }: Pick<Place, 'latitude' | 'longitude'>): Position | null =>
  latitude === null || longitude === null ? null : { lat: latitude, lon: longitude };
