import type { Db } from '#platform/database/index.ts';
import {
  aLocation,
  anAddress,
  anOrganization,
  aPoint,
  aRow,
  aService,
  aTaxonomy,
  aTerm,
  givenAt,
  marked,
} from '../../factory.ts';
import { putStored } from '../moving/write.ts';
import { everyDetail, history } from './details.fixture.ts';
import { secret } from './secret.fixture.ts';

/** A small town in which every table has a row, and every field of HSDS is filled at least once. */
export interface World {
  organization: string;
  service: string;
  location: string;
  serviceAtLocation: string;
  taxonomy: string;
  term: string;
  childTerm: string;
}

export async function aWorld(db: Db): Promise<World> {
  await db.transaction().execute(async (tx) => {
    await putStored(
      tx,
      'municipality',
      [
        {
          istat_code: '999001',
          name: 'Borgovivo',
          province: 'BS',
          province_name: 'Brescia',
          region: 'Lombardia',
          position: '(10.22,45.54)',
          invented: true,
        },
      ],
      ['istat_code'],
    );
    await putStored(
      tx,
      'postcode',
      [{ code: '25199', municipality_code: '999001', position: '(10.2201,45.5401)' }],
      ['code', 'municipality_code'],
    );
  });
  const neighbourhood = await aRow(db, 'neighbourhood', {
    name: 'Le Case',
    slug: 'le-case',
    description: 'Il quartiere vecchio.',
    municipality_code: '999001',
    boundary: {
      type: 'Polygon',
      coordinates: [
        [
          [10.21, 45.53],
          [10.23, 45.53],
          [10.23, 45.55],
          [10.21, 45.53],
        ],
      ],
    },
    position: '(10.22,45.54)',
    bounds: '(10.23,45.55),(10.21,45.53)',
  });
  await aRow(db, 'street', {
    name: 'Via dei Mille',
    municipality_code: '999001',
    neighbourhood_id: neighbourhood,
    position: '(10.22,45.54)',
  });

  const taxonomy = await aTaxonomy(db, {
    name: 'Temi di ogni giorno',
    uri: 'https://example.org/temi',
    version: '1',
    code: 'everyday',
  });
  const term = await aTerm(db, taxonomy, {
    code: 'casa',
    name: 'Casa',
    taxonomy: 'Temi',
    language: 'it',
    term_uri: 'https://example.org/temi/casa',
  });
  const childTerm = await aTerm(db, taxonomy, { code: 'bollette', parent_id: term });
  await db
    .transaction()
    .execute((tx) => putStored(tx, 'term_label', [{ term_id: term, lang: 'en', label: 'Home' }], ['term_id', 'lang']));

  const parent = await anOrganization(db, { name: 'Comune di Borgovivo' });
  const organization = await anOrganization(db, {
    alternate_name: 'Il Cortile',
    email: 'info@cortile.example.org',
    website: 'www.cortile.example.org',
    tax_status: 'ETS',
    tax_id: '12345678903',
    year_incorporated: 1998,
    legal_status: 'APS',
    logo: 'https://cortile.example.org/logo.svg',
    uri: 'https://cortile.example.org/',
    parent_organization_id: parent,
    municipality_code: '999001',
    assured_date: '2026-10-01',
  });
  await aRow(db, 'organization_identifier', {
    organization_id: organization,
    identifier_scheme: 'IT-CF',
    identifier_type: 'IT-CF',
    identifier: '12345678903',
  });
  const program = await aRow(db, 'program', {
    organization_id: organization,
    name: 'Pomeriggi insieme',
    alternate_name: 'Pomeriggi',
    description: 'Dopo la scuola.',
  });

  const location = await aLocation(db, {
    url: 'https://casa.example.org/',
    organization_id: organization,
    alternate_name: 'La Casa',
    description: 'Al piano terra.',
    transportation: 'Autobus 3',
    latitude: 45.5405,
    longitude: 10.2205,
    external_identifier: '17',
    external_identifier_type: 'civico',
    municipality_code: '999001',
    neighbourhood_id: neighbourhood,
    assured_date: '2026-10-02',
  });
  await anAddress(db, location, { attention: secret, address_2: 'scala B', region: 'Lombardia', postal_code: '25199' });
  await aRow(db, 'accessibility', {
    location_id: location,
    description: 'Senza gradini',
    details: 'Bagno largo',
    url: 'https://casa.example.org/accesso',
  });

  const service = await aService(db, {
    organization_id: organization,
    program_id: program,
    alternate_name: 'Compiti insieme',
    description: 'Aiuto nei compiti, “con calma”.\nOgni pomeriggio.',
    url: 'https://cortile.example.org/doposcuola',
    email: 'doposcuola@cortile.example.org',
    interpretation_services: 'arabo',
    application_process: 'Telefona',
    fees_description: 'Gratis',
    wait_time: 'una settimana',
    fees: '0',
    accreditations: 'nessuno',
    eligibility_description: 'Ragazzi delle medie',
    minimum_age: 11,
    maximum_age: 14,
    assured_date: '2026-10-03',
    assurer_email: `${secret.toLowerCase()}@example.org`,
    licenses: 'nessuna',
    alert: 'Chiuso ad agosto',
  });
  const serviceAtLocation = await givenAt(db, service, location, { description: 'In sala grande' });
  await everyDetail(db, { organization, service, location, serviceAtLocation });
  await marked(db, 'service', service, childTerm, { link_type: 'topic', value: '1', label: 'Bollette' });
  await marked(db, 'organization', organization, term);
  await marked(db, 'location', location, term);
  await history(db, { service, organization });

  const asset = await aRow(db, 'asset', {
    name: 'Il campetto',
    description: 'Di terra.',
    organization_id: organization,
    location_id: location,
    url: 'https://campetto.example.org/',
    email: 'campetto@example.org',
    status: 'active',
    last_modified: '2026-11-01T08:00:00+00:00',
  });
  await aRow(db, 'phone', { number: '030 000003', asset_id: asset });
  await aRow(db, 'schedule', { asset_id: asset, freq: 'WEEKLY', byday: 'SU', opens_at: '08:00', closes_at: '20:00' });
  await marked(db, 'asset', asset, term);
  const procedure = await aRow(db, 'procedure', {
    name: 'Bonus bollette',
    purpose: 'Pagare meno.',
    papers: ['ISEE, "in corso"', 'bolletta'],
    where_text: 'Al CAF',
    deadline: '31 dicembre',
    cost: 'niente',
    url: 'https://example.org/bonus',
    status: 'active',
    assured_date: '2026-09-01',
    last_modified: '2026-11-01T08:00:00+00:00',
  });
  await marked(db, 'procedure', procedure, childTerm);
  await aPoint(db, location, { organization_id: organization });
  await db
    .transaction()
    .execute((tx) =>
      putStored(
        tx,
        'translation',
        [{ entity: 'service', id: service, lang: 'en', field: 'name', text: 'Homework help' }],
        ['id', 'entity', 'lang', 'field'],
      ),
    );
  await db.transaction().execute(async (tx) => {
    await putStored(
      tx,
      'import_source',
      [
        {
          name: 'elenco',
          title: 'Elenco del Comune',
          url: 'https://example.org/elenco',
          licence: 'CC BY 4.0',
          said_on: '2026-01-01',
        },
      ],
      ['name'],
    );
    await putStored(
      tx,
      'import_row',
      [
        {
          source: 'elenco',
          key: 'A/1',
          entity: 'organization',
          entity_id: organization,
          given: { name: 'Il Cortile' },
          seen_at: '2026-01-02T00:00:00+00:00',
        },
      ],
      ['source', 'key'],
    );
  });
  return { organization, service, location, serviceAtLocation, taxonomy, term, childTerm };
}
