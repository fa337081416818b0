import { pino } from 'pino';
import { makeIdentities } from '#app/identities.ts';
import { listenersOf } from '#app/jobs.ts';
import { say } from '#app/messages.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { readConfig } from '#platform/config/index.ts';
import { putRows } from '#platform/database/index.ts';
import { type Actor, nobody } from '#platform/identity/index.ts';
import { tellDue } from '#platform/jobs/index.ts';
import { sha256Head } from '../../../../islands/proof/sha256.ts';
import { calendarOf, reindexAll } from '../../indexing/index.ts';
import { PROOF_BITS } from '../proof.ts';

const at = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
export const [ROSA, GROUP, DESK, MARTA, MAX] = [at(1), at(2), at(3), at(4), at(5)];
const person = (id: string, name: string) => ({ id, name, email: `${name.toLowerCase()}@borgovivo.example` });

/** Keeps the entries of the group. */
export const rosa: Actor = {
  person: person(ROSA, 'Rosa'),
  roles: [{ role: 'editor', scope: 'organization', scope_id: GROUP }],
  assurance: 'second_factor',
};
/** Coordinates the commons. */
export const marta: Actor = {
  person: person(MARTA, 'Marta'),
  roles: [{ role: 'commons_coordinator', scope: 'commons', scope_id: null }],
  assurance: 'second_factor',
};
/** Keeps another's. */
export const max: Actor = {
  person: person(MAX, 'Max'),
  roles: [{ role: 'editor', scope: 'organization', scope_id: at(9) }],
  assurance: 'second_factor',
};

const minute = 60_000;

/** A town with one desk, whose group Rosa keeps; who is asking, from where and when, is said by the test. */
export async function correctionsTown() {
  const { db, installation, url, commons } = await testTown();
  const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent', TRUST_PROXY: '1' });
  const visit = { actor: nobody, now: new Date('2026-11-22T10:00:00Z'), from: '192.0.2.1' };
  const identities = { of: makeIdentities(installation, config).of, actorOf: async () => visit.actor };
  const clock = () => visit.now;
  const house = buildHouse({ config, installation, identities, clock, log: pino({ level: 'silent' }), perMinute: 0 });
  await putRows(
    db,
    'person',
    [rosa, marta, max].flatMap(({ person }) => person ?? []),
  );
  await putRows(db, 'organization', [
    { id: GROUP, name: 'Gruppo Ponte', description: 'Vicini.' },
    { id: at(9), name: 'Altri', description: '' },
  ]);
  for (const { person, roles } of [rosa, marta, max])
    for (const role of roles)
      await db
        .insertInto('role_grant')
        .values({ person_id: person?.id ?? '', ...role, granted_by: null, ends_at: null })
        .execute();

  const headers = () => ({ host: 'borgovivo.test', origin: 'http://borgovivo.test', 'x-forwarded-for': visit.from });
  const get = async (path: string) => {
    const answer = await house.request(path, { headers: headers() });
    return { status: answer.status, html: await answer.text() };
  };
  const post = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const answer = await house.request(path, { method: 'POST', headers: headers(), body });
    return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') ?? '' };
  };
  const wait = (milliseconds: number) => {
    visit.now = new Date(visit.now.getTime() + milliseconds);
  };

  /** Opens a form, writes for half a minute with script running, and sends it. */
  const send = async (path: string, fields: Record<string, string>) => {
    const { html } = await get(path);
    const modulo = hidden(html, 'modulo');
    wait(minute / 2);
    return post(path.replace(/\?.*/, ''), { ...fields, modulo, prova: workedOut(modulo) });
  };
  const correct = (fact: string, giusto: string, more: Record<string, string> = {}) => {
    const where = { voce: `service:${DESK}`, campo: fact };
    return send(`/correzioni/nuova?${new URLSearchParams(where)}`, { ...where, giusto, ...more });
  };

  return {
    db,
    visit,
    get,
    post,
    send,
    correct,
    wait,
    /** The desk as it was at the beginning, and nobody has said anything. */
    async asNew() {
      for (const table of [
        'later',
        'mail',
        'correction',
        'correction_notice',
        'metadata',
        'phone',
        'service',
        'search_entry',
      ] as const)
        await db.deleteFrom(table).execute();
      await putRows(db, 'service', [
        {
          id: DESK,
          name: 'Sportello casa',
          status: 'active',
          organization_id: GROUP,
          description: 'Aiuto con le bollette.',
        },
      ]);
      await putRows(db, 'phone', [{ id: DESK, service_id: DESK, number: '0139 555 100' }]);
      await reindexAll(db, calendarOf(commons), visit.now);
      visit.actor = nobody;
    },
    as(actor: Actor) {
      visit.actor = actor;
    },
    /** What was queued is told, as if everything were due. */
    async letters(): Promise<{ address: string; subject: string; body: string }[]> {
      await db
        .updateTable('later')
        .set({ due_at: new Date(0) })
        .where('name', '!=', 'mail.deliver')
        .execute();
      const listeners = { ...listenersOf(null, { origin: config.origin, say }), 'mail.deliver': async () => {} };
      await tellDue({ commons, db, now: visit.now }, listeners, (error) => {
        throw error;
      });
      const mails = await db
        .selectFrom('mail')
        .select(['address', 'subject', 'body'])
        .orderBy('queued_at')
        .orderBy('address')
        .execute();
      return mails.map(({ address, subject, body }) => ({ address, subject: subject ?? '', body: body ?? '' }));
    },
  };
}

/** The value of a hidden field. */
export const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** What the island in the browser finds. */
export function workedOut(modulo: string): string {
  for (let number = 0; ; number += 1)
    if (sha256Head(`${modulo}.${number}`) >>> (32 - PROOF_BITS) === 0) return String(number);
}
