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
import { type Actor, nobody, type Role } from '#platform/identity/index.ts';
import { demoTown, monday } from '../town.fixture.ts';
import { codeOf, hashOf } from './codes.ts';
import type { HandoffAct, HandoffState, HandoffWay, Party } from './rules.ts';
import { Said } from './schema.ts';
import { sealOffice } from './sealed.ts';

/** Two points of the demo town, everyone who has a part in a hand-off, and the house with a clock that can be set. */
export async function aDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'handoffs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { db, url, installation, commons } = await demoTown();
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: folder, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
  const vault = await makeVaults(config)(commons);
  const [here, elsewhere] = await db.selectFrom('point').select(['id', 'name']).orderBy('name').limit(2).execute();
  const receiver = await db.selectFrom('organization').select('id').orderBy('name').limit(1).executeTakeFirst();
  if (!here || !elsewhere || !receiver) throw new Error('the demo town has no two points');
  const people = await db
    .insertInto('person')
    .values(
      ['Giuseppe Ferrari', 'Marta Conti', 'Lia Riva'].map((name) => ({
        name,
        email: `${name.slice(0, 3).toLowerCase()}@borgovivo.example`,
      })),
    )
    .returning(['id', 'name', 'email'])
    .execute();
  const [giuseppe, marta, lia] = people;
  if (!giuseppe || !marta || !lia) throw new Error('nobody is there');
  const as = (person: Actor['person'], role: Role): Actor => ({ person, roles: [role], assurance: 'second_factor' });
  const actors = {
    volunteer: as(giuseppe, { role: 'desk_volunteer', scope: 'point', scope_id: here.id }),
    coordinator: as(marta, { role: 'desk_coordinator', scope: 'point', scope_id: here.id }),
    receiver: as(lia, { role: 'lead_editor', scope: 'organization', scope_id: receiver.id }),
    stranger: as(lia, { role: 'desk_coordinator', scope: 'point', scope_id: elsewhere.id }),
  };
  const at = { now: monday, actor: nobody };
  const house = buildHouse({
    config,
    installation,
    identities: { of: makeIdentities(installation, config).of, actorOf: async () => at.actor },
    log: pino({ level: 'silent' }),
    perMinute: 0,
    clock: () => at.now,
  });
  const headers = { host: 'borgovivo.test', origin: 'http://borgovivo.test' };

  /** A hand-off that stands there, with one thing that has happened to it. */
  const aHandoff = async (
    state: HandoffState,
    way: HandoffWay = 'call',
    more: { tries?: number; point?: string } = {},
  ) => {
    const id = randomUUID();
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('handoff')
        .values({
          id,
          point_id: more.point ?? here.id,
          way,
          receiver_id: way === 'inbox' ? receiver.id : null,
          office: sealOffice(vault, id, 'segreteria del patronato'),
          code_hash: hashOf(vault, codeOf(vault, id)),
          news_on: '2026-11-23',
          opened_at: monday,
        })
        .execute();
      if (state === 'draft') return;
      const event = {
        id: randomUUID(),
        handoff_id: id,
        number: 1,
        act: 'agree',
        from_state: 'draft',
        to_state: state,
      } as const;
      await tx
        .insertInto('handoff_event')
        .values({ ...event, party: 'volunteer', recorded_at: monday, day: '2026-11-23', channel: 'telephone' })
        .execute();
      await tx
        .updateTable('handoff')
        .set({
          state,
          last_event: 1,
          tries: more.tries ?? 0,
          verdict: state === 'verified' ? 'no' : null,
          expected_on: state === 'waiting' ? '2026-12-10' : null,
          appointment_on: state === 'appointment' ? '2026-11-26' : null,
          ended_at: state === 'closed' || state === 'in_error' ? monday : null,
        })
        .where('id', '=', id)
        .execute();
    });
    return id;
  };

  const desk = `/sportello/${here.id}`;
  const row = (id: string) => db.selectFrom('handoff').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const post = async (path: string, fields: Record<string, string>) =>
    house.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  /** Presses a button of the page of that hand-off, as it stands. */
  const press = async (id: string, act: string, more: Record<string, string> = {}) => {
    const seen = String((await row(id)).last_event ?? 0);
    return post(`${desk}/invii/${id}`, { id: randomUUID(), act, seen, ...more });
  };

  return {
    db,
    vault,
    desk,
    press,
    here,
    elsewhere,
    actors,
    at,
    aHandoff,
    get: async (path: string) => house.request(path, { headers }),
    post,
    row,
    eventsOf: (id: string) =>
      db.selectFrom('handoff_event').selectAll().where('handoff_id', '=', id).orderBy('number').execute(),
  };
}

/** An act with all that it could need to be said. */
export const saying = (act: HandoffAct, more: Partial<Said> = {}): Said => ({
  ...Said.parse({ id: randomUUID(), act, seen: 1 }),
  reason: 'full',
  words: 'due parole',
  expected_on: '2026-12-10',
  appointment_on: '2026-11-26',
  verdict: 'yes',
  next_step: 'told',
  ...more,
});

export const withAccount = ['volunteer', 'coordinator', 'receiver'] as const satisfies readonly Party[];

/** A call with which they said yes, for Thursday. */
export const agreed = (more: Record<string, string> = {}) => ({
  id: randomUUID(),
  office: 'Segreteria del patronato',
  answer: 'agree',
  appointment_on: '2026-11-26',
  appointment_time: '10:30',
  place: 'Via Cairoli 8',
  bring: 'La carta d’identità',
  escort: 'volunteer',
  means: 'on_foot',
  ...more,
});
