import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testTown } from '#app/testing.ts';
import { aLocation, anOrganization, aService, givenAt } from '../../factory.ts';
import { hasOfficial, officialJudges } from '../testing/official.fixture.ts';
import { servedFrom } from '../testing/served.fixture.ts';
import { aWorld } from '../testing/world.fixture.ts';
import { endpoints } from './parameters.ts';

const town = await testTown();
const world = await aWorld(town.db);
// Enough for a first, a middle and a last page; some as bare as HSDS allows.
for (let i = 0; i < 4; i++)
  await aService(town.db, { organization_id: await anOrganization(town.db, { name: `Gruppo ${i}` }) });
await aService(town.db, { organization_id: null, url: 'non è un indirizzo', email: 'nessuna' });
const ask = servedFrom(town);

const Page = z.strictObject({
  total_items: z.int(),
  total_pages: z.int(),
  page_number: z.int(),
  size: z.int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(z.looseObject({ id: z.guid() })),
});

async function page(path: string): Promise<z.infer<typeof Page>> {
  const response = await ask(path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  return Page.parse(await response.json());
}

describe.skipIf(!hasOfficial)('every answer is what HSDS 3.1 says it must be (needs COMUNANZA_SHARED)', () => {
  const judges = hasOfficial ? officialJudges() : undefined;
  const judge = (table: string, value: unknown): void => {
    const valid = judges?.(table);
    expect(valid?.(value), JSON.stringify([valid?.errors?.slice(0, 3), value], null, 1)).toBe(true);
  };

  test.each(endpoints.map(({ path, table }) => [path, table] as const))(
    '%s: first, middle and last page, and each entry',
    async (path, table) => {
      for (const how of ['', '&full=true', '&full_service=true', '&minimal=true']) {
        if (
          how !== '' &&
          !(endpoints.find((one) => one.path === path)?.list ?? []).some((name) => how.startsWith(`&${name}=`))
        )
          continue;
        const first = await page(`${path}?per_page=2${how}`);
        for (const number of [1, Math.ceil(first.total_pages / 2), first.total_pages]) {
          const { contents } = await page(`${path}?per_page=2&page=${number}${how}`);
          expect(contents.length).toBeGreaterThan(0);
          for (const entry of contents) judge(table, entry);
        }
      }
      for (const { id } of (await page(`${path}?per_page=500`)).contents) {
        const response = await ask(`${path}/${id}`);
        expect(response.status).toBe(200);
        judge(table, await response.json());
      }
    },
  );

  test('an organisation gives its services in full when asked', async () => {
    const response = await ask(`/organizations/${world.organization}?full_service=true`);
    const organization: unknown = await response.json();
    judge('organization', organization);
    expect(organization).toMatchObject({ services: [{ id: world.service, schedules: [{ byday: 'MO,WE' }] }] });
  });
});

test('every answer is what our own description says', async () => {
  const Described = z.looseObject({
    paths: z.record(
      z.string(),
      z.looseObject({
        get: z.looseObject({
          responses: z.looseObject({
            200: z.looseObject({
              content: z.looseObject({ 'application/json': z.looseObject({ schema: z.looseObject({}) }) }),
            }),
          }),
        }),
      }),
    ),
    components: z.looseObject({}),
  });
  const { paths, components } = Described.parse(await (await ask('/openapi.json')).json());
  const ajv = addFormats.default(new Ajv2020({ strict: false }));
  const answers = new Map<string, unknown>([['/', await (await ask('/')).json()]]);
  for (const { path } of endpoints) {
    const list = await page(`${path}?per_page=500`);
    answers.set(path, list);
    answers.set(`${path}/{id}`, await (await ask(`${path}/${list.contents[0]?.id}`)).json());
  }
  for (const [path, answer] of answers) {
    const valid = ajv.compile({ ...paths[path]?.get.responses[200].content['application/json'].schema, components });
    expect(valid(answer), `${path} ${JSON.stringify(valid.errors)}`).toBe(true);
  }
});

test('a service carries all that is known of it, and nothing empty', async () => {
  const service: unknown = await (await ask(`/services/${world.service}`)).json();
  expect(service).toMatchObject({
    name: 'Doposcuola',
    assured_date: '2026-10-03',
    last_modified: '2026-11-01T08:00:00.123456+00:00',
    organization: {
      name: 'Associazione Il Cortile',
      website: 'https://www.cortile.example.org/',
      additional_websites: [{ label: 'Blog' }],
      organization_identifiers: [{ identifier: '12345678903' }],
      programs: [{ name: 'Pomeriggi insieme' }],
      locations: [{ id: world.location }],
    },
    program: { name: 'Pomeriggi insieme' },
    phones: [{ number: '030 000001', languages: [{ code: 'ar' }] }],
    contacts: [{ name: 'Segreteria', phones: [{ number: '030 000001' }] }],
    service_at_locations: [
      {
        id: world.serviceAtLocation,
        location: {
          name: 'Casa del Quartiere',
          addresses: [{ postal_code: '25199' }],
          accessibility: [{ details: 'Bagno largo' }],
        },
        schedules: [{ byday: 'FR' }],
      },
    ],
    attributes: [
      { label: 'Bollette', taxonomy_term: { name: 'Bollette', taxonomy_detail: { name: 'Temi di ogni giorno' } } },
    ],
    capacities: [{ available: 3, unit: { name: 'posti' } }],
    cost_options: [{ amount: 10.5, currency: 'EUR' }],
    required_documents: [{ document: 'Carta d’identità' }],
    metadata: [{ field_name: 'name', replacement_value: 'Doposcuola' }],
  });
  expect(JSON.stringify(service)).not.toMatch(/null|\[\]/);
});

test('what is wrong in an entry is left out of the answer rather than breaking who reads it', async () => {
  const { contents } = await page('/services?per_page=500');
  const bare = contents.find((entry) => entry.organization_id === undefined);
  expect(bare).toMatchObject({ name: 'Doposcuola', status: 'active' });
  expect(bare).not.toHaveProperty('url');
  expect(bare).not.toHaveProperty('email');
});

test('what was withdrawn is as if it had never been', async () => {
  const town = await testTown();
  const elsewhere = servedFrom(town);
  const organization_id = await anOrganization(town.db);
  const location = await aLocation(town.db);
  const ids: Record<string, { service: string; there: string }> = {};
  for (const status of ['active', 'temporarily closed', 'inactive', 'defunct']) {
    const service = await aService(town.db, { organization_id, name: `Servizio ${status}`, status });
    ids[status] = { service, there: await givenAt(town.db, service, location) };
  }
  for (const path of [
    '/services',
    '/services?minimal=true',
    '/services?format=ndjson',
    '/services?full=true',
    '/service_at_locations',
    '/service_at_locations?full=true',
    `/organizations/${organization_id}`,
    '/organizations?full=true',
  ]) {
    const answer = await (await elsewhere(path)).text();
    expect(answer).toContain('Servizio active');
    expect(answer).toContain('Servizio temporarily closed');
    expect(answer).not.toMatch(/inactive|defunct/);
  }
  expect(await (await elsewhere('/services')).json()).toMatchObject({ total_items: 2, size: 2 });
  expect(await (await elsewhere('/service_at_locations')).json()).toMatchObject({ total_items: 2, size: 2 });
  for (const [status, { service, there }] of Object.entries(ids)) {
    const seen = status === 'active' || status === 'temporarily closed' ? 200 : 404;
    expect((await elsewhere(`/services/${service}`)).status).toBe(seen);
    expect((await elsewhere(`/service_at_locations/${there}`)).status).toBe(seen);
  }
});

test('pages say where they stand, and hold every entry once', async () => {
  const all = (await page('/services?per_page=500')).contents.map(({ id }) => id);
  expect(all).toHaveLength(6);
  const first = await page('/services?per_page=4');
  const last = await page('/services?per_page=4&page=2');
  expect(first).toMatchObject({
    total_items: 6,
    total_pages: 2,
    page_number: 1,
    size: 4,
    first_page: true,
    last_page: false,
    empty: false,
  });
  expect(last).toMatchObject({
    total_items: 6,
    total_pages: 2,
    page_number: 2,
    size: 2,
    first_page: false,
    last_page: true,
    empty: false,
  });
  expect([...first.contents, ...last.contents].map(({ id }) => id)).toEqual(all);
  expect(await page('/services?per_page=4&page=3')).toMatchObject({
    size: 0,
    empty: true,
    last_page: true,
    contents: [],
  });
  expect((await page('/services?per_page=9999')).size).toBe(6);
});

test('lines hold the same entries as pages', async () => {
  for (const query of ['', '&full=true', '&minimal=true']) {
    const { contents } = await page(`/services?per_page=500${query}`);
    const response = await ask(`/services?format=ndjson${query}`);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(contents);
  }
});

test('the front door tells the version, the profile and where the description is', async () => {
  for (const path of ['', '/']) {
    expect(await (await ask(path)).json()).toEqual({
      version: '3.1',
      profile: 'https://borgovivo.test/sviluppatori',
      openapi_url: 'https://borgovivo.test/hsds/openapi.json',
    });
  }
});
