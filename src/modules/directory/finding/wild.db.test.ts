import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Asked } from './asked.ts';
import { demoTown, doorsOf } from './town.fixture.ts';

// What would be markup, or end an attribute, if anything were echoed as it came.
const markup = [
  '<x-echo>',
  '" data-echo="',
  "' data-echo='",
  '</title><x-echo>',
  '<script>x-echo</script>',
  '{{x-echo}}',
];
const told = /<x-echo|<\/title><x-|["'] data-echo=["']|<script>x-echo/;

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ...markup,
    'bollette',
    'permesso sogiorno',
    '99010',
    'via dei Mille 4',
    "d'",
    '\u0000',
    '\uD800',
    '\u202Eabc',
    '🍞'.repeat(80),
    'a'.repeat(5000),
    '&|!:*<->()\'"\\',
    '%',
    "'; drop table service; --",
    '=t:home',
    '=h:1',
    '{}',
    '[object Object]',
    '__proto__',
  ),
);
const number = fc.constantFrom(
  '0',
  '-1',
  '1',
  '1.5',
  '1e309',
  '-1e309',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '0x10',
  '1_000',
  '٣',
  '50',
  '51',
  '',
  ' 7 ',
);
const raw = fc.constantFrom(
  '%',
  '%zz',
  '%00',
  '%ED%A0%80',
  '%C0%AF',
  '%F0%9F',
  '+',
  '%2B',
  '%26x=1',
  ';',
  '%0d%0aX: y',
  '%ff%fe',
);
const value = fc.oneof(
  text.map(encode),
  number,
  raw,
  fc.constantFrom(
    'MO',
    'SU',
    '25:99',
    '10:30',
    '9.15',
    'ora',
    '1',
    'service',
    'home',
    'free',
    'it',
    'distance',
    'opening',
  ),
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...Object.keys(Asked.shape)) },
  { weight: 1, arbitrary: fc.constantFrom('q[]', 'tema[0]', 'constructor', '__proto__', 'toString', 'lang', 'x') },
);
const query = fc
  .array(fc.tuple(name, value), { maxLength: 9 })
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));

/** Text as an address carries it; half a character becomes what browsers make of it. */
function encode(written: string): string {
  return new URLSearchParams({ v: written }).toString().slice(2);
}

describe('whatever stands in the address of a search', async () => {
  const get = doorsOf(await demoTown());

  test.each([
    ['/cerca', 100],
    ['/en/cerca', 30],
    ['/api/search', 100],
    ['/api/search.geojson', 40],
  ])('%s answers, and never with a fault', async (path, numRuns) => {
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const { status, type, body } = await get(`${path}?${asked}`);
        expect(status, body.slice(0, 300)).toBeLessThan(500);
        if (type.includes('html')) expect(told.exec(body)?.[0]).toBeUndefined();
        if (type.includes('json')) expect(() => JSON.parse(body)).not.toThrow();
      }),
      { numRuns },
    );
  });

  test.each(markup)('%s is shown as it was written, and is no markup', async (written) => {
    for (const field of ['q', 'dove']) {
      const { status, body } = await get(`/cerca?${field}=${encode(written)}`);
      expect(status).toBe(200);
      expect(body).not.toMatch(told);
    }
    const { status, body } = await get(
      `/cerca?q=bollette&tema=${encode(written)}&lingua=${encode(written)}&ordine=${encode(written)}`,
    );
    expect(status).toBe(200);
    expect(body).not.toMatch(told);
  });
});
