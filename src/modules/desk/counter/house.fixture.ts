import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { openAccount } from '#modules/people/index.ts';
import { readConfig } from '#platform/config/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { demoTown, monday } from '../town.fixture.ts';

/** Borgovivo's whole house on a Monday morning, with a volunteer at its first point. Await it at the top of a file. */
export async function counterHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { db, url, installation } = await demoTown();
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: folder, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
  const [here, elsewhere] = await db.selectFrom('point').select(['id', 'name']).orderBy('name').limit(2).execute();
  if (!here || !elsewhere) throw new Error('the demo town has no two points');
  const named = { name: 'Giuseppe Ferrari', email: 'giuseppe@borgovivo.example' };
  const person = { ...named, id: await openAccount(db, named) };
  const volunteerAt = (point: string): Actor => ({
    person,
    roles: [{ role: 'desk_volunteer', scope: 'point', scope_id: point }],
    assurance: 'second_factor',
  });
  let actor = volunteerAt(here.id);
  let later = 0;
  const identities = { of: makeIdentities(installation, config).of, actorOf: async () => actor };
  const log = pino({ level: 'silent' });
  const clock = () => new Date(monday.getTime() + later * 3_600_000);
  const house = buildHouse({ config, installation, identities, log, perMinute: 0, clock });
  return {
    db,
    config,
    folder,
    here,
    elsewhere,
    person,
    volunteerAt,
    desk: `/sportello/${here.id}`,
    /** Who asks from now on. */
    is: (other: Actor) => {
      actor = other;
    },
    /** So many hours after that Monday morning. */
    tick: (hours: number) => {
      later = hours;
    },
    /** Opens a page, or sends these fields. */
    ask: async (path: string, fields?: [string, string][], more: Record<string, string> = {}) => {
      const headers = { host: 'borgovivo.test', origin: 'http://borgovivo.test', ...more };
      return house.request(path, fields ? { method: 'POST', headers, body: new URLSearchParams(fields) } : { headers });
    },
  };
}
