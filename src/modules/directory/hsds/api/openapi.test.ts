import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { say } from '#app/messages.ts';
import { entrySchema } from '../model/schemas.ts';
import { hasOfficial, officialExample } from '../testing/official.fixture.ts';
import { openapi } from './openapi.ts';
import { endpoints, parameters } from './parameters.ts';

const Operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string() })).optional(),
});
const Document = z.looseObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ 'x-summary': z.string(), contact: z.looseObject({ url: z.url() }) }),
  servers: z.array(z.object({ url: z.string().startsWith('https://'), description: z.string() })).min(1),
  paths: z.record(z.string(), z.looseObject({ get: Operation, post: Operation.optional() })),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

const made = openapi({ title: 'Borgovivo', t: say.en, absolute: (path) => `https://borgovivo.test${path}` });
const document = Document.parse(made);

describe('the description of the API', () => {
  test('names every endpoint and every parameter, each operation once', () => {
    for (const { path, list } of endpoints) {
      expect(document.paths[path]?.get.parameters?.map(({ name }) => name)).toEqual(list);
      expect(document.paths[`${path}/{id}`]).toBeDefined();
      expect(document.paths[path]?.post).toBeDefined();
    }
    expect(document.paths['/status']).toBeDefined();
    const ids = Object.values(document.paths).flatMap(({ get, post }) =>
      [get.operationId, post?.operationId ?? []].flat(),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(endpoints.flatMap(({ list }) => list))).toEqual(new Set(Object.keys(parameters)));
  });

  test('refers only to what it holds', () => {
    for (const [, path] of JSON.stringify(made).matchAll(/"\$ref":"#([^"]+)"/g)) {
      const found = (path ?? '')
        .split('/')
        .slice(1)
        .reduce<unknown>(
          (at, step) =>
            typeof at === 'object' && at !== null ? Object.entries(at).find(([name]) => name === step)?.[1] : undefined,
          made,
        );
      expect(found, path).toBeDefined();
    }
  });

  test('keeps to itself what is not public', () => {
    expect(JSON.stringify(document.components.schemas)).not.toMatch(/assurer_email|attention/);
  });

  test('has schemas that any validator reads', () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    ajv.addSchema({ $id: 'api', components: document.components });
    for (const name of Object.keys(document.components.schemas)) {
      expect(ajv.compile({ $ref: `api#/components/schemas/${name}` })).toBeTypeOf('function');
    }
  });
});

describe.skipIf(!hasOfficial)('the official examples (needs COMUNANZA_SHARED)', () => {
  test.each([
    ['service_full', 'service'],
    ['service_at_location_full', 'service_at_location'],
    ['organization_full', 'organization'],
    ['location', 'location'],
    ['taxonomy', 'taxonomy'],
    ['taxonomy_term', 'taxonomy_term'],
  ] as const)('%s is read by our schema of %s, to the last public field', (file, table) => {
    const example = officialExample(file);
    const read = entrySchema(table).parse(example);
    const withheld = (text: string) => text.replace(/"(?:assurer_email|attention)":"[^"]*",?/g, '').replace(/,}/g, '}');
    expect(sorted(JSON.parse(withheld(JSON.stringify(read))))).toEqual(
      sorted(JSON.parse(withheld(JSON.stringify(example)))),
    );
  });

  test.each([
    ['service_list', 'service'],
    ['service_at_location_list', 'service_at_location'],
    ['organization_list', 'organization'],
    ['taxonomy_list', 'taxonomy'],
    ['taxonomy_term_list', 'taxonomy_term'],
  ] as const)('%s is a page of entries that our schema reads', (file, table) => {
    const Page = z.looseObject({ contents: z.array(entrySchema(table)).min(1) });
    expect(Page.parse(officialExample(file)).contents.length).toBeGreaterThan(0);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
