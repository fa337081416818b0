import { z } from 'zod';
import type { T } from '#platform/messages/index.ts';
import { hsdsVersion } from '../model/model.ts';
import { answerSchemas, entrySchema } from '../model/schemas.ts';
import {
  askable,
  type Endpoint,
  endpoints,
  mostPerPage,
  type ParameterName,
  parameters,
  usualPerPage,
} from './parameters.ts';

type Json = Record<string, unknown>;

/** Who publishes, and in which language the description speaks. */
export interface Publisher {
  title: string;
  t: T;
  /** Absolute address of a path of the site. */
  absolute(path: string): string;
}

/** The licence of the data that the API gives. */
export const dataLicence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };

/**
 * The API described in OpenAPI 3.1, from the schemas that read its parameters and shape its answers; with what the
 * Italian interoperability model (ModI, AgID 2021) asks for: `x-summary`, a contact, an https server, a `/status` path.
 */
export function openapi(publisher: Publisher): Json {
  const { title, absolute, t } = publisher;
  const said = { town: title, version: hsdsVersion, licence: dataLicence.name, address: absolute('/') };
  return {
    openapi: '3.1.0',
    info: {
      title: t('hsds.api.title', said),
      version: '1.0.0',
      summary: t('hsds.api.summary'),
      'x-summary': t('hsds.api.summary'),
      description: t('hsds.api.description', said),
      termsOfService: absolute('/note-legali'),
      contact: { name: title, url: absolute('/') },
      license: dataLicence,
    },
    servers: [{ url: absolute('/hsds'), description: t('hsds.api.server') }],
    externalDocs: { description: t('hsds.api.page_for_people'), url: absolute('/sviluppatori') },
    tags: endpoints.map(({ path, table }) => ({ name: path.slice(1), description: t(`hsds.endpoint.${table}`) })),
    paths: {
      '/': front,
      ...Object.fromEntries(endpoints.flatMap((endpoint) => pathsOf(endpoint, t))),
      '/status': status(absolute('')),
    },
    components: { schemas: schemas(), responses, headers },
  };
}

function pathsOf(endpoint: Endpoint, t: T): [string, Json][] {
  const { path, table, list, item } = endpoint;
  const name = path.slice(1);
  const about = t(`hsds.endpoint.${table}`);
  const id = { name: 'id', in: 'path', required: true, description: t('hsds.api.id') };
  const body = { schema: plain(z.toJSONSchema(askable(list))) };
  const entry = { 'application/json': { schema: entryOf(endpoint) } };
  return [
    [
      path,
      {
        get: {
          operationId: `list_${name}`,
          tags: [name],
          summary: about,
          parameters: list.map((one) => parameterOf(one, t)),
          responses: { 200: pageResponse(endpoint), ...refusals('not_modified', 'wrong', 'too_many') },
        },
        post: {
          operationId: `search_${name}`,
          tags: [name],
          summary: t('hsds.api.posted', { about }),
          requestBody: { required: false, content: { 'application/json': body } },
          responses: { 200: pageResponse(endpoint), ...refusals('wrong', 'too_many') },
        },
      },
    ],
    [
      `${path}/{id}`,
      {
        get: {
          operationId: `one_${name}`,
          tags: [name],
          summary: t('hsds.api.one'),
          parameters: [
            { ...id, schema: { type: 'string', format: 'uuid' } },
            ...item.map((one) => parameterOf(one, t)),
          ],
          responses: {
            200: { description: 'The entry.', headers: cached, content: entry },
            ...refusals('not_modified', 'wrong', 'not_found', 'too_many'),
          },
        },
      },
    ],
  ];
}

function parameterOf(name: ParameterName, t: T): Json {
  const { schema, ...more } = parameters[name];
  const description = t(`hsds.parameter.${name}`, { usual: usualPerPage, most: mostPerPage });
  return { name, in: 'query', required: false, description, schema: plain(z.toJSONSchema(schema)), ...more };
}

