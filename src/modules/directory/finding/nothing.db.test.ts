import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { say } from '#app/messages.ts';
import type { Answer } from './answer.ts';
import { type Filter, filtersOf } from './asked.ts';
import { nowhereFound } from './queries.spelling.table.ts';
import { inNeed } from './queries.table.ts';
import { asWritten } from './thesaurus.ts';
import { demoTown, doorsOf, shown, words } from './town.fixture.ts';

const letters: Partial<Record<Filter['name'], string>> = {
  tipo: 'k',
  tema: 't',
  situazione: 's',
  fascia: 'g',
  lingua: 'l',
  accesso: 'x',
  accoglienza: 'o',
  quartiere: 'n',
};
const narrow = [
  ...nowhereFound.map((one) => words(one.say, one.rest)),
  words('bollette', 'dove=Pieve Alta&raggio=500&tipo=asset'),
  words('canile', 'dove=Centro&raggio=500&gratis=1&lingua=zh'),
  words('corso di italiano cucina', 'dove=Cascine&raggio=500'),
  'tema=gambling&dove=Milano',
  'lingua=zh&tipo=place&dove=99010',
];

describe('what is not there', async () => {
  const town = await demoTown();
  const { ask, db } = town;
  const get = doorsOf(town);

  /** That all that was asked and is not said to be loosened holds for every result. */
  function isTrue(given: Answer, query: string) {
    const { asked, widened, where, question } = given;
    const loose = new Set(widened);
    for (const found of shown(given)) {
      if (!loose.has('filters')) {
        for (const { name, value } of filtersOf(asked)) {
          if (letters[name]) expect(found.facets, `${query} ${found.title}`).toContain(`=${letters[name]}:${value}`);
        }
      }
      const urgent = question.units.some((unit) => unit.urgent);
      if (loose.has('any') || urgent) continue;
      for (const [at, unit] of question.units.entries()) {
        if (!unit.faint) expect(found.answered[at]?.how, `${query} ${found.title}`).not.toBe('no');
      }
    }
    if (!loose.has('radius'))
      for (const one of given.result.found.near) expect(one.metres).toBeLessThanOrEqual(where.radius);
    if (where.place && !loose.has('place')) expect(given.result.found.everywhere).toEqual([]);
  }

  test('whatever is asked, it is said what was loosened, and all the rest holds', async () => {
    const some = <V>(...values: V[]) => fc.constantFrom(...values);
    const arbitrary = fc.record({
      q: some(
        '',
        'bollette',
        'corso di cucina cinese',
        'nido gratis',
        'moschea',
        'lavoro disabili',
        'trapano',
        'ho paura',
      ),
      dove: some('', '', '99010', 'Cascine', 'Pieve Alta', 'Milano', 'Qwertyville'),
      raggio: some('', '500', '2000'),
      tipo: some('', '', 'procedure', 'asset', 'organization'),
      tema: some('', '', 'home', 'gambling', 'pets'),
      lingua: some('', '', 'zh', 'tl'),
      fascia: some('', '', '0-2', '65'),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async (asked) => {
        const query = new URLSearchParams(asked).toString();
        const given = await ask(query);
        isTrue(given, query);
        // Only words that nothing answers to leave an empty page: a place or a filter alone always leads on.
        if (given.question.empty) expect(given.total, query).toBeGreaterThan(0);
      }),
      { numRuns: 80 },
    );
  });

  test.each(narrow)('%s: the page says what was loosened, what was tried, and whom to ask', async (query) => {
    const given = await ask(query);
    isTrue(given, query);
    const { body } = await get(`/cerca?${query}`);
    expect(body).toContain('/punti/');
    expect(body).toContain('Punto Comunità Centro');
    for (const step of given.widened) expect(body).toContain(escaped(say.it(`directory.widened.${step}`)));
    if (given.total === 0) expect(body).toContain(escaped(say.it('directory.nothing.title')));
    for (const unit of given.question.units.slice(0, 1)) {
      for (const also of unit.also.slice(0, 3)) expect(body).toContain(asWritten(also));
    }
  });

  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;');

  const gaps = async () =>
    (
      await sql<{ month: string; topics: string[]; filters: string[]; neighbourhood_id: string | null; times: number }>`
      select to_char(month, 'YYYY-MM-DD') as month, topics, filters, neighbourhood_id, times from search_gap`.execute(
        db,
      )
    ).rows;

  test('the log of gaps keeps topics, filters, neighbourhood and month, and adds up whoever asks at once', async () => {
    await sql`delete from search_gap`.execute(db);
    const query = words('imam per la preghiera', 'dove=Le Case Nuove&lingua=ar');
    await Promise.all(Array.from({ length: 30 }, () => ask(query)));
    const [only, ...others] = await gaps();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ month: '2026-11-01', topics: ['=t:faith'], filters: ['lingua=ar'], times: 30 });
    expect(only?.neighbourhood_id).toBe((await ask(query)).where.place?.neighbourhood_id);
  });

  test('the month is that of the clock in Rome', async () => {
    await sql`delete from search_gap`.execute(db);
    await ask(words('moschea'), new Date('2026-11-30T23:30:00Z'));
    expect((await gaps()).map((row) => row.month)).toEqual(['2026-12-01']);
  });

  test('of what people wrote it keeps nothing', async () => {
    await sql`delete from search_gap`.execute(db);
    const written = [
      ...inNeed.map((one) => one.say),
      'mi chiamo Rosa Bianchi',
      'ho la sclerosi multipla',
      'via Verdi 3 scala B',
    ];
    for (const text of written) {
      for (const rest of ['', 'tipo=asset&lingua=zh', 'tema=rosa-bianchi&accesso=mio-marito&dove=Milano'])
        await ask(words(text, rest));
    }
    const kept = JSON.stringify(await gaps());
    expect(kept).toContain('=t:violence');
    for (const word of written
      .join(' ')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((one) => one.length >= 4)) {
      // 'violence' is the topic that was recognised, and not a word of hers.
      if (word !== 'violence') expect(kept.toLowerCase()).not.toContain(word.toLowerCase());
    }
  });
});
