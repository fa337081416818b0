import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { makeVaults } from '#app/vaults.ts';
import { readConfig } from '#platform/config/index.ts';
import { type Actor, nobody } from '#platform/identity/index.ts';
import { demoTown, monday } from '../../town.fixture.ts';

/** Borgovivo with two points, someone who listens at the first, and everything that the program logs. Await it at the top of a file. */
export async function counter() {
  const folder = mkdtempSync(join(tmpdir(), 'reminders-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const town = await demoTown();
  const { db, url, installation, commons } = town;
  const config = {
    ...readConfig({ DATABASE_URL: url, DATA_DIR: folder, COMUNANZA_SECRET: testSecret }),
    trustProxy: 1,
  };
  const [here, elsewhere] = await db.selectFrom('point').select(['id', 'name']).orderBy('name').limit(2).execute();
  if (!here || !elsewhere) throw new Error('the demo town has no two points');
  const person = { id: randomUUID(), name: 'Giuseppe Ferrari', email: 'giuseppe@borgovivo.example' };
  await db.insertInto('person').values(person).execute();
  const listensAt = (point: string): Actor => ({
    person,
    roles: [{ role: 'desk_volunteer', scope: 'point', scope_id: point }],
    assurance: 'second_factor',
  });
  const now = { who: listensAt(here.id), at: monday, address: '198.51.100.1' };
  const logged: string[] = [];
  const house = buildHouse({
    config,
    installation,
    identities: { of: makeIdentities(installation, config).of, actorOf: async () => now.who },
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
    perMinute: 0,
    clock: () => now.at,
  });
  const headers = () => ({
    host: 'borgovivo.test',
    origin: 'http://borgovivo.test',
    'x-forwarded-for': now.address,
  });
  const get = async (path: string) => house.request(path, { headers: headers() });
  const post = async (path: string, fields: Record<string, string> = {}) =>
    house.request(path, { method: 'POST', headers: headers(), body: new URLSearchParams(fields) });
  const base = (point: string) => `/sportello/${point}/promemoria`;
  const list = base(here.id);
  const fields = (more: Record<string, string> = {}): Record<string, string> => ({
    id: randomUUID(),
    notice_lang: 'it',
    agreed: 'on',
    name: 'signora Fatima',
    phone: '333 1234567',
    promise: 'gli orari del patronato',
    due_on: '2026-11-25',
    due_at: '16:30',
    ...more,
  });
  return {
    ...town,
    db,
    folder,
    config,
    house,
    here,
    elsewhere,
    person,
    now,
    logged,
    get,
    post,
    list,
    base,
    fields,
    listensAt,
    vault: () => makeVaults(config)(commons),
    /** Writes one down as whoever is at the counter. */
    write: async (more: Record<string, string> = {}, point = here.id) => {
      const said = fields(more);
      const answer = await post(`${base(point)}/nuovo`, said);
      return { id: said.id ?? '', answer, path: `${base(point)}/${said.id}` };
    },
    rows: () => db.selectFrom('reminder').selectAll().orderBy('made_at').execute(),
    audit: async () => {
      const rows = await db.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
      return rows.map(({ action, entity_id }) => `${action} ${entity_id ?? ''}`.trim());
    },
    asNobody: () => {
      now.who = nobody;
    },
    asListener: (point = here.id) => {
      now.who = listensAt(point);
    },
  };
}