function pageResponse(endpoint: Endpoint): Json {
  const count = { type: 'integer', minimum: 0 };
  const properties: Json = {
    total_items: count,
    total_pages: count,
    page_number: { type: 'integer', minimum: 1 },
    size: count,
    first_page: { type: 'boolean' },
    last_page: { type: 'boolean' },
    empty: { type: 'boolean' },
    contents: { type: 'array', items: entryOf(endpoint) },
  };
  return {
    description: 'A page of entries; with format=ndjson every entry, one a line.',
    headers: { ...cached, Link: { $ref: '#/components/headers/Link' } },
    content: {
      'application/json': { schema: { type: 'object', properties, required: Object.keys(properties) } },
      'application/x-ndjson': { schema: entryOf(endpoint) },
    },
  };
}

const entryOf = ({ table }: Endpoint): Json => ({
  $ref: `#/components/schemas/${answerSchemas.get(entrySchema(table))?.id ?? table}`,
});

const front: Json = {
  get: {
    operationId: 'about',
    summary: 'Which HSDS this is, and where it is described.',
    responses: {
      200: {
        description: 'About this API.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                version: { type: 'string', const: hsdsVersion },
                profile: { type: 'string', format: 'uri' },
                openapi_url: { type: 'string', format: 'uri' },
              },
              required: ['version', 'profile', 'openapi_url'],
            },
          },
        },
      },
    },
  },
};

const status = (origin: string): Json => ({
  servers: [{ url: origin, description: 'The site itself' }],
  get: {
    operationId: 'status',
    summary: 'Whether the program and its database answer.',
    responses: { 200: { description: 'Both do.', content: { 'application/json': { schema: { type: 'object' } } } } },
  },
});

const headers: Json = {
  ETag: { description: 'Names this very content.', schema: { type: 'string' } },
  'Last-Modified': { description: 'When the newest entry changed.', schema: { type: 'string' } },
  Link: { description: 'first, last, prev and next page (RFC 8288).', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
};
const cached: Json = {
  ETag: { $ref: '#/components/headers/ETag' },
  'Last-Modified': { $ref: '#/components/headers/Last-Modified' },
};

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } };
const refused = {
  not_modified: { code: 304, answer: { description: 'Nothing changed since.', headers: cached } },
  wrong: { code: 400, answer: { description: 'A parameter is unknown, given twice or malformed.', content: problem } },
  not_found: { code: 404, answer: { description: 'There is nothing at this address.', content: problem } },
  too_many: {
    code: 429,
    answer: {
      description: 'Too many requests.',
      headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
      content: problem,
    },
  },
};
const responses: Json = Object.fromEntries(Object.entries(refused).map(([name, { answer }]) => [name, answer]));

const refusals = (...names: (keyof typeof refused)[]): Json => ({
  ...Object.fromEntries(names.map((name) => [refused[name].code, { $ref: `#/components/responses/${name}` }])),
  default: { description: 'Any other refusal.', content: problem },
});

function schemas(): Json {
  const { schemas: made } = z.toJSONSchema(answerSchemas, { uri: (id) => `#/components/schemas/${id}` });
  return {
    ...Object.fromEntries(Object.entries(made).map(([id, schema]) => [id, plain(schema)])),
    problem: problemSchema,
  };
}

const problemSchema: Json = {
  description: 'A refusal (RFC 9457).',
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' }, reason: { type: 'string' } },
        required: ['name', 'reason'],
      },
    },
    instance: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'detail', 'instance'],
};

/** Without the marks of a schema that stands alone, and without a pattern where a format says the same in a word. */
function plain(schema: object): Json {
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(([name, inner]) => {
      if (name === '$schema' || name === '$id') return typeof inner !== 'string';
      return !(name === 'pattern' && typeof inner === 'string' && 'format' in value);
    });
    return Object.fromEntries(kept.map(([name, inner]) => [name, clean(inner)]));
  };
  return Object.fromEntries(Object.entries(clean(schema) ?? {}));
}
