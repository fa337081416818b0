import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from './rules.ts';

test('after signing in one goes back to the page that was asked for', () => {
  expect(localPath('/redazione/schede?pagina=2', '/io')).toBe('/redazione/schede?pagina=2');
  expect(localPath('/en/cerca?q=caf%C3%A8', '/io')).toBe('/en/cerca?q=caf%C3%A8');
});

test('nobody is sent to another site, however the address is dressed', () => {
  for (const trap of [
    undefined,
    '',
    'https://altrove.example/',
    '//altrove.example',
    '/\\altrove.example',
    '/\t/altrove.example',
    '\\\\altrove.example',
    'javascript:alert(1)',
    ' /io',
    '/.//altrove.example',
    '/..//altrove.example',
  ]) {
    expect(localPath(trap, '/io'), String(trap)).toBe('/io');
  }
});

test('whatever is written there, the browser stays with us', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '\t',
    '\n',
    '@',
    ':',
    '?',
    '#',
    'http:',
    'altrove.example',
    '%2f',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const path = localPath(`/${parts.join('')}`, '/io');
      expect(new URL(path, 'https://borgovivo.example').origin).toBe('https://borgovivo.example');
    }),
  );
});
