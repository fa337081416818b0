import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sharedFolder } from '#platform/config/index.ts';
import labelled from './duplicates.labelled.json' with { type: 'json' };
import { similarity, THRESHOLD } from './similarity.ts';

const Pair = z.object({
  same: z.boolean(),
  half: z.enum(['tuning', 'held-out']),
  municipality: z.string(),
  a: z.string(),
  b: z.string(),
});
const pairs = z.array(Pair).parse(labelled.pairs);

function measure(some: z.infer<typeof Pair>[]) {
  const flagged = some.filter(({ a, b, municipality }) => similarity(a, b, municipality) >= THRESHOLD);
  const right = flagged.filter(({ same }) => same).length;
  return { precision: right / flagged.length, recall: right / some.filter(({ same }) => same).length };
}

describe('two names of one body', () => {
  test.each([
    ['Chiari', 'AVIS CHIARI', 'Associazione Volontari Italiani del Sangue - Chiari'],
    ['Brescia', 'IL CALABRONE COOPERATIVA SOCIALE ETS', 'Coop. soc. Il Calabrone'],
    ['Brescia', 'ADOS BRESCIA ASSOCIAZIONE DONNE OPERATE AL SENO DI BRESCIA', 'A.D.O.S. Brescia'],
    ['Corte Franca', 'ASSOCIAZIONE SPORTIVA DILETTAN TISTICA BRIXIA SMILE', 'Brixia Smile ASD'],
  ])('%s: %s is %s', (town, a, b) => expect(similarity(a, b, town)).toBeGreaterThanOrEqual(THRESHOLD));

  test.each([
    ['Marcaria', 'AVIS EQUIPARATA COMUNALE DI CAMPITELLO', 'AVIS EQUIPARATA COMUNALE DI CANICOSSA'],
    ['Brescia', 'CROCE BIANCA DI BRESCIA', 'CROCE BLU - PUBBLICA ASSISTENZA'],
    ['Vobarno', 'AMICI DELLA FONDAZIONE I.R. FALCK', 'FONDAZIONE I. R. FALCK ONLUS'],
    ['Guidizzolo', 'Comune di Guidizzolo', 'A.S.D. GUIDIZZOLO'],
    ['Mantova', 'POLISPORTIVA S.PIO X', "ASSOCIAZIONE PER L'ORATORIO DI SAN PIO X"],
  ])('%s: %s is not %s', (town, a, b) => expect(similarity(a, b, town)).toBeLessThan(THRESHOLD));

  test('it does not matter which comes first, and it stays between 0 and 1', () => {
    const name = fc.array(fc.constantFrom('AVIS', 'Casa', 'del', 'Sole', 'S.', 'Rocco', 'A.P.S.', 'ODV', '1911', 'é'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(name, name, (one, two) => {
        const [a, b] = [one.join(' '), two.join(' ')];
        expect(similarity(a, b)).toBeCloseTo(similarity(b, a), 10);
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('measured on pairs of real names', () => {
  test('there are at least 40 pairs of each kind in each half', () => {
    for (const half of ['tuning', 'held-out'])
      for (const same of [true, false])
        expect(pairs.filter((pair) => pair.half === half && pair.same === same).length).toBeGreaterThanOrEqual(40);
  });

  test.each(['tuning', 'held-out'])('%s: 95 of 100 that it shows are right, and it shows 9 of 10', (half) => {
    const { precision, recall } = measure(pairs.filter((pair) => pair.half === half));
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });
});

const Row = z.object({ denominazione: z.string(), nome_comune: z.string() });
const files = ['BS', 'MN'].map((province) => join(sharedFolder(), `data/organizations/5x1000_2022_${province}.csv`));

test.skipIf(!files.every(existsSync))(
  'among the 2,179 bodies of two provinces hardly any two are taken for one (needs COMUNANZA_SHARED)',
  () => {
    const rows = files.flatMap((file) => z.array(Row).parse(parse(readFileSync(file), { columns: true })));
    const named = rows.filter((row) => row.denominazione !== row.nome_comune && row.nome_comune !== 'BRESCIA');
    const towns = Map.groupBy(named, (row) => row.nome_comune);
    const flagged = [...towns].flatMap(([town, bodies]) =>
      bodies.flatMap((one, at) =>
        bodies.slice(at + 1).filter((two) => similarity(one.denominazione, two.denominazione, town) >= THRESHOLD),
      ),
    );
    expect(flagged.length).toBeLessThanOrEqual(15);
  },
);
