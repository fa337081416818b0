import { describe, expect, test } from 'vitest';
import { wordsOf } from './fold.ts';
import { alike, numbersOf } from './number.ts';
import { makeThesaurus } from './thesaurus.ts';

const thesaurus = makeThesaurus([
  { say: ['permesso di soggiorno'], facets: ['=t:permit'], also: ['stranieri'] },
  { say: ['spid', 'fare lo spid'], facets: ['=t:identity'], also: [] },
  {
    say: ['per strada', 'senza casa', 'dormitorio'],
    facets: ['=t:shelter'],
    also: [],
    akin: ['dormitorio', 'rifugio'],
  },
  { say: ['ho paura'], facets: ['=t:violence'], also: [], urgent: true },
  { say: ['scuola'], facets: ['=t:school'], also: [] },
  { say: ['figli a scuola'], facets: ['=s:children'], also: [] },
  { say: ['non va a scuola'], facets: ['=t:parenting'], also: [] },
  { say: ['poste', 'bolletta'], facets: ['=t:bills'], also: [] },
  { say: ['vicino a me'], facets: [], also: [] },
]);
const at = (text: string, place = 0) => thesaurus.at(wordsOf(text), place);

describe('an expression', () => {
  test('is known with and without its silent words', () => {
    expect(at('permesso di soggiorno')).toMatchObject({
      length: 3,
      own: ['permesso', 'soggiorno'],
      facets: ['=t:permit'],
    });
    expect(at('permesso soggiorno')).toMatchObject({ length: 2, facets: ['=t:permit'] });
    expect(at('il permesso per il soggiorno', 1)).toMatchObject({ length: 4, facets: ['=t:permit'] });
  });

  test('of which a single word would be left must be said whole, and that word is not looked for', () => {
    expect(at('per strada')).toMatchObject({ length: 2, own: [], facets: ['=t:shelter'] });
    expect(at('strada')).toBeNull();
    expect(at('la strada')).toBeNull();
    expect(at('ho paura')).toMatchObject({ urgent: true, own: [] });
  });

  test('keeps its word where that alone means the same', () => {
    expect(at('fare lo spid')).toMatchObject({ length: 3, own: ['spid'], facets: ['=t:identity'] });
  });

  test('is another with a "non" in it', () => {
    expect(at('figlio a scuola')).toMatchObject({ facets: ['=s:children'] });
    expect(at('figlio non va a scuola')).toBeNull();
    expect(at('figlio non va a scuola', 1)).toMatchObject({ length: 4, facets: ['=t:parenting'] });
  });

  test('is known in singular and plural, and a short word of another gender is another word', () => {
    expect(at('bollette')).toMatchObject({ facets: ['=t:bills'] });
    expect(at('posto')).toBeNull();
  });

  test('that says nothing is known all the same, to be passed over', () => {
    expect(at('vicino a me')).toMatchObject({ length: 3, facets: [], also: [] });
  });

  test('of one word begins with that: silent ones before it may begin another', () => {
    expect(at('e per strada')).toBeNull();
    expect(at('e per strada', 1)).toMatchObject({ facets: ['=t:shelter'] });
  });

  test('is told by its beginning while someone types', () => {
    expect(thesaurus.beginning('dormi')).toMatchObject({ facets: ['=t:shelter'] });
    expect(thesaurus.beginning('zzzz')).toBeNull();
  });
});

test.each([
  ['libro', 'libri', true],
  ['amica', 'amiche', true],
  ['farmacia', 'farmacie', true],
  ['licenziato', 'licenziata', true],
  ['compagno', 'compagnia', false],
  ['posto', 'posta', false],
  ['casa', 'cassa', false],
])('%s and %s are one word: %s', (a, b, same) => {
  expect(alike(a, b)).toBe(same);
  expect(alike(b, a)).toBe(same);
});

test('words that the stemmer takes apart are asked in both numbers', () => {
  expect(numbersOf('infermiere')).toContain('infermieri');
  expect(numbersOf('popolari')).toContain('popolare');
  expect(numbersOf('bollette')).toEqual(['bollette']);
});
