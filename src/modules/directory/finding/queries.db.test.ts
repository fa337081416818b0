import { describe, expect, test } from 'vitest';
import { groups } from '#platform/search/index.ts';
import { synonyms } from '../vocabularies/index.ts';
import { placed } from './queries.places.table.ts';
import { nowhereFound, silences, slips, typing } from './queries.spelling.table.ts';
import { everyday, inNeed, otherLanguages, type Query, sentences } from './queries.table.ts';
import { demoTown, shown, titlesOf, words } from './town.fixture.ts';

describe('what people ask in Borgovivo', async () => {
  const { ask } = await demoTown();

  async function holds(query: Query) {
    const given = await ask(words(query.say, query.rest));
    const titles = titlesOf(given, query.group);
    if (query.first) expect(titles[0]).toBe(query.first);
    for (const title of query.among ?? []) expect(titles.slice(0, 3)).toContain(title);
    for (const title of query.absent ?? []) expect(titles).not.toContain(title);
    for (const [higher, lower] of query.above ?? []) {
      expect(titles).toContain(higher);
      if (titles.includes(lower)) expect(titles.indexOf(higher)).toBeLessThan(titles.indexOf(lower));
    }
    if (query.total !== undefined) expect(given.total).toBe(query.total);
    expect(given.widened).toEqual(query.widened ?? []);
  }

  const named = (queries: readonly Query[]) =>
    queries.map((one): [string, Query] => [`${one.say.slice(0, 60)} ${one.rest ?? ''}`, one]);

  test.each(named(everyday))('in everyday words: %s', async (_, query) => holds(query));
  test.each(named(sentences))('in a sentence: %s', async (_, query) => holds(query));
  test.each(named(inNeed))('in need: %s', async (_, query) => holds(query));
  test.each(named(otherLanguages))('in other languages: %s', async (_, query) => holds(query));
  test.each(named(slips))('mistyped: %s', async (_, query) => holds(query));
  test.each(named(typing))('while typing: %s', async (_, query) => holds(query));
  test.each(named(placed))('with place and filters: %s', async (_, query) => holds(query));
  test.each(named(nowhereFound))('not there: %s', async (_, query) => holds(query));

  test('of all that people say for a topic, nearly everything leads first to what is about it', async () => {
    const { facets } = (await ask('')).result;
    const missed: string[] = [];
    // One expression in three: all of them take long, and say the same.
    const said = synonyms().flatMap(({ say, topics }) => say.map((expression) => ({ expression, topics })));
    const tried = said
      .filter((_, at) => at % 3 === 0)
      .filter(({ topics }) => topics.some((topic) => facets[`=t:${topic}`]));
    for (const { expression, topics } of tried) {
      const given = await ask(words(expression));
      const [first] = shown(given);
      // Some are names of something else besides: who writes 'Casa del Quartiere' wants that.
      if (given.widened.length > 0 || !topics.some((topic) => first?.facets.includes(`=t:${topic}`)))
        missed.push(expression);
    }
    expect(tried.length).toBeGreaterThan(450);
    expect(missed.length / tried.length, missed.join(', ')).toBeLessThan(0.025);
  });

  test('words that say nothing show the whole town', async () => {
    const everything = (await ask('')).total;
    for (const say of silences) expect((await ask(words(say))).total, say).toBe(everything);
  });

  test('there are enough of them to mean something', () => {
    expect(everyday.length + inNeed.length + slips.length + typing.length).toBeGreaterThanOrEqual(80);
    expect(otherLanguages.length).toBeGreaterThanOrEqual(12);
    expect(placed.length).toBeGreaterThanOrEqual(12);
  });

  test('nothing beyond the radius is called near, and nobody is in two groups', async () => {
    for (const query of placed) {
      const given = await ask(words(query.say, query.rest));
      for (const one of given.result.found.near) expect(one.metres).toBeLessThanOrEqual(given.where.radius);
      for (const one of given.result.found.municipality) expect([one.metres, one.lat]).toEqual([null, null]);
      const all = shown(given).map((one) => `${one.kind}/${one.id}`);
      expect(new Set(all).size, query.say).toBe(all.length);
      const without = groups.filter((group) => group !== 'everywhere');
      if (given.where.place) for (const group of without) expect(given.result.totals[group]).toBeDefined();
    }
  });
});
