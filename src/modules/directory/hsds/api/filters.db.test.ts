import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testTown } from '#app/testing.ts';
import { putEntries } from '#platform/search/index.ts';
import {
  aLocation,
  anAddress,
  anOrganization,
  aRow,
  aService,
  aTaxonomy,
  aTerm,
  givenAt,
  marked,
} from '../../factory.ts';
import { putStored } from '../moving/write.ts';
import { entry } from '../testing/entry.fixture.ts';
import { servedFrom } from '../testing/served.fixture.ts';

const town = await testTown();
const { db } = town;
const ask = servedFrom(town);

const Names = z.object({
  contents: z.array(z.looseObject({ name: z.string().optional(), service: z.object({ name: z.string() }).optional() })),
});
/** The names of what is found, in alphabetical order. */
async function found(path: string): Promise<string[]> {
  const response = await ask(path);
  expect(response.status, await response.clone().text()).toBe(200);
  const { contents } = Names.parse(await response.json());
  return contents.map(({ name, service }) => name ?? service?.name ?? '').sort();
}

await db.transaction().execute(async (tx) => {
  await putStored(
    tx,
    'municipality',
    [
      {
        istat_code: '999001',
        name: 'Borgovivo',
        province: 'BS',
        province_name: '',
        region: '',
        position: '(10.22,45.54)',
        invented: true,
      },
    ],
    ['istat_code'],
  );
  await putStored(tx, 'postcode', [{ code: '25199', municipality_code: '999001' }], ['code', 'municipality_code']);
});
const topics = await aTaxonomy(db, { name: 'Temi' });
const others = await aTaxonomy(db, { name: 'Altro' });
const home = await aTerm(db, topics, { name: 'Casa' });
const bills = await aTerm(db, topics, { name: 'Bollette', parent_id: home });
const free = await aTerm(db, others, { name: 'Gratis' });
const caf = await anOrganization(db, { name: 'CAF del Borgo' });
const parish = await anOrganization(db, { name: 'Parrocchia' });
const near = await aLocation(db, { name: 'Piazza', latitude: 45.541, longitude: 10.221 });
const far = await aLocation(db, { name: 'Collina', latitude: 45.6, longitude: 10.3 });
await anAddress(db, near, { postal_code: '25199' });
await anAddress(db, far, { postal_code: '25100' });

const bonus = await aService(db, { name: 'Bonus', organization_id: caf, minimum_age: 18 });
const homework = await aService(db, {
  name: 'Compiti',
  organization_id: parish,
  minimum_age: 6,
  maximum_age: 14,
  last_modified: '2026-11-20T12:00:00+00:00',
});
const parcel = await aService(db, { name: 'Pacco', organization_id: parish });
await marked(db, 'service', bonus, bills);
await marked(db, 'service', bonus, free);
await marked(db, 'service', parcel, home);
await marked(db, 'organization', caf, home);
const bonusHere = await givenAt(db, bonus, near);
await givenAt(db, homework, far);
await givenAt(db, parcel, far);
await aRow(db, 'schedule', {
  service_id: homework,
  freq: 'WEEKLY',
  byday: 'MO,WE',
  opens_at: '15:00',
  closes_at: '18:00',
});
await aRow(db, 'schedule', {
  service_at_location_id: bonusHere,
  freq: 'WEEKLY',
  byday: 'MO',
  opens_at: '09:00',
  closes_at: '12:00',
});
await aRow(db, 'schedule', {
  service_id: parcel,
  freq: 'MONTHLY',
  byday: '1SA',
  opens_at: '09:00',
  closes_at: '10:00',
});
await aRow(db, 'schedule', {
  service_id: parcel,
  freq: 'WEEKLY',
  byday: 'MO',
  opens_at: '09:00',
  closes_at: '12:00',
  valid_to: '2020-01-01',
});
await aRow(db, 'service_area', { service_id: parcel, extent_type: 'municipality', extent: '999001' });
await db
  .transaction()
  .execute((tx) =>
    putEntries(tx, [
      entry('service', bonus, 'Bonus bollette'),
      entry('service', homework, 'Compiti'),
      entry('organization', caf, 'CAF del Borgo'),
    ]),
  );

