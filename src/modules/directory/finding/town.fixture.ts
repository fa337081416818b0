import { pino } from 'pino';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { type TestTown, testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { readConfig } from '#platform/config/index.ts';
import type { Found, Group } from '#platform/search/index.ts';
import { calendarOf, keepVocabularies, loadDemoTown, reindexAll } from '../index.ts';
import { type Answer, answer, shownOf } from './answer.ts';
import { readAsked } from './asked.ts';

/** Monday 23 November 2026, half past ten in Rome. */
export const monday = new Date('2026-11-23T09:30:00Z');

/** Borgovivo, the invented town, in a database of its own, found as it is at `now`. Await it at the top of a `describe`. */
export async function demoTown(now = monday) {
  const town = await testTown({
    name: `borgovivo_${now.getTime()}`,
    load: async ({ db, commons }) => {
      await db.transaction().execute(async (tx) => {
        await keepVocabularies(tx);
        await loadItaly(tx);
        await loadDemoTown(tx, now);
      });
      await reindexAll(db, calendarOf(commons), now);
    },
  });
  const { db } = town;
  const calendar = calendarOf(town.commons);
  /** What the query of an address gives, such as 'q=spid&dove=99010'. */
  const ask = (query: string, at = now): Promise<Answer> =>
    answer(db, readAsked(new URL(`http://borgovivo.test/cerca?${query}`)), '999001', at);
  return { ...town, calendar, ask, now };
}

/** The query of an address for these words. */
export const words = (text: string, rest = ''): string => `q=${encodeURIComponent(text)}${rest ? `&${rest}` : ''}`;

/** All results shown, in the order of the page. */
export const shown = (given: Answer): Found[] => shownOf(given).flatMap(({ entries }) => entries);

export const titlesOf = (given: Answer, group?: Group): string[] =>
  (group ? given.result.found[group] : shown(given)).map((one) => one.title);

/** Which of two is one: a service and its place may have the same name. */
export const keyOf = (found: Pick<Found, 'kind' | 'id'>): string => `${found.kind}/${found.id}`;

/** The doors of a town as anyone finds them, at `now`. */
export function doorsOf({ installation, url, now }: Pick<TestTown, 'installation' | 'url'> & { now: Date }) {
  const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
  const house = buildHouse({ config, installation, log: pino({ level: 'silent' }), perMinute: 0, clock: () => now });
  return async (path: string) => {
    const response = await house.request(path, { headers: { host: 'borgovivo.test' } });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, body: await response.text() };
  };
}
