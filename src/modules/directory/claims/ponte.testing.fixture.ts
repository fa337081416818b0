import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeEach, expect } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { readConfig } from '#platform/config/index.ts';
import { putRows } from '#platform/database/index.ts';
import type { Actor, Role } from '#platform/identity/index.ts';
import { latestMails } from '#platform/mail/index.ts';

export const at = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
export const [BRIDGE, ROSA, MARIO, DAVIDE] = [at(1), at(2), at(3), at(4)];

/** Gruppo Ponte, with an address on file and nobody who looks after it; Rosa, Mario, and Davide who coordinates. */
export async function ponte() {
  const { db, installation, url } = await testTown();
  const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
  const address = 'segreteria@ponte.example';
  const person = (id: string, name: string, ...roles: Role[]): Actor => ({
    person: { id, name, email: `${name.toLowerCase()}@borgovivo.example` },
    roles,
    assurance: 'second_factor',
  });
  const [rosa, mario] = [person(ROSA, 'Rosa'), person(MARIO, 'Mario')];
  const davide = person(DAVIDE, 'Davide', { role: 'commons_coordinator', scope: 'commons', scope_id: null });
  let actor: Actor = rosa;
  const identities = { of: makeIdentities(installation, config).of, actorOf: async () => actor };
  const house = buildHouse({ config, installation, identities, log: pino({ level: 'silent' }), perMinute: 0 });
  const host = { host: 'borgovivo.test', origin: 'http://borgovivo.test' };
  const page = `/organizzazioni/${BRIDGE}/gestisci`;

  beforeEach(async () => {
    for (const table of ['claim', 'claim_letter', 'role_grant', 'mail', 'metadata'] as const)
      await db.deleteFrom(table).execute();
    await sql`delete from organization`.execute(db);
    await sql`delete from person`.execute(db);
    await putRows(
      db,
      'person',
      [rosa, mario, davide].flatMap((one) => (one.person ? [one.person] : [])),
    );
    await putRows(db, 'role_grant', [{ id: at(9), person_id: DAVIDE, role: 'commons_coordinator', scope: 'commons' }]);
    await putRows(db, 'organization', [{ id: BRIDGE, name: 'Gruppo Ponte', email: address }]);
    actor = rosa;
  });

  const get = async (path: string) => (await house.request(path, { headers: host })).text();
  const post = (path: string, fields: Record<string, string> = {}) =>
    house.request(path, {
      method: 'POST',
      headers: { ...host, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  const mailsTo = async (to: string) => (await latestMails(db)).filter((mail) => mail.address === to);
  async function codeSent(): Promise<string> {
    expect((await post(`${page}/codice`, { at: '0' })).status).toBe(303);
    const [mail] = await mailsTo(address);
    return (
      /^(\d{3}) (\d{3})$/m
        .exec(mail?.body ?? '')
        ?.slice(1)
        .join('') ?? 'none'
    );
  }
  const other = (code: string) => (code === '111111' ? '222222' : '111111');
  const editors = async () =>
    (
      await db
        .selectFrom('role_grant')
        .select('person_id')
        .where('role', '=', 'editor')
        .where('scope_id', '=', BRIDGE)
        .execute()
    ).map((one) => one.person_id);
  const lead = async () =>
    (await db.selectFrom('role_grant').select('person_id').where('role', '=', 'lead_editor').executeTakeFirst())
      ?.person_id ?? null;
  const states = async () =>
    (await db.selectFrom('claim').select(['person_id', 'state']).orderBy('asked_at').execute()).map(
      (one) => `${one.person_id === ROSA ? 'Rosa' : 'Mario'} ${one.state}`,
    );
  const rosaKeeps = async () => {
    actor = rosa;
    await post(`${page}/prova`, { code: await codeSent() });
    await db.deleteFrom('mail').execute();
  };

  const as = (one: Actor) => {
    actor = one;
  };
  return {
    db,
    address,
    page,
    rosa,
    mario,
    davide,
    host,
    house,
    get,
    post,
    mailsTo,
    codeSent,
    other,
    editors,
    lead,
    states,
    rosaKeeps,
    as,
  };
}