describe('services', () => {
  test.each([
    ['', ['Bonus', 'Compiti', 'Pacco']],
    ['?search=Bolletta', ['Bonus']],
    ['?search=boleltta', ['Bonus']],
    ['?search=compito', ['Compiti']],
    ['?search=', ['Bonus', 'Compiti', 'Pacco']],
    ['?search=dove', []],
    [`?organization_id=${parish}`, ['Compiti', 'Pacco']],
    [`?taxonomy_term_id=${bills}`, ['Bonus']],
    [`?taxonomy_id=${topics}`, ['Bonus', 'Pacco']],
    [`?taxonomy_id=${topics}&taxonomy_term_id=${free}`, ['Bonus']],
    [`?taxonomy_id=${topics}&organization_id=${parish}`, ['Pacco']],
    ['?modified_after=2026-11-20', ['Compiti']],
    ['?modified_after=2026-11-20T12:00:00Z', ['Compiti']],
    ['?modified_after=2026-11-20T13:00:00+01:00', ['Compiti']],
    ['?modified_after=2026-11-20T12:00:01', []],
    ['?minimum_age=15', ['Bonus', 'Pacco']],
    ['?maximum_age=10', ['Compiti', 'Pacco']],
    ['?minimum_age=14&maximum_age=17', ['Compiti', 'Pacco']],
    ['?day=WE', ['Compiti']],
    ['?day=mo', ['Bonus', 'Compiti']],
    ['?day=SA', ['Pacco']],
    ['?day=MO&start_time=10:00', ['Bonus']],
    ['?start_time=09:30', ['Bonus', 'Pacco']],
    ['?start_time=16:00&end_time=18:00', ['Compiti']],
    ['?end_time=18:30', []],
    ['?day=MO&start_time=09:00&end_time=12:00&minimum_age=20&search=bollette', ['Bonus']],
  ])('%s finds %j', async (query, names) => {
    expect(await found(`/services${query}`)).toEqual(names);
  });

  test('minimal gives all in one page, with what tells whether a copy is old', async () => {
    const { contents } = Names.parse(await (await ask('/services?minimal=true')).json());
    expect(contents).toHaveLength(3);
    for (const one of contents) expect(Object.keys(one).sort()).toEqual(['id', 'last_modified', 'name', 'status']);
  });
});

describe('services at locations', () => {
  test.each([
    ['', ['Bonus', 'Compiti', 'Pacco']],
    ['?search=bollette', ['Bonus']],
    ['?postcode=25199', ['Bonus', 'Pacco']],
    ['?postcode=25100', ['Compiti']],
    ['?postcode=00199', []],
    ['?postcode=25199&proximity=500', ['Bonus']],
    ['?postcode=25199&proximity=20000', ['Bonus', 'Compiti', 'Pacco']],
    ['?postcode=25199&proximity=20000&day=SA', ['Pacco']],
    [`?taxonomy_term_id=${bills}`, ['Bonus']],
    ['?modified_after=2026-11-10', ['Compiti']],
    ['?day=MO&start_time=10:00', ['Bonus']],
    [`?organization_id=${caf}&maximum_age=30`, ['Bonus']],
  ])('%s finds %j', async (query, names) => {
    expect(await found(`/service_at_locations${query}`)).toEqual(names);
  });
});

describe('organisations, vocabularies and their words', () => {
  test.each([
    ['/organizations', ['CAF del Borgo', 'Parrocchia']],
    ['/organizations?search=borghi', ['CAF del Borgo']],
    [`/organizations?taxonomy_id=${topics}`, ['CAF del Borgo']],
    [`/organizations?taxonomy_term_id=${bills}`, []],
    ['/taxonomies?search=tem', ['Temi']],
    ['/taxonomies?search=%25', []],
    [`/taxonomy_terms?taxonomy_id=${topics}`, ['Bollette', 'Casa']],
    ['/taxonomy_terms?top_only=true', ['Casa', 'Gratis']],
    ['/taxonomy_terms?top_only=false', ['Bollette', 'Casa', 'Gratis']],
    [`/taxonomy_terms?parent_id=${home}`, ['Bollette']],
    [`/taxonomy_terms?top_only=true&search=gra`, ['Gratis']],
  ])('%s finds %j', async (path, names) => {
    expect(await found(path)).toEqual(names);
  });
});

// Last, because it adds to the town.
test('whoever serves one neighbourhood serves the CAP that it is in', async () => {
  const quarter = await aRow(db, 'neighbourhood', {
    name: 'Le Case',
    slug: 'le-case',
    description: '',
    municipality_code: '999001',
    boundary: {},
    position: '(10.22,45.54)',
    bounds: '(10.23,45.55),(10.21,45.53)',
  });
  const walks = await aService(db, { name: 'Passeggiate', organization_id: null, status: 'temporarily closed' });
  await givenAt(db, walks, far);
  await aRow(db, 'service_area', { service_id: walks, extent_type: 'neighbourhood', extent: quarter });
  expect(await found('/service_at_locations?postcode=25199')).toEqual(['Bonus', 'Pacco', 'Passeggiate']);
  expect(await found('/service_at_locations?postcode=25100')).toEqual(['Compiti']);
});
