import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asEmail, asUri } from './format.ts';

const ajv = addFormats.default(new Ajv2020());
const isUri = ajv.compile({ type: 'string', format: 'uri' });
const isEmail = ajv.compile({ type: 'string', format: 'email' });

describe('a web address', () => {
  test.each([
    ['https://www.comune.example.it/servizi?id=3#orari', 'https://www.comune.example.it/servizi?id=3#orari'],
    ['www.example.org', 'https://www.example.org/'],
    ['http://www.example.org/così è.html', 'http://www.example.org/cos%C3%AC%20%C3%A8.html'],
    ['http://example.org/a|b?c=[1]', 'http://example.org/a%7Cb?c=%5B1%5D'],
    ['http://example.org/100%', 'http://example.org/100%25'],
    ['urn:isbn:9788804', 'urn:isbn:9788804'],
  ])('%s is published as %s', (written, published) => {
    expect(asUri(written)).toBe(published);
  });

  test.each(['', 'chiedere in segreteria', 'info@example.org', 'javascript:alert(1)', 'https://', 'http://[::1]/'])(
    '"%s" is none',
    (written) => {
      expect(asUri(written)).toBeUndefined();
    },
  );

  test('whatever is written, what is published is valid or nothing, and stays as it is when published again', () => {
    const written = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string().map((path) => `www.example.org/${path}`),
    );
    fc.assert(
      fc.property(written, (value) => {
        const published = asUri(value);
        return published === undefined || (isUri(published) && asUri(published) === published);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an e-mail address', () => {
  test('is trimmed, and anything else is none', () => {
    expect(asEmail(' info@example.org ')).toBe('info@example.org');
    expect(asEmail('info(at)example.org')).toBeUndefined();
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.emailAddress()),
        (value) => asEmail(value) === undefined || isEmail(asEmail(value)),
      ),
    );
  });
});
