import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repairEmail, repairWebAddresses } from './web-address.ts';

const urls = (text: string) => repairWebAddresses(text).found.map((address) => address.url);

test.each([
  ['http://www.aspag.it', ['http://www.aspag.it']],
  ['http://WWW.ASLCAGLIARI.IT', ['http://www.aslcagliari.it']],
  ['http://HTTP://WWW.ATSSARDEGNA.IT/', ['http://www.atssardegna.it']],
  ['http://https://www.asl1sassari.it/', ['https://www.asl1sassari.it']],
  ['http://https://www.sanita.puglia.it/web/asl-bari', ['https://www.sanita.puglia.it/web/asl-bari']],
  ['http://ASL Sassari: Home Page https://nuovo.aslsassari.it', ['https://nuovo.aslsassari.it']],
  ['www.caritasbrescia.it', ['http://www.caritasbrescia.it']],
  ['acli.it; www.auser.it', ['http://acli.it', 'http://www.auser.it']],
  ['https://example.org/Pagina?A=1', ['https://example.org/Pagina?A=1']],
  ['http://www.sanita.puglia.it/aslbt', ['http://www.sanita.puglia.it/aslbt']],
])('%s', (text, expected) => {
  expect(urls(text)).toEqual(expected);
});

test.each(['-', '', ' — '])('%j says nothing', (text) => {
  expect(repairWebAddresses(text)).toEqual({ found: [], left: [] });
});

test.each(['http://WWW.ASLROMA1-IT', 'http://cosultorio.2ds@aslroa1.it', 'in allestimento', 'javascript:alert(1)'])(
  '%s is no address, and that is said',
  (text) => {
    expect(repairWebAddresses(text)).toEqual({ found: [], left: [{ key: 'import.web.none', values: { text } }] });
  },
);

test('whatever is written, only http and https come out', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
      for (const url of urls(text)) expect(new URL(url).protocol).toMatch(/^https?:$/);
    }),
  );
});

test('e-mail addresses', () => {
  expect(repairEmail(' Info@Acli.IT ')).toBe('info@acli.it');
  expect(repairEmail('mailto:a.b@c.org')).toBe('a.b@c.org');
  expect(repairEmail('info at acli.it')).toBeUndefined();
});
