import { describe, expect, test } from 'vitest';
import {
  istatArea,
  synonyms,
  taxonomyRows,
  term,
  termId,
  termLabelRows,
  termRows,
  vocabularies,
  vocabulary,
} from './index.ts';

const repeated = (all: string[]): string[] => all.filter((one, at) => all.indexOf(one) !== at);
const topicCodes = new Set(vocabulary('everyday-topics').terms.map((one) => one.code));

describe('the shipped vocabularies', () => {
  test.each(vocabularies().map((one) => [one.code, one] as const))(
    '%s: no code twice, and every parent stands before its children',
    (_code, one) => {
      expect(repeated(one.terms.map((each) => each.code))).toEqual([]);
      const seen = new Set<string>();
      for (const each of one.terms) {
        if (each.parent) expect(seen, `parent of ${each.code}`).toContain(each.parent);
        seen.add(each.code);
      }
    },
  );

  test('every term can be read in Italian and in English', () => {
    const languages = new Map<string, Set<string>>();
    for (const { term_id, lang } of termLabelRows())
      languages.set(term_id, (languages.get(term_id) ?? new Set()).add(lang));
    for (const { id, code } of termRows()) {
      expect(languages.get(id), code).toContain('it');
      expect(languages.get(id), code).toContain('en');
    }
  });

  test('who speaks one of the eight languages most needed finds the main topics in it', () => {
    for (const one of vocabulary('everyday-topics').terms.filter((each) => !each.parent)) {
      expect(Object.keys(one.labels ?? {}).sort(), one.code).toEqual(['ar', 'bn', 'es', 'fr', 'ro', 'sq', 'uk', 'zh']);
    }
  });

  test('every topic and every life situation maps to one of the seven ISTAT areas', () => {
    const areas = vocabulary('istat-areas').terms.map((one) => one.code);
    expect(areas).toHaveLength(7);
    for (const taxonomy of ['everyday-topics', 'life-situations']) {
      for (const one of vocabulary(taxonomy).terms) expect(areas, one.code).toContain(istatArea(taxonomy, one.code));
    }
  });

  test('the official lists have as many terms as their source, and those with an address of their own keep it', () => {
    const size = (code: string) => vocabulary(code).terms.length;
    expect([size('ontopia-themes'), size('ontopia-life-events'), size('ets-activities'), size('actor-kinds')]).toEqual([
      15, 19, 26, 5,
    ]);
    expect(
      vocabulary('ets-activities')
        .terms.map((one) => one.code)
        .join(''),
    ).toBe('abcdefghijklmnopqrstuvwxyz');
    expect(term('ontopia-life-events', '12').uri).toMatch(/^https:\/\/w3id\.org\/italia\/.*\/life-event\/12$/);
  });

  test('the law on the third sector and the municipal sites say where they come from, even after an export', () => {
    for (const row of taxonomyRows()) expect(row.description).toMatch(/Fonte: .+\. Licenza: .+\./);
  });
});

describe('the ids of terms', () => {
  test('are the same on every machine, so that two towns speak of the same thing', () => {
    expect(termId('everyday-topics', 'bills')).toBe('c6c5347e-a3dc-5d27-9228-e8fd62a776a4');
  });

  test('are UUIDs of version 5, and never two alike', () => {
    const ids = [...termRows(), ...taxonomyRows()].map((row) => row.id);
    expect(repeated(ids)).toEqual([]);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('the words people say', () => {
  test('lead only to topics that exist', () => {
    for (const group of synonyms()) for (const code of group.topics) expect(topicCodes, group.say[0]).toContain(code);
  });

  test('are many, and none is said twice', () => {
    const said = synonyms().flatMap((group) => group.say);
    expect(synonyms().length).toBeGreaterThanOrEqual(150);
    expect(said.length).toBeGreaterThanOrEqual(600);
    expect(repeated(said.map((one) => one.toLowerCase()))).toEqual([]);
  });

  test.each([
    ['bollette', 'energy-bills'],
    ['badante', 'care-worker'],
    ['spid', 'identity'],
    ['pacco alimentare', 'food-parcel'],
    ['nonno solo', 'loneliness'],
    ['104', 'disability-benefits'],
    ['avvocato gratis', 'legal-advice'],
    ['food bank', 'food-parcel'],
    ['residence permit', 'stay-permit'],
  ])('"%s" is understood', (said, topic) => {
    expect(synonyms().find((group) => group.say.includes(said))?.topics).toContain(topic);
  });

  test('who is afraid is never led to a programme for who frightens', () => {
    for (const group of synonyms().filter((one) => one.topics.includes('violence'))) {
      expect(group.topics).not.toContain('anger');
    }
    expect(synonyms().find((group) => group.say.includes('ho paura'))?.topics).toEqual(['violence']);
  });

  test('every second-level topic can be reached by something people say', () => {
    const reached = new Set(synonyms().flatMap((group) => group.topics));
    for (const one of vocabulary('everyday-topics').terms) if (one.parent) expect(reached).toContain(one.code);
  });
});
