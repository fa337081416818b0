import { raw } from 'hono/html';
import type { Schedule } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import type { HoursShown } from './hours.ts';
import type { OrganizationShown } from './organization.ts';
import type { ProcedureShown } from './procedure.ts';
import { codesOf, webAddress } from './say.ts';
import type { ServiceShown } from './service.ts';
import type { Place } from './where.ts';

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/**
 * A block of linked data (schema.org) for machines that read pages. It is no script: browsers pass over a type that they
 * do not run, before any policy of contents is asked (HTML Standard, "prepare the script element").
 */
export const LinkedData = ({ data }: { data: Json }) => (
  <script type="application/ld+json">{raw(asScriptText(data))}</script>
);

/** JSON in which nothing can end the element that holds it. */
export const asScriptText = (data: Json): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const weekdays = new Map([
  ['MO', 'Monday'],
  ['TU', 'Tuesday'],
  ['WE', 'Wednesday'],
  ['TH', 'Thursday'],
  ['FR', 'Friday'],
  ['SA', 'Saturday'],
  ['SU', 'Sunday'],
]);

/** The hours of every week, as far as schema.org can say them: "the first Tuesday" it cannot. */
function weeklyHours(schedules: readonly Schedule[]): Json[] {
  return schedules.flatMap(({ freq, interval, byday, opens_at, closes_at, valid_from, valid_to }) => {
    const days = (byday ?? '').split(',').map((code) => weekdays.get(code.trim()));
    const plain = freq === 'WEEKLY' && (interval ?? 1) === 1 && days.every((day) => day !== undefined);
    if (!plain || !opens_at || !closes_at) return [];
    return [
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: days.map((day) => `https://schema.org/${day}`),
        opens: opens_at.slice(0, 5),
        closes: closes_at.slice(0, 5),
        validFrom: valid_from ?? undefined,
        validThrough: valid_to ?? undefined,
      },
    ];
  });
}

/** The coming days that are not like others: closed is open from midnight to midnight. */
function specialDays(hours: HoursShown): Json[] {
  return hours.table.rows
    .filter((row) => row.exception)
    .flatMap((row) => {
      const ranges = row.ranges.length > 0 ? row.ranges : [{ opens_at: '00:00', closes_at: '00:00' }];
      return ranges.map(({ opens_at, closes_at }) => ({
        '@type': 'OpeningHoursSpecification',
        opens: opens_at,
        closes: closes_at,
        validFrom: row.date,
        validThrough: row.date,
      }));
    });
}

/** A place, with its hours where they are known. */
export function placeData(here: Here, place: Place, hours: HoursShown | null): { [key: string]: Json } {
  return {
    '@type': 'Place',
    '@id': here.absolute(`/luoghi/${place.id}`),
    name: place.name ?? undefined,
    address: place.address
      ? {
          '@type': 'PostalAddress',
          streetAddress: place.address,
          postalCode: place.postal_code ?? undefined,
          addressLocality: place.city ?? undefined,
          addressCountry: 'IT',
        }
      : undefined,
    geo:
      place.latitude === null
        ? undefined
        : { '@type': 'GeoCoordinates', latitude: place.latitude, longitude: place.longitude },
    openingHoursSpecification: hours ? weeklyHours(hours.schedules) : undefined,
    specialOpeningHoursSpecification: hours ? specialDays(hours) : undefined,
  };
}

/** A service: of a public body where one runs it. */
export function serviceData(
  here: Here,
  service: ServiceShown,
  hours: readonly (HoursShown | null)[],
  phone: string | null,
  free: boolean,
): Json {
  const { organization } = service;
  const english = here.lang === 'en' ? service.own.english : {};
  const isPublic = codesOf(organization?.own.marks ?? [], 'actor-kinds').includes('public-bodies');
  const url = here.absolute(`/servizi/${service.id}`);
  const channel = {
    '@type': 'ServiceChannel',
    servicePhone: phone ? { '@type': 'ContactPoint', telephone: phone } : undefined,
    serviceUrl: webAddress(service.url) ?? undefined,
    availableLanguage: service.languages.flatMap(({ code }) => code ?? []),
  };
  const places = service.places.map((place, at) => placeData(here, place, hours[at] ?? null));
  return {
    '@context': 'https://schema.org',
    '@type': isPublic ? 'GovernmentService' : 'Service',
    '@id': url,
    url,
    name: english.name ?? service.name,
    alternateName: service.alternate_name ?? undefined,
    description: english.description ?? service.description ?? undefined,
    areaServed: service.areas.length > 0 ? service.areas : undefined,
    audience: service.eligibility_description
      ? { '@type': 'Audience', audienceType: service.eligibility_description }
      : undefined,
    offers: free ? { '@type': 'Offer', price: 0, priceCurrency: 'EUR' } : undefined,
    provider: organization
      ? {
          '@type': isPublic ? 'GovernmentOrganization' : 'Organization',
          '@id': here.absolute(`/organizzazioni/${organization.id}`),
          name: organization.name,
          url: webAddress(organization.website) ?? undefined,
        }
      : undefined,
    hoursAvailable: service.places.length === 0 && hours[0] ? weeklyHours(hours[0].schedules) : undefined,
    availableChannel: places.length > 0 ? places.map((place) => ({ ...channel, serviceLocation: place })) : channel,
  };
}

/** An organisation. */
export const organizationData = (here: Here, organization: OrganizationShown): Json => ({
  '@context': 'https://schema.org',
  '@type': codesOf(organization.own.marks, 'actor-kinds').includes('public-bodies')
    ? 'GovernmentOrganization'
    : 'Organization',
  '@id': here.absolute(`/organizzazioni/${organization.id}`),
  name: organization.name,
  alternateName: organization.alternate_name ?? undefined,
  description: organization.description || undefined,
  url: webAddress(organization.website) ?? undefined,
  email: organization.email ?? undefined,
  telephone: organization.own.phones[0]?.number,
  taxID: organization.tax_code ?? undefined,
  location: organization.places.map((place) => placeData(here, place, null)),
});

/** A form or benefit, as what one needs to get through it. */
export const procedureData = (here: Here, procedure: ProcedureShown): Json => ({
  '@context': 'https://schema.org',
  '@type': 'HowTo',
  '@id': here.absolute(`/pratiche/${procedure.id}`),
  name: procedure.name,
  description: procedure.purpose || undefined,
  supply: procedure.papers.map((name) => ({ '@type': 'HowToSupply', name })),
});
