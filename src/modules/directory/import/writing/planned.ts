import { namedUuid, termId } from '../../vocabularies/index.ts';
import type { Draft } from '../mapping/draft.ts';
import type { Terms } from '../mapping/mapping.ts';
import { addressLines } from './address-lines.ts';

/** Tables that an import writes, in the order in which they can be written. */
export const ENTITIES = [
  'organization',
  'organization_identifier',
  'location',
  'address',
  'service',
  'service_at_location',
  'asset',
  'phone',
  'url',
  'attribute',
] as const;
export type Entity = (typeof ENTITIES)[number];

/** A value as the database has it and JSON carries it. */
export type Value = string | number | null;

/** A row to be: `slot` tells it from others that the same source row makes. */
export type Planned = { entity: Entity; slot: string; id: string; fields: Record<string, Value> };

/** All the rows that one row of the file makes, the main one first. */
export type Thing = { key: string; entity: Entity; id: string; rows: Planned[] };

/** The id that a row gets when it is first written: the same on every machine, so that two imports never make two. */
export const plannedId = (source: string, key: string, slot: string): string =>
  namedUuid(`import/${source}/${key}/${slot}`);

/** The key under which a source knows a body that it names only as giver of its services. */
export const giverKey = (name: string): string =>
  `organization:${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;

type Maker = { source: string; key: string; idOf: (slot: string) => string };

const maker = (source: string, key: string, known: Readonly<Record<string, string>>): Maker => ({
  source,
  key,
  idOf: (slot) => known[slot] ?? plannedId(source, key, slot),
});

/** Ids of rows that are there already, by slot. */
export type KnownIds = Readonly<Record<string, string>>;

/** A body, with its codice fiscale, ways to reach it, what it is, and its seat where the row has an address. */
export function plannedOrganization(source: string, draft: Draft, known: KnownIds): Thing {
  const make = maker(source, draft.key, known);
  const id = make.idOf('organization');
  const { texts } = draft;
  const main: Planned = {
    entity: 'organization',
    slot: 'organization',
    id,
    fields: {
      name: draft.name,
      alternate_name: texts.alternate_name ?? null,
      description: texts.description ?? '',
      email: texts.email ?? null,
      website: draft.websites[0] ?? null,
      year_incorporated: yearOf(texts.year),
      municipality_code: draft.municipality?.istat_code ?? null,
    },
  };
  const rows = [
    main,
    ...fiscalCode(make, id, draft.fiscalCode),
    ...reach(make, { organization_id: id }, draft),
    ...marks(make, 'organization', id, draft.terms),
  ];
  return {
    key: draft.key,
    entity: 'organization',
    id,
    rows: draft.address || draft.position ? [...rows, ...place(make, draft, { organization_id: id })] : rows,
  };
}

/** The body that gives a service, known by its name (and codice fiscale) only. */
export function plannedGiver(source: string, draft: Draft, known: KnownIds): Thing | undefined {
  const name = draft.texts.organization;
  if (!name) return undefined;
  const make = maker(source, giverKey(name), known);
  const id = make.idOf('organization');
  const main: Planned = { entity: 'organization', slot: 'organization', id, fields: { name, description: '' } };
  const rows = [
    main,
    ...fiscalCode(make, id, draft.organizationFiscalCode),
    ...marks(make, 'organization', id, draft.organizationTerms),
  ];
  return { key: make.key, entity: 'organization', id, rows };
}

/** A service, where it is given, and ways to reach it. */
export function plannedService(source: string, draft: Draft, giverId: string | undefined, known: KnownIds): Thing {
  const make = maker(source, draft.key, known);
  const id = make.idOf('service');
  const { texts } = draft;
  const main: Planned = {
    entity: 'service',
    slot: 'service',
    id,
    fields: {
      organization_id: giverId ?? null,
      name: draft.name,
      alternate_name: texts.alternate_name ?? null,
      description: texts.description ?? null,
      url: draft.websites[0] ?? null,
      email: texts.email ?? null,
      status: 'active',
      application_process: texts.how_to_apply ?? null,
      fees_description: texts.fees ?? null,
      eligibility_description: texts.eligibility ?? null,
    },
  };
  const rows = [main, ...reach(make, { service_id: id }, draft), ...marks(make, 'service', id, draft.terms)];
  if (!draft.address && !draft.position && !draft.municipality) return { key: draft.key, entity: 'service', id, rows };
  const given: Planned = {
    entity: 'service_at_location',
    slot: 'service_at_location',
    id: make.idOf('service_at_location'),
    fields: { service_id: id, location_id: make.idOf('location') },
  };
  return { key: draft.key, entity: 'service', id, rows: [...rows, ...place(make, draft, {}), given] };
}

/** A place with a name of its own. */
export function plannedLocation(source: string, draft: Draft, known: KnownIds): Thing {
  const make = maker(source, draft.key, known);
  const id = make.idOf('location');
  const named = {
    name: draft.name,
    alternate_name: draft.texts.alternate_name ?? null,
    description: draft.texts.description ?? null,
    url: draft.websites[0] ?? null,
  };
  return {
    key: draft.key,
    entity: 'location',
    id,
    rows: [
      ...place(make, draft, named),
      ...reach(make, { location_id: id }, draft),
      ...marks(make, 'location', id, draft.terms),
    ],
  };
}

/** A resource of the territory, at its place where it has one. */
export function plannedAsset(source: string, draft: Draft, known: KnownIds): Thing {
  const make = maker(source, draft.key, known);
  const id = make.idOf('asset');
  const somewhere = draft.address || draft.position || draft.municipality;
  const main: Planned = {
    entity: 'asset',
    slot: 'asset',
    id,
    fields: {
      name: draft.name,
      description: draft.texts.description ?? '',
      location_id: somewhere ? make.idOf('location') : null,
      url: draft.websites[0] ?? null,
      email: draft.texts.email ?? null,
      status: 'active',
    },
  };
  const rows = [main, ...reach(make, { asset_id: id }, draft), ...marks(make, 'asset', id, draft.terms)];
  return { key: draft.key, entity: 'asset', id, rows: somewhere ? [...rows, ...place(make, draft, {})] : rows };
}

function place(make: Maker, draft: Draft, more: Record<string, Value>): Planned[] {
  const id = make.idOf('location');
  const location: Planned = {
    entity: 'location',
    slot: 'location',
    id,
    fields: {
      location_type: 'physical',
      municipality_code: draft.municipality?.istat_code ?? null,
      latitude: draft.position?.lat ?? null,
      longitude: draft.position?.lon ?? null,
      ...more,
    },
  };
  if (!draft.address) return [location];
  const fields = { location_id: id, ...addressLines(draft.address), country: 'IT', address_type: 'physical' };
  return [location, { entity: 'address', slot: 'address', id: make.idOf('address'), fields }];
}

function fiscalCode(make: Maker, organizationId: string, code: string | undefined): Planned[] {
  if (!code) return [];
  const fields = {
    organization_id: organizationId,
    identifier_scheme: 'IT-CF',
    identifier_type: 'IT-CF',
    identifier: code,
  };
  return [{ entity: 'organization_identifier', slot: 'fiscal_code', id: make.idOf('fiscal_code'), fields }];
}

function reach(make: Maker, owner: Record<string, string>, draft: Draft): Planned[] {
  const phones = draft.phones.map((phone): Planned => {
    const slot = `phone/${phone.number.replace(/\D/g, '')}`;
    const type = phone.kind === 'mobile' ? 'cell' : 'voice';
    return { entity: 'phone', slot, id: make.idOf(slot), fields: { ...owner, number: phone.number, type } };
  });
  const others = draft.websites.slice(1).flatMap((url): Planned[] => {
    const slot = `url/${url}`;
    const { organization_id, service_id } = owner;
    if (!organization_id && !service_id) return [];
    return [{ entity: 'url', slot, id: make.idOf(slot), fields: { ...owner, url } }];
  });
  return [...phones, ...others];
}

function marks(make: Maker, entity: Entity, id: string, terms: Terms): Planned[] {
  return Object.entries(terms).flatMap(([taxonomy, codes]) =>
    codes.map((code): Planned => {
      const slot = `term/${entity}/${taxonomy}/${code}`;
      const fields = {
        link_id: id,
        link_entity: entity,
        link_type: taxonomy,
        taxonomy_term_id: termId(taxonomy, code),
      };
      return { entity: 'attribute', slot, id: make.idOf(slot), fields };
    }),
  );
}

function yearOf(text: string | undefined): number | null {
  const year = Number(/\b(1[5-9]\d{2}|20\d{2})\b/.exec(text ?? '')?.[0]);
  return Number.isInteger(year) && year > 0 ? year : null;
}
