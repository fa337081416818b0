import { pino } from 'pino';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { readConfig } from '#platform/config/index.ts';
import { putRows } from '#platform/database/index.ts';
import { type Actor, nobody } from '#platform/identity/index.ts';
import { calendarOf, reindexAll } from '../indexing/index.ts';
import { keepVocabularies } from '../vocabularies/keep.ts';

const at = (n: number) => `00000000-0000-4000-8000-0000000000${n}`;
export const GROUP = at(13);
export const DESK = at(15);
export const HOUSE = at(16);
const GIVEN = at(17);
export const THEIRS = at(18);
export const GUIDE = at(19);

const editorOf = (id: string, name: string): Actor => ({
  person: { id, name, email: `${name.toLowerCase()}@borgovivo.test` },
  roles: [{ role: 'editor', scope: 'organization', scope_id: GROUP }],
  assurance: 'password',
});
export const rosa = editorOf(at(11), 'Rosa');
export const mario = editorOf(at(12), 'Mario');
export const redazione: Actor = { ...rosa, roles: [{ role: 'editor', scope: 'commons', scope_id: null }] };

/**
 * Two organisations; the first gives a desk in a house, and has two editors, Rosa and Mario. The house answers to whoever
 * `as` names.
 */
export async function deskTown() {
  const { db, installation, url, commons } = await testTown();
  const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
  let actor = nobody;
  const identities = { of: makeIdentities(installation, config).of, actorOf: async () => actor };
  const house = buildHouse({ config, installation, identities, log: pino({ level: 'silent' }), perMinute: 0 });
  const host = { host: 'borgovivo.test', origin: 'http://borgovivo.test' };

  /** The same town again, as if nobody had been there. */
  const settle = async () => {
    for (const table of [
      'metadata',
      'draft',
      'attribute',
      'service',
      'asset',
      'location',
      'organization',
      'procedure',
    ] as const)
      await db.deleteFrom(table).execute();
    await db.deleteFrom('person').execute();
    await db.transaction().execute(keepVocabularies);
    await putRows(
      db,
      'person',
      [rosa, mario].flatMap(({ person }) => (person ? [{ ...person }] : [])),
    );
    await putRows(db, 'organization', [
      { id: GROUP, name: 'Gruppo Ponte' },
      { id: at(14), name: 'Altri' },
    ]);
    await putRows(db, 'service', [
      { id: DESK, name: 'Sportello casa', status: 'active', organization_id: GROUP, description: 'Si ascolta.' },
      { id: THEIRS, name: 'Sportello altrui', status: 'active', organization_id: at(14) },
    ]);
    await putRows(db, 'location', [{ id: HOUSE, name: 'Casa', location_type: 'physical', organization_id: GROUP }]);
    await putRows(db, 'service_at_location', [{ id: GIVEN, service_id: DESK, location_id: HOUSE }]);
    await putRows(db, 'schedule', [
      { id: at(21), service_at_location_id: GIVEN, freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '12:00' },
      {
        id: at(22),
        service_at_location_id: GIVEN,
        freq: 'WEEKLY',
        byday: 'WE',
        opens_at: '15:00',
        closes_at: '17:00',
        valid_from: '2026-10-01',
        valid_to: '2027-05-31',
      },
    ]);
    await putRows(db, 'procedure', [{ id: GUIDE, name: 'Fare lo SPID', papers: ['Documento'] }]);
    await reindexAll(db, calendarOf(commons), new Date());
  };

  const as = (who: Actor) => {
    actor = who;
    return {
      get: (path: string) => house.request(path, { headers: host }),
      post: (path: string, fields: Record<string, string> | FormData) =>
        house.request(path, {
          method: 'POST',
          headers: host,
          body: fields instanceof FormData ? fields : new URLSearchParams(fields),
        }),
    };
  };
  return { db, settle, as, door: GIVEN };
}
