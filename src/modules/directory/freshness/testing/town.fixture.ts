import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeEach, expect } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { say } from '#app/messages.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { testTown } from '#app/testing.ts';
import { calendarOf, reindexAll } from '#modules/directory/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { putRows } from '#platform/database/index.ts';
import { type Actor, nobody } from '#platform/identity/index.ts';
import type { Night } from '../asking.ts';

const at = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
export const [LUCIA, DAVIDE, GROUP, DESK, HOUSE, GUIDE, MEAL, NOBODY] = [
  at(1),
  at(2),
  at(3),
  at(4),
  at(5),
  at(6),
  at(7),
  at(8),
];

/** A town with an organisation, its desk that is due to be checked, and two people; emptied before each test. */
export async function reviewTown() {
  const { db, installation, url, commons } = await testTown();
  const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
  let actor: Actor = nobody;
  let clock = new Date('2026-11-22T04:30:00Z');
  const identities = { of: makeIdentities(installation, config).of, actorOf: async () => actor };
  const log = pino({ level: 'silent' });
  const house = buildHouse({ config, installation, identities, log, perMinute: 0, clock: () => clock });
  const headers = { host: 'borgovivo.test', origin: 'http://borgovivo.test' };
  const formed = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };

  const night = (days = 0): Night => {
    clock = new Date(Date.parse('2026-11-22T04:30:00Z') + days * 86_400_000);
    return { commons, db, now: clock, origin: 'https://borgovivo.test', secret: testSecret, t: say.it };
  };
  const mails = () =>
    db
      .selectFrom('mail')
      .select(['about', 'address', 'subject', 'body'])
      .orderBy('address')
      .orderBy('subject')
      .execute();
  const reviewOf = (id: string) =>
    db.selectFrom('review').selectAll().where('entry_id', '=', id).orderBy('ended_at').executeTakeFirst();
  const assured = async (id: string) => {
    const { rows } = await sql<{ assured_date: string | null }>`
    select assured_date::text from service where id = ${id} union all select assured_date::text from location where id = ${id}`.execute(
      db,
    );
    return rows[0]?.assured_date;
  };
  const linkIn = (body: string | null | undefined) =>
    /https:\/\/borgovivo\.test(\/verifica\/\S+)/.exec(body ?? '')?.[1] ?? '';
  const get = (path: string) => house.request(path, { headers });
  const ask = (path: string, method: string, body?: URLSearchParams) =>
    house.request(path, { method, headers: body ? formed : headers, body });
  const post = (path: string, values: Record<string, string> | [string, string][]) =>
    ask(path, 'POST', new URLSearchParams(values));
  /** The link of the one letter that was written. */
  async function written(): Promise<string> {
    const all = await mails();
    expect(all).toHaveLength(1);
    return linkIn(all[0]?.body);
  }

  beforeEach(async () => {
    actor = nobody;
    for (const table of [
      'mail',
      'later',
      'mail_refusal',
      'search_entry',
      'review',
      'review_recipient',
      'metadata',
      'service',
      'location',
      'organization',
      'procedure',
      'role_grant',
      'person',
    ] as const)
      await db.deleteFrom(table).execute();
    await putRows(db, 'person', [
      { id: LUCIA, name: 'Lucia', email: 'lucia@ponte.example' },
      { id: DAVIDE, name: 'Davide', email: 'davide@borgovivo.example' },
    ]);
    await putRows(db, 'organization', [
      { id: GROUP, name: 'Gruppo Ponte', email: 'Info@Ponte.example', assured_date: '2026-11-01' },
    ]);
    await putRows(db, 'service', [
      { id: DESK, name: 'Sportello', status: 'active', organization_id: GROUP, assured_date: '2026-05-22' },
    ]);
  });

  const index = () => reindexAll(db, calendarOf(commons), night().now);

  return {
    db,
    commons,
    index,
    night,
    mails,
    reviewOf,
    assured,
    linkIn,
    get,
    post,
    ask,
    written,
    enter: (who: Actor) => {
      actor = who;
    },
  };
}
