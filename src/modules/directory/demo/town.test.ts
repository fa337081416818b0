import { beforeAll, describe, expect, test } from 'vitest';
import { parseSchedule } from '#platform/calendar/index.ts';
import { containsPoint, type Geometry, geometryOf, metresBetween, sizeOf } from '#platform/geo/index.ts';
import { termRows } from '../vocabularies/index.ts';
import type { DemoRows } from './rows.ts';
import { checkDigit } from './taxcode.ts';
import { demoTown } from './town.ts';

const today = '2026-11-21';
let town: DemoRows;
beforeAll(() => {
  town = demoTown(today);
});

const ids = (table: keyof DemoRows): Set<unknown> =>
  new Set(town[table].map((row) => ('istat_code' in row ? row.istat_code : 'id' in row ? row.id : undefined)));

const homes: Record<string, keyof DemoRows> = {
  organization_id: 'organization',
  location_id: 'location',
  service_id: 'service',
  service_at_location_id: 'service_at_location',
  asset_id: 'asset',
  contact_id: 'contact',
  phone_id: 'phone',
  neighbourhood_id: 'neighbourhood',
  municipality_code: 'municipality',
};

function shapeOf(boundary: unknown): Geometry {
  const shape = geometryOf(boundary);
  if (!shape || !('coordinates' in shape)) throw new Error('no shape');
  return shape;
}

