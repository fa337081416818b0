import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groups } from '#platform/search/index.ts';
import { shownOf } from './answer.ts';
import { demoTown, keyOf, words } from './town.fixture.ts';

const names: Record<string, string> = {
  k: 'tipo',
  t: 'tema',
  s: 'situazione',
  g: 'fascia',
  l: 'lingua',
  x: 'accesso',
  o: 'accoglienza',
  n: 'quartiere',
  v: 'risorsa',
  y: 'attore',
};
const single = new Set(['tipo', 'fascia', 'quartiere', 'gratis', 'aperto']);
const starts = [
  '',
  words('casa'),
  words('lavoro'),
  words('infermiera'),
  words('patronato'),
  'dove=99010',
  'dove=Le Case Nuove&raggio=500',
  words('bollette', 'dove=Centro'),
  'dove=Pieve Alta',
  words('aiuto', 'dove=San Rocco&raggio=1000'),
  'aperto=ora',
  'giorno=SA&ora=10:00',
];

describe('the filters beside the list', async () => {
  const { ask } = await demoTown();

  /** The filters that could be pressed now, each with the number beside it. */
  async function pressable(query: string): Promise<{ press: string; count: number }[]> {
    const { result } = await ask(query);
    const on = new URLSearchParams(query);
    const offered = Object.entries(result.facets).flatMap(([facet, count]) => {
      if (facet === '=c:free') return [{ name: 'gratis', value: '1', count }];
      const name = names[facet.charAt(1)];
      return name && facet.charAt(2) === ':' ? [{ name, value: facet.slice(3), count }] : [];
    });
    return [...offered, { name: 'aperto', value: 'ora', count: result.open }]
      .filter(
        ({ name, value, count }) => count > 0 && !(single.has(name) ? on.has(name) : on.getAll(name).includes(value)),
      )
      .filter(({ name }) => name !== 'aperto' || !on.has('giorno'))
      .map(({ name, value, count }) => ({ press: `${name}=${value}`, count }));
  }

  test('the number beside a filter is how many results one gets by pressing it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        async (start, presses) => {
          let query = start;
          for (const which of presses) {
            const options = await pressable(query);
            const option = options[which % options.length];
            if (!option) return;
            query = query === '' ? option.press : `${query}&${option.press}`;
            const given = await ask(query);
            expect(given.widened, query).toEqual([]);
            expect(given.total, query).toBe(option.count);
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test('by distance the nearest come first, in every group', async () => {
    for (const query of [
      'dove=99010',
      words('casa', 'dove=Centro'),
      'dove=Pieve Alta&raggio=10000',
      'dove=Cascine&tema=health',
    ]) {
      for (let page = 1; page <= 3; page++) {
        const { result } = await ask(`${query}&ordine=distance&pagina=${page}`);
        for (const group of groups) {
          const metres = result.found[group].map((one) => one.metres ?? Number.POSITIVE_INFINITY);
          expect(metres).toEqual([...metres].sort((a, b) => a - b));
        }
      }
    }
  });

  test('by opening who is open comes first, then who opens soonest, last who has no hours', async () => {
    for (const query of ['tipo=service', words('casa'), 'dove=99011', words('infermiera')]) {
      const { result, now } = await ask(`${query}&ordine=opening`);
      for (const group of groups) {
        const when = result.found[group].map((one) =>
          one.open_until ? 0 : one.next_open ? Date.parse(one.next_open) - now.getTime() : Number.POSITIVE_INFINITY,
        );
        expect(when, query).toEqual([...when].sort((a, b) => a - b));
      }
    }
  });

  test('turning the pages shows each result once, and all of them', async () => {
    for (const query of [
      '',
      'dove=99010',
      'dove=Le Case Nuove&raggio=500',
      words('casa'),
      'ordine=opening',
      'dove=Centro&ordine=distance',
    ]) {
      const first = await ask(query);
      for (const group of groups) {
        const seen: string[] = [];
        for (let page = 1; page <= Math.ceil(first.result.totals[group].count / 20); page++) {
          seen.push(...(await ask(`${query}&pagina=${page}`)).result.found[group].map(keyOf));
        }
        expect(new Set(seen).size, `${query} ${group}`).toBe(seen.length);
        expect(seen.length, `${query} ${group}`).toBe(first.result.totals[group].count);
      }
    }
  });

  test('a page beyond the last is the last', async () => {
    const beyond = await ask(words('bollette', 'pagina=40'));
    expect(beyond.asked.pagina).toBe(1);
    expect(shownOf(beyond).flatMap(({ entries }) => entries).length).toBeGreaterThan(0);
  });
});
