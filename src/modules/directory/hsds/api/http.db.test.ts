import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { limiter } from '#platform/http/index.ts';
import { aService } from '../../factory.ts';
import { secret } from '../testing/secret.fixture.ts';
import { servedFrom } from '../testing/served.fixture.ts';
import { aWorld } from '../testing/world.fixture.ts';
import { endpoints, parameters } from './parameters.ts';

const town = await testTown();
const world = await aWorld(town.db);
const ask = servedFrom(town);

describe('who asks again', () => {
  test('is told when nothing changed, and gets the new answer when something did', async () => {
    const first = await ask('/services');
    const tag = first.headers.get('etag') ?? '';
    const again = await ask('/services', { headers: { 'If-None-Match': `"another", ${tag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(tag);
    await aService(town.db);
    expect((await ask('/services', { headers: { 'If-None-Match': tag } })).status).toBe(200);
  });

  test('may ask by date for one entry, but not for a list, from which one may have gone', async () => {
    const path = `/services/${world.service}`;
    const modified = (await ask(path)).headers.get('last-modified') ?? '';
    expect(modified).toBe('Sun, 01 Nov 2026 08:00:00 GMT');
    expect((await ask(path, { headers: { 'If-Modified-Since': modified } })).status).toBe(304);
    expect((await ask(path, { headers: { 'If-Modified-Since': 'Sat, 31 Oct 2026 08:00:00 GMT' } })).status).toBe(200);
    expect((await ask('/services', { headers: { 'If-Modified-Since': modified } })).status).toBe(200);
  });
});

describe('programs of others', () => {
  test('may ask from any page', async () => {
    const response = await ask('/services', { headers: { Origin: 'https://elsewhere.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const preflight = await ask('/services', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://elsewhere.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
    expect(
      (await ask('/services?day=lunedi', { headers: { Origin: 'https://elsewhere.example' } })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBe('*');
  });

  test('find the next page in a link', async () => {
    const link = (await ask('/services?per_page=1&day=mo')).headers.get('link') ?? '';
    expect(link).toBe(
      '<https://borgovivo.test/hsds/services?per_page=1&day=MO&page=1>; rel="first", <https://borgovivo.test/hsds/services?per_page=1&day=MO&page=1>; rel="last"',
    );
    const second = (await ask('/taxonomy_terms?per_page=1&page=2')).headers.get('link');
    expect(second).toContain('page=1>; rel="prev"');
    expect((await ask('/taxonomy_terms?per_page=1')).headers.get('link')).toContain('page=2>; rel="next"');
  });

  test('may search without leaving a trace in the address', async () => {
    const listed: unknown = await (await ask('/services?full=true&per_page=1')).json();
    const response = await ask('/services', {
      method: 'POST',
      body: JSON.stringify({ full: true, per_page: 1 }),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('link')).toBeNull();
    expect(await response.json()).toEqual(listed);
    expect((await ask('/services?per_page=1', { method: 'POST' })).status).toBe(200);
  });

  test('get the headers alone when they ask for these', async () => {
    for (const path of ['/services', '/services?format=ndjson', `/services/${world.service}`]) {
      const response = await ask(path, { method: 'HEAD' });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
    }
  });
});

describe('a refusal', () => {
  const problem = async (
    path: string,
    init?: RequestInit,
  ): Promise<{ status: number; body: string; headers: Headers }> => {
    const response = await ask(path, init);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ type: 'about:blank', status: response.status, instance: 'a-request' });
    return { status: response.status, body, headers: response.headers };
  };

  test.each([
    ['/services?page=0', 'page'],
    ['/services?page=uno', 'page'],
    ['/services?per_page=-1', 'per_page'],
    ['/services?per_page=1.5', 'per_page'],
    ['/services?format=xml', 'format'],
    ['/services?taxonomy_term_id=casa', 'taxonomy_term_id'],
    ['/services?organization_id=%00', 'organization_id'],
    ['/services?search=%00', 'search'],
    ['/services?modified_after=ieri', 'modified_after'],
    ['/services?modified_after=2026-02-30', 'modified_after'],
    ['/services?modified_after=0000-01-01', 'modified_after'],
    ['/services?full=forse', 'full'],
    ['/services?full=true&minimal=true', 'minimal'],
    ['/services?day=lunedi', 'day'],
    ['/services?start_time=25:00', 'start_time'],
    ['/services?minimum_age=tanti', 'minimum_age'],
    ['/services?colour=red', 'colour'],
    ['/services?page=1&page=2', 'page'],
    ['/service_at_locations?proximity=100', 'proximity'],
    ['/service_at_locations?postcode=251', 'postcode'],
    ['/organizations?organization_id=x', 'organization_id'],
    ['/taxonomy_terms?parent_id=x', 'parent_id'],
    [`/services/${'00000000-0000-0000-0000-000000000000'}?full=true`, 'full'],
  ])('of %s names %s', async (path, name) => {
    const { status, body } = await problem(path);
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ name }] });
  });

  test.each([
    ['/services?page=0', 'must be 1 or more'],
    ['/services?format=xml', 'must be json or ndjson'],
    ['/services?day=lunedi', 'must be MO, TU, WE, TH, FR, SA or SU'],
    ['/services?minimum_age=200', 'must be a number of years from 0 to 150'],
    [`/services?search=${'a'.repeat(201)}`, 'must be 200 characters or fewer'],
  ])('of %s says that it %s', async (path, reason) => {
    expect(JSON.parse((await problem(path)).body)).toMatchObject({ errors: [{ reason }] });
  });

  test('of a body says what a body is', async () => {
    const post = (body: string, type = 'application/json') =>
      problem('/services', { method: 'POST', body, headers: { 'Content-Type': type } });
    expect((await post('not json')).status).toBe(400);
    expect((await post('[1]')).status).toBe(400);
    expect((await post('{"page": "x"}')).body).toContain('page');
    expect((await post('search=casa', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post(JSON.stringify({ search: 'a'.repeat(20_000) }))).status).toBe(413);
    expect(
      (
        await problem('/services?page=1', {
          method: 'POST',
          body: '{"page": 1}',
          headers: { 'Content-Type': 'application/json' },
        })
      ).body,
    ).toContain('more than once');
  });

  test('of an address that is not there, or of a method, says so', async () => {
    for (const path of ['/nothing', '/services/none', `/services/${world.organization}`, '/services/a/b']) {
      expect((await problem(path)).status).toBe(404);
    }
    const put = await problem('/services', { method: 'PUT' });
    expect(put.status).toBe(405);
    expect(put.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect((await problem(`/services/${world.service}`, { method: 'DELETE' })).headers.get('allow')).toBe(
      'GET, HEAD, OPTIONS',
    );
  });

  test('of whoever asks too often says when to come back', async () => {
    const throttled = servedFrom(town, { limit: limiter(2, 60) });
    await throttled('/taxonomies');
    await throttled('/taxonomies');
    const third = await throttled('/taxonomies');
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(third.headers.get('content-type')).toBe('application/problem+json');
    expect(third.headers.get('access-control-allow-origin')).toBe('*');
  });
});

test('whatever is asked, the answer is an answer or a refusal, and never a fault', async () => {
  const name = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...Object.keys(parameters)) },
    fc.string({ unit: 'binary' }),
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'true',
      'false',
      '1',
      '0',
      '-1',
      '99999999999999999999',
      '1e9',
      'NaN',
      '',
      ' ',
      '25199',
      '09:30',
      'MO',
      'casa',
      "o'malley & (!",
      '%',
      '\\',
      '2026-11-21T10:00:00+01:00',
      world.term,
      world.taxonomy,
      world.organization,
    ),
    fc.integer().map(String),
    fc.uuid(),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  );
  const query = fc.array(fc.tuple(name, value), { maxLength: 4 });
  const path = fc.oneof(fc.constantFrom(...endpoints.map((endpoint) => endpoint.path)), fc.webPath());
  await fc.assert(
    fc.asyncProperty(path, query, fc.constantFrom('GET', 'POST'), async (at, pairs, method) => {
      const response =
        method === 'GET'
          ? await ask(`${at}?${new URLSearchParams(pairs)}`)
          : await ask(at, {
              method,
              body: JSON.stringify(Object.fromEntries(pairs)),
              headers: { 'Content-Type': 'application/json' },
            });
      await response.text();
      return [200, 400, 404, 405, 413].includes(response.status);
    }),
    { numRuns: 600 },
  );
}, 120_000);

test('no answer holds what is not public: who checked, who changed, what was withdrawn, people', async () => {
  await town.db
    .insertInto('person')
    .values({ name: `${secret} Bianchi`, email: `${secret.toLowerCase()}@example.org` })
    .execute();
  for (const { path, list } of endpoints) {
    const full = list.includes('full') ? '?full=true&per_page=500' : '?per_page=500';
    const answer = await (await ask(`${path}${full}`)).text();
    expect(answer.toLowerCase()).not.toContain(secret.toLowerCase());
    for (const [, id] of answer.matchAll(/"id":"([^"]+)"/g)) {
      expect((await (await ask(`${path}/${id}`)).text()).toLowerCase()).not.toContain(secret.toLowerCase());
    }
  }
  const { metadata } = await (await ask(`/services/${world.service}`)).json();
  expect(metadata).toMatchObject([{ field_name: 'name', updated_by: 'editor' }]);
});