describe('the invented town', () => {
  test('is big enough to try everything with', () => {
    const count = (table: keyof DemoRows) => town[table].length;
    expect(count('organization')).toBeGreaterThanOrEqual(35);
    expect(count('location')).toBeGreaterThanOrEqual(45);
    expect(count('service')).toBeGreaterThanOrEqual(90);
    expect(count('asset')).toBeGreaterThanOrEqual(30);
    expect(count('street')).toBeGreaterThanOrEqual(40);
    expect([count('procedure'), count('point'), count('neighbourhood'), count('municipality')]).toEqual([16, 3, 5, 2]);
  });

  test('loaded twice is the same town: no id is made up anew, none is used twice', () => {
    expect(demoTown(today)).toEqual(town);
    for (const rows of Object.values(town)) {
      const all = rows.flatMap((row) => ('id' in row && !('field' in row) ? [row.id] : []));
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test('points at nothing that is not there', () => {
    for (const [table, rows] of Object.entries(town)) {
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          const home = homes[column];
          if (home && value !== null) expect(ids(home), `${table}.${column}`).toContain(value);
        }
      }
    }
    const terms = new Set(termRows().map((row) => row.id));
    const everything = new Set(Object.keys(homes).flatMap((column) => [...ids(homes[column] ?? 'service')]));
    for (const table of ['procedure', 'schedule'] as const) for (const id of ids(table)) everything.add(id);
    for (const row of town.attribute) {
      expect(terms, `${row.link_type} on ${row.link_entity}`).toContain(row.taxonomy_term_id);
      expect(everything).toContain(row.link_id);
    }
    for (const row of town.translation) expect(everything).toContain(row.id);
    for (const row of town.service_area)
      expect([...ids('municipality'), ...ids('neighbourhood')]).toContain(row.extent);
  });

  test('has every kind of actor, every kind of asset, and services under every main topic', () => {
    const used = new Set(town.attribute.map((row) => row.taxonomy_term_id));
    for (const row of termRows()) {
      if (row.taxonomy === 'actor-kinds' || row.taxonomy === 'asset-kinds') expect(used, row.name).toContain(row.id);
    }
    const topics = termRows().filter((row) => row.taxonomy === 'everyday-topics');
    for (const main of topics.filter((row) => row.parent_id === null)) {
      const below = topics.filter((row) => row.id === main.id || row.parent_id === main.id);
      expect(
        below.some((row) => used.has(row.id)),
        main.name,
      ).toBe(true);
    }
  });
});

describe('where things are', () => {
  test('every place lies in the neighbourhood it says, and those known only by their town have no position', () => {
    for (const place of town.location) {
      const quarter = town.neighbourhood.find((one) => one.id === place.neighbourhood_id);
      if (place.latitude === null || place.longitude === null || place.latitude === undefined) {
        expect(quarter).toBeUndefined();
        continue;
      }
      const at = { lat: place.latitude, lon: place.longitude ?? 0 };
      expect(containsPoint(shapeOf(quarter?.boundary), at), place.name ?? '').toBe(true);
      expect(town.neighbourhood.filter((one) => containsPoint(shapeOf(one.boundary), at))).toHaveLength(1);
    }
    const loose = town.location.filter((one) => one.latitude === null);
    expect(new Set(loose.map((one) => one.municipality_code))).toEqual(new Set(['999002']));
  });

  test('the five neighbourhoods cover the town, without gaps and without overlapping', () => {
    const whole = sizeOf(shapeOf(town.municipality[0]?.boundary));
    const parts = town.neighbourhood.reduce((sum, one) => sum + sizeOf(shapeOf(one.boundary)), 0);
    expect(parts / whole).toBeCloseTo(1, 9);
  });

  test('every street lies in its neighbourhood, and every address is on a street of the town', () => {
    for (const street of town.street) {
      const [, lon = '', lat = ''] = /^\((.+),(.+)\)$/.exec(String(street.position)) ?? [];
      const quarter = town.neighbourhood.find((one) => one.id === street.neighbourhood_id);
      expect(containsPoint(shapeOf(quarter?.boundary), { lat: Number(lat), lon: Number(lon) }), street.name).toBe(true);
    }
    const names = town.street.map((one) => one.name);
    for (const { address_1 } of town.address) expect(names).toContain(address_1.replace(/ \d+$/, ''));
  });

  test('no two places stand on top of each other', () => {
    const spots = town.location.flatMap(({ name, latitude: lat, longitude: lon }) =>
      lat != null && lon != null ? [{ name, lat, lon }] : [],
    );
    for (const [at, one] of spots.entries()) {
      for (const other of spots.slice(at + 1)) {
        expect(metresBetween(one, other), `${one.name} and ${other.name}`).toBeGreaterThan(5);
      }
    }
  });
});

describe('what is said of services', () => {
  test('all hours can be understood', () => {
    for (const row of town.schedule) {
      const read = parseSchedule(row);
      expect('problem' in read ? read.problem : null, JSON.stringify(row)).toBeNull();
      const owners = [row.service_id, row.location_id, row.service_at_location_id, row.asset_id].filter(Boolean);
      expect(owners).toHaveLength(1);
    }
  });

  test('there are first Tuesdays, every second week, seasons, summer closings and hours on holidays', () => {
    expect(town.schedule.some((row) => row.byday === '1TU')).toBe(true);
    expect(town.schedule.some((row) => row.interval === 2 && row.dtstart)).toBe(true);
    expect(town.schedule.some((row) => row.byday && row.valid_from && row.valid_to)).toBe(true);
    expect(town.schedule.some((row) => row.valid_from?.endsWith('-08-01') && row.description === 'Chiuso: ferie')).toBe(
      true,
    );
    expect(town.attribute.some((row) => row.link_entity === 'schedule')).toBe(true);
  });

  test('nothing is called free that asks for money', () => {
    const id = termRows().find((row) => row.taxonomy === 'cost-facts' && row.code === 'free')?.id;
    const free = new Set(town.attribute.filter((row) => row.taxonomy_term_id === id).map((row) => row.link_id));
    for (const cost of town.cost_option) {
      if (cost.amount) expect(free, cost.amount_description ?? '').not.toContain(cost.service_id);
    }
  });

  test('one can always call or go: every service has a telephone or a place', () => {
    const called = new Set(town.phone.map((row) => row.service_id));
    const placed = new Set(town.service_at_location.map((row) => row.service_id));
    for (const one of town.service)
      expect(called.has(String(one.id)) || placed.has(String(one.id)), one.name).toBe(true);
  });

  test('some were checked last week, some a year ago, some never', () => {
    const dates = town.service.map((row) => row.assured_date ?? null);
    expect(dates).toContain(null);
    expect(dates.some((date) => date !== null && date >= '2026-11-14')).toBe(true);
    expect(dates.some((date) => date !== null && date < '2025-11-01')).toBe(true);
    expect(dates.every((date) => date === null || date <= today)).toBe(true);
  });

  test('services, procedures and assets can be read in English too', () => {
    const told = new Set(town.translation.map((row) => `${row.id}/${row.field}`));
    for (const row of [...town.service, ...town.asset]) {
      expect(told, row.name).toContain(`${row.id}/name`);
      expect(told, row.name).toContain(`${row.id}/description`);
    }
    for (const row of town.procedure) expect(told, row.name).toContain(`${row.id}/purpose`);
  });

  test('guides lead only to home pages of the State', () => {
    for (const { url } of town.procedure) {
      if (url) expect(url).toMatch(/^https:\/\/([a-z]+\.)+(gov|governo|interno|inps|arera)\.it\/$/);
    }
  });
});

describe('nobody real is in it', () => {
  test('codici fiscali have a right check digit and begin as no office begins', () => {
    // The check digit of bodies that everyone can look up: INPS, and the municipalities of Brescia and Milan.
    for (const known of ['80078750587', '00761890177', '01199250158']) {
      expect(checkDigit(known.slice(0, 10))).toBe(known.slice(10));
    }
    for (const { identifier } of town.organization_identifier) {
      expect(identifier).toMatch(/^99900\d{6}$/);
      expect(checkDigit(identifier.slice(0, 10))).toBe(identifier.slice(10));
    }
  });

  test('telephones and e-mails reach nobody', () => {
    for (const { number } of town.phone) expect(number).toMatch(/^0139 555\d{3}$/);
    const text = JSON.stringify(town);
    for (const mail of text.match(/[\w.-]+@[\w.-]+/g) ?? [])
      expect(mail).toMatch(/^[a-z]+@[a-z-]+\.borgovivo\.example$/);
  });

  test('contacts are roles, and no private person is named', () => {
    for (const contact of town.contact) {
      expect(contact.name).toBeNull();
      expect(contact.title).toBeTruthy();
    }
    const text = JSON.stringify({ ...town, street: [], address: [] });
    expect(text).not.toMatch(/\b(?:Sig\.|Sig\.ra|Dott\.|Dott\.ssa|Avv\.|Don) [A-Z]/);
    expect(text).not.toMatch(/\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b/);
    expect(text).not.toMatch(
      /\b(?:Maria|Anna|Giulia|Francesca|Laura|Paola|Giuseppe|Giovanni|Marco|Luca|Andrea|Mario|Fatima|Ahmed|Elena) [A-Z][a-z]+\b/,
    );
  });

  test('the town says that it is invented', () => {
    expect(town.municipality.every((row) => row.invented)).toBe(true);
  });
});
