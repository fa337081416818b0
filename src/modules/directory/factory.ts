import { randomUUID } from 'node:crypto';
import type { Db } from '#platform/database/index.ts';
import { putStored } from './hsds/moving/write.ts';

type Given = Record<string, unknown>;

/** Writes one row of any table that the directory shows, with an id of its own unless one is given, and gives its id back. */
export async function aRow(db: Db, table: string, row: Given): Promise<string> {
  const id = typeof row.id === 'string' ? row.id : randomUUID();
  await db.transaction().execute((tx) => putStored(tx, table, [{ ...row, id }], ['id']));
  return id;
}

/** A name as short as a test needs: everything else that the database asks for is filled in. */
export const anOrganization = (db: Db, given: Given = {}): Promise<string> =>
  aRow(db, 'organization', {
    name: 'Associazione Il Cortile',
    description: 'Vicini che si aiutano.',
    ...verified,
    ...given,
  });

export const aService = (db: Db, given: Given = {}): Promise<string> =>
  aRow(db, 'service', { name: 'Doposcuola', status: 'active', ...verified, ...given });

export const aLocation = (db: Db, given: Given = {}): Promise<string> =>
  aRow(db, 'location', { name: 'Casa del Quartiere', location_type: 'physical', ...verified, ...given });

/** A physical address of a place. */
export const anAddress = (db: Db, location_id: string, given: Given = {}): Promise<string> =>
  aRow(db, 'address', {
    location_id,
    address_1: 'Via dei Mille 4',
    city: 'Borgovivo',
    state_province: 'BS',
    postal_code: '25121',
    country: 'IT',
    address_type: 'physical',
    ...given,
  });

/** That a service is given at a place. */
export const givenAt = (db: Db, service_id: string, location_id: string, given: Given = {}): Promise<string> =>
  aRow(db, 'service_at_location', { service_id, location_id, ...given });

export const aTaxonomy = (db: Db, given: Given = {}): Promise<string> =>
  aRow(db, 'taxonomy', { name: 'Temi', description: 'Di che cosa si tratta.', code: randomUUID(), ...given });

export const aTerm = (db: Db, taxonomy_id: string, given: Given = {}): Promise<string> =>
  aRow(db, 'taxonomy_term', { name: 'Bollette', description: 'Luce, gas, acqua.', taxonomy_id, ...given });

/** That something carries a term: `link_entity` is the table's name. */
export const marked = (
  db: Db,
  link_entity: string,
  link_id: string,
  taxonomy_term_id: string,
  given: Given = {},
): Promise<string> => aRow(db, 'attribute', { link_entity, link_id, taxonomy_term_id, ...given });

/** A place that runs activities. */
export const aPoint = (db: Db, location_id: string, given: Given = {}): Promise<string> =>
  aRow(db, 'point', { kind: 'punto_comunita', name: 'Punto Comunità', description: '', location_id, ...given });

/** What is set by the database when nothing is said, and would be empty when it is said to be. */
const verified = { last_modified: '2026-11-01T08:00:00.123456+00:00' };
