import type { Db } from '#platform/database/index.ts';
import { aRow } from '../../factory.ts';
import { secret } from './secret.fixture.ts';
import type { World } from './world.fixture.ts';

type Places = Pick<World, 'organization' | 'service' | 'location' | 'serviceAtLocation'>;

/** Every kind of detail that may hang on them. */
export async function everyDetail(
  db: Db,
  { organization, service, location, serviceAtLocation }: Places,
): Promise<void> {
  const contact = await aRow(db, 'contact', {
    service_id: service,
    organization_id: organization,
    name: 'Segreteria',
    title: 'Accoglienza',
    department: 'Doposcuola',
    email: 'segreteria@cortile.example.org',
  });
  await aRow(db, 'contact', { location_id: location, name: 'Custode' });
  await aRow(db, 'contact', { service_at_location_id: serviceAtLocation, name: 'Sala grande' });
  const phone = await aRow(db, 'phone', {
    contact_id: contact,
    service_id: service,
    number: '030 000001',
    extension: 12,
    type: 'voice',
    description: 'Mattina',
  });
  for (const parent of ['organization', 'location', 'service_at_location']) {
    const id = { organization, location, service_at_location: serviceAtLocation }[parent];
    await aRow(db, 'phone', { [`${parent}_id`]: id, number: '030 000002' });
  }
  const schedule = {
    valid_from: '2026-09-01',
    valid_to: '2999-06-30',
    dtstart: '2026-09-01',
    timezone: 1,
    until: '2999-06-30',
    count: 99,
    wkst: 'MO',
    freq: 'WEEKLY',
    interval: 1,
    byday: 'MO,WE',
    byweekno: '1',
    bymonthday: '1',
    byyearday: '1',
    description: 'Dopo pranzo',
    opens_at: '14:30',
    closes_at: '18:00',
    schedule_link: 'https://cortile.example.org/orari',
    attending_type: 'in-person',
    notes: 'Suonare',
  };
  await aRow(db, 'schedule', { service_id: service, ...schedule });
  await aRow(db, 'schedule', { location_id: location, freq: 'MONTHLY', byday: '1SA' });
  await aRow(db, 'schedule', {
    service_at_location_id: serviceAtLocation,
    freq: 'WEEKLY',
    byday: 'FR',
    opens_at: '09:00',
    closes_at: '12:00',
  });
  await aRow(db, 'cost_option', {
    service_id: service,
    valid_from: '2026-01-01',
    valid_to: '2026-12-31',
    option: 'per famiglia',
    currency: 'EUR',
    amount: 10.5,
    amount_description: 'al mese',
  });
  await aRow(db, 'funding', { service_id: service, organization_id: organization, source: 'Fondazione' });
  for (const link of [{ service_id: service }, { location_id: location }, { phone_id: phone }]) {
    await aRow(db, 'language', { ...link, name: 'arabo', code: 'ar', note: 'il lunedì' });
  }
  await aRow(db, 'required_document', {
    service_id: service,
    document: 'Carta d’identità',
    uri: 'https://example.org/ci',
  });
  await aRow(db, 'service_area', {
    service_id: service,
    name: 'Borgovivo',
    description: 'Tutto il comune',
    extent: '999001',
    extent_type: 'municipality',
    uri: 'https://example.org/borgovivo',
  });
  await aRow(db, 'service_area', { service_at_location_id: serviceAtLocation, name: 'Le Case' });
  const unit = await aRow(db, 'unit', {
    name: 'posti',
    scheme: 'SI',
    identifier: '1',
    uri: 'https://example.org/posti',
  });
  await aRow(db, 'service_capacity', {
    service_id: service,
    unit_id: unit,
    available: 3,
    maximum: 20,
    description: 'Posti liberi',
    updated: '2026-11-01T07:00:00.5+00:00',
  });
  await aRow(db, 'url', { service_id: service, label: 'Instagram', url: 'https://social.example.org/doposcuola' });
  await aRow(db, 'url', { organization_id: organization, label: 'Blog', url: 'https://cortile.example.org/blog' });
}

/** What changed, and what of it is nobody’s business. */
export async function history(
  db: Db,
  { service, organization }: Pick<World, 'service' | 'organization'>,
): Promise<void> {
  const change = { last_action_date: '2026-11-01T08:00:00.25+00:00', last_action_type: 'update', updated_by: 'editor' };
  await aRow(db, 'metadata', {
    ...change,
    resource_id: service,
    resource_type: 'service',
    field_name: 'name',
    previous_value: 'Compiti',
    replacement_value: 'Doposcuola',
    updated_by: `${secret} Rossi`,
  });
  await aRow(db, 'metadata', {
    ...change,
    resource_id: service,
    resource_type: 'service',
    field_name: 'assurer_email',
    previous_value: '',
    replacement_value: `${secret}@example.org`,
  });
  await aRow(db, 'metadata', {
    ...change,
    resource_id: service,
    resource_type: 'service',
    field_name: 'email',
    previous_value: `${secret}.rossi@example.org`,
    replacement_value: 'doposcuola@cortile.example.org',
  });
  await aRow(db, 'metadata', {
    ...change,
    resource_id: organization,
    resource_type: 'organization',
    field_name: 'name',
    previous_value: 'Cortile',
    replacement_value: 'Associazione Il Cortile',
    updated_by: 'import: elenco del comune',
  });
}
