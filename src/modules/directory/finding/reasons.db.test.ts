import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { say } from '#app/messages.ts';
import { type Found, groups, wordsOf } from '#platform/search/index.ts';
import type { Answer } from './answer.ts';
import { facetLabel } from './labels.ts';
import { placed } from './queries.places.table.ts';
import { nowhereFound, slips, typing } from './queries.spelling.table.ts';
import { everyday, inNeed, otherLanguages, sentences } from './queries.table.ts';
import { reasonsFor } from './saying.ts';
import { demoTown, shown, words } from './town.fixture.ts';

const all = [...everyday, ...sentences, ...inNeed, ...otherLanguages, ...slips, ...typing, ...placed, ...nowhereFound];

describe('why a result is shown', async () => {
  const { ask, db } = await demoTown();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, alternate_name as name from organization where alternate_name is not null
    union all select id, alternate_name from location where alternate_name is not null`.execute(db);
  const otherNames = new Map(rows.map((row) => [row.id, row.name]));

  const each = async (check: (given: Answer, found: Found, keys: string[], query: string) => void) => {
    for (const query of all) {
      const address = words(query.say, query.rest);
      const given = await ask(address);
      for (const group of groups) {
        for (const found of given.result.found[group]) {
          const reasons = reasonsFor(found, group, given, 'it', say.it);
          for (const { bold, text } of reasons) {
            expect(bold, address).not.toBe('');
            expect(text, address).not.toMatch(/⟦|undefined|null/);
          }
          check(
            given,
            found,
            reasons.map((reason) => reason.key),
            address,
          );
        }
      }
    }
  };

  test('there is always a reason when words or a place were asked', async () => {
    await each((given, found, keys, query) => {
      if (given.question.empty && given.where.place === null) return;
      expect(keys.length, `${found.title} for ${query}`).toBeGreaterThan(0);
    });
  });

  test('it answers to a word only where the word is in its title, its other name or its topics', async () => {
    await each((given, found, _, query) => {
      const topics = found.facets.filter((facet) => /^=[tv]:/.test(facet));
      const spoken = wordsOf(
        [
          found.title,
          found.title_en,
          otherNames.get(found.id),
          ...topics.flatMap((topic) => [facetLabel(topic, 'it', say.it), facetLabel(topic, 'en', say.en)]),
        ].join(' '),
      );
      for (const [at, unit] of given.question.units.entries()) {
        if (found.answered[at]?.how !== 'title') continue;
        for (const word of unit.own) {
          const stem = word.slice(0, Math.max(3, word.length - 3));
          expect(
            spoken.some((one) => one.startsWith(stem)),
            `${word} in ${found.title} for ${query}`,
          ).toBe(true);
        }
      }
    });
  });

  test('who is near is inside the circle, who is in the municipality shows no distance, and each group says so', async () => {
    await each((given, found, keys, query) => {
      const group = groups.find((one) => given.result.found[one].includes(found));
      expect(keys.includes('directory.why.near'), query).toBe(group === 'near');
      const reaches = keys.some((key) => key === 'directory.why.serving' || key === 'directory.why.valid');
      expect(reaches, query).toBe(group === 'serving');
      if (group === 'municipality') expect(keys).toContain('directory.why.municipality');
      if (group === 'near') expect(found.metres).toBeLessThanOrEqual(given.where.radius);
    });
  });

  test('no reason is told twice, though two words lead to it', async () => {
    const given = await ask(words('caf 730'));
    const told = shown(given).map((found) =>
      reasonsFor(found, 'everywhere', given, 'it', say.it).map(({ text }) => text),
    );
    expect(told).toContainEqual(['si occupa di ISEE e tasse']);
    for (const texts of told) expect(new Set(texts).size).toBe(texts.length);
  });

  test('what was mistyped is said in the word that was understood', async () => {
    const given = await ask(words('vacino'));
    expect(given.question.units[0]).toMatchObject({ said: 'vaccino', mistyped: 'vacino' });
    const [first] = shown(given);
    if (!first) throw new Error('nothing was found');
    expect(reasonsFor(first, 'everywhere', given, 'it', say.it).map(({ text }) => text)).toEqual([
      'risponde a vaccino',
    ]);
  });
});
