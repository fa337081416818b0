import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { loadItaly, loadMunicipalityPoints } from '#modules/places/index.ts';
import { sharedFolder } from '#platform/config/index.ts';
import { groups } from '#platform/search/index.ts';
import { shippedMappings } from '../import/mapping/shipped.ts';
import { calendarOf, importTable, isRefused, keepVocabularies, readTable } from '../index.ts';
import { answer } from './answer.ts';
import { readAsked } from './asked.ts';
import { monday as now, shown, titlesOf, words } from './town.fixture.ts';

const data = join(sharedFolder(), 'data');
const points = join(data, 'geo/municipality_points.csv');
const BRESCIA = '017029';

describe.skipIf(!existsSync(points))(
  'bodies of Brescia and Mantova, and family clinics of Italy (needs COMUNANZA_SHARED)',
  async () => {
    const { db, commons } = await testTown();
    const [bodies, clinics] = shippedMappings();
    if (!bodies || !clinics) throw new Error('no mappings');

    async function take(file: string, mapping: typeof bodies) {
      const bytes = readFileSync(join(data, file));
      const table = await readTable(bytes);
      if (isRefused(table) || !mapping) throw new Error(`${file} cannot be read`);
      const job = { db, calendar: calendarOf(commons), person: null, bytes, fileName: file, table, mapping, now };
      const report = await importTable(job);
      if (isRefused(report)) throw new Error(`${file} was refused`);
      return report.counts.created;
    }

    // Read once, and only where the files are.
    const created = !existsSync(points)
      ? []
      : await (async () => {
          await db.transaction().execute(keepVocabularies);
          await db.transaction().execute(loadItaly);
          await db.transaction().execute((tx) => loadMunicipalityPoints(tx, readFileSync(points)));
          return [
            await take('organizations/5x1000_2022_BS.csv', bodies),
            await take('organizations/5x1000_2022_MN.csv', bodies),
            await take('services/consultori.csv', clinics),
          ];
        })();

    const ask = (query: string) => answer(db, readAsked(new URL(`http://brescia.test/cerca?${query}`)), BRESCIA, now);

    test('all of them are there', () => {
      expect(created).toEqual([1598, 581, 927]);
    });

    test.each([
      [words('acli brescia'), 'ACLI Provinciali di Brescia APS'],
      [words('acli bresia'), 'ACLI Provinciali di Brescia APS'],
      [words('avis chiari'), 'AVIS Chiari'],
      [words('AVIS, Chiari'), 'AVIS Chiari'],
      [words('consultorio cagliari'), 'Consultorio Familiare Via Maglias Cagliari'],
      [words('consultrio cagliri'), 'Consultorio Familiare Via Maglias Cagliari'],
      [words('09122'), 'Consultorio Familiare Via Maglias Cagliari'],
      [words('consultorio senorbi'), 'Consultorio di Senorbì'],
      [words('il calabrone'), 'Il Calabrone Cooperativa Sociale ETS'],
      [words('fondazione poliambulanza'), 'Fondazione Poliambulanza'],
      [words('croce bianca brescia'), 'Croce Bianca di Brescia - Associazione per la Pubblica Assistenza'],
      [words('casa di riposo ghedi'), 'Casa di Riposo di Ghedi'],
      [words('alzhaimer', 'dove=Brescia'), 'Alzheimer Ghidini'],
      [words('avis', 'dove=Chiari'), 'AVIS Chiari'],
      [words('consultorio', 'dove=Senorbì'), 'Consultorio di Senorbì'],
      [words('alpini', 'dove=Breno'), 'Associazione Nazionale Alpini - Sezione di Vallecamonica'],
    ])('%s', async (query, first) => {
      const given = await ask(query);
      expect(titlesOf(given)[0]).toBe(first);
      expect(given.widened).toEqual([]);
    });

    test('in Cagliari before in via Cagliari of another town', async () => {
      const towns = shown(await ask(words('consultorio cagliari'))).map((one) => one.municipality_name);
      expect(towns.slice(0, 3)).toEqual(['Cagliari', 'Cagliari', 'Cagliari']);
    });

    test('who would give blood finds the body that has another name in Brescia', async () => {
      const [first] = titlesOf(await ask(words('avis', 'dove=Brescia')));
      expect(first).toMatch(/^Associazione Volontari Italiani del Sangue/);
      expect(titlesOf(await ask(words('donare il sangue')))).toContain('AVIS Chiari');
    });

    test('a word that nobody has leaves the town that was said', async () => {
      const given = await ask(words('scout mantova'));
      expect(given.widened).toEqual(['any']);
      expect(
        shown(given)
          .slice(0, 3)
          .every((one) => one.title.includes('Mantova')),
      ).toBe(true);
    });

    test('what is not in a town is shown from the nearest towns first', async () => {
      const given = await ask(words('croce bianca', 'dove=Desenzano'));
      expect(given.widened).toEqual(['place']);
      expect(shown(given)[0]?.municipality_name).toBe('Montichiari');
    });

    test('who is known only by the municipality has no distance and no pin, and is near to nobody', async () => {
      for (const query of [
        'dove=Chiari',
        'dove=Brescia&raggio=20000',
        words('consultorio', 'dove=09122&raggio=500'),
        'dove=Mantova&ordine=distance',
      ]) {
        const given = await ask(query);
        expect(given.result.found.near, query).toEqual([]);
        expect(given.result.found.municipality.length, query).toBeGreaterThan(0);
        const town = given.where.place?.municipality_code;
        for (const one of given.result.found.municipality) {
          expect([one.metres, one.lat, one.lon]).toEqual([null, null, null]);
          expect(one.facets).toContain(`=m:${town}`);
        }
      }
    });

    test('pages of a long answer lose nobody and repeat nobody', async () => {
      const seen = new Set<string>();
      const { total } = await ask('dove=Brescia');
      for (let page = 1; page <= Math.ceil(total / 20); page++) {
        const given = await ask(`dove=Brescia&pagina=${page}`);
        for (const group of groups) for (const one of given.result.found[group]) seen.add(`${one.kind}/${one.id}`);
      }
      expect(total).toBeGreaterThan(300);
      expect(seen.size).toBe(total);
    });
  },
);
