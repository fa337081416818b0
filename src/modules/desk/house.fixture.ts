import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { type Identities, makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { grantRole, openAccount } from '#modules/people/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { type Actor, nobody, operator, type Role, type RoleName } from '#platform/identity/index.ts';
import { demoTown, monday } from './town.fixture.ts';

/** The whole house over Borgovivo, with the clock in one's hand and whoever one likes at the door. */
export async function deskHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const town = await demoTown();
  const { db, url, installation } = town;
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: folder, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
  const point = async (name: string) =>
    db.selectFrom('point').select(['id', 'name']).where('name', '=', name).executeTakeFirstOrThrow();
  const state: { now: Date; actor: Actor } = { now: monday, actor: nobody };
  const seated = new Map<string, Actor>();
  const identities: Identities = {
    of: makeIdentities(installation, config).of,
    actorOf: async (_commons, _db, headers) => seated.get(headers.get('x-seat') ?? '') ?? state.actor,
  };
  const house = buildHouse({
    config,
    installation,
    identities,
    log: pino({ level: 'silent' }),
    perMinute: 0,
    clock: () => state.now,
  });
  const headers = { host: 'borgovivo.test', origin: 'http://borgovivo.test' };
  return {
    ...town,
    config,
    here: await point('Punto Comunità Centro'),
    elsewhere: await point('Casa del Quartiere'),
    state,
    get: async (path: string) => house.request(path, { headers }),
    post: async (path: string, fields: [string, string][] = [], as?: Actor) => {
      // Two who press at the same moment each stay who they are.
      const seat = as?.person?.id ?? '';
      if (as) seated.set(seat, as);
      return house.request(path, {
        method: 'POST',
        headers: { ...headers, 'x-seat': seat },
        body: new URLSearchParams(fields),
      });
    },
    /** Someone with one role, at that point or in the whole commons. */
    someone: async (
      name: string,
      role: RoleName,
      scope_id: string | null,
    ): Promise<Actor & { person: { id: string } }> => {
      const roles: Role[] = [{ role, scope: scope_id === null ? 'commons' : 'point', scope_id }];
      const email = `${randomUUID()}@borgovivo.example`;
      const id = await openAccount(db, { name, email });
      for (const role of roles) await grantRole(db, operator, id, { ...role, ends_at: null });
      return { person: { id, name, email }, roles, assurance: 'second_factor' };
    },
  };
}
