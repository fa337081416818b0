import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { demoTown } from '#modules/directory/finding/town.fixture.ts';
import { aPerson } from '#modules/people/factory.ts';
import { type Browser, letterTo, password, visitorsOf } from '#modules/people/web.fixture.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { listenersOf, reviewTowns } from './jobs.ts';
import { say } from './messages.ts';

const now = new Date();
const town = await demoTown(now);
const { db, commons } = town;
const { browser, config } = visitorsOf(town);
const everywhere = { scope: 'commons', scope_id: null } as const;

async function someoneIn(email: string, role?: 'commons_coordinator'): Promise<Browser> {
  await aPerson(db, { email, password, roles: role ? [{ role, ...everywhere }] : [] });
  const visitor = browser();
  expect((await visitor.post('/accedi', { email, password })).status).toBe(303);
  await db.updateTable('session').set({ assurance: 'second_factor' }).execute();
  return visitor;
}

/** Everything that is in the town's tables, table by table. */
async function everything(): Promise<Record<string, string | null>> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`.execute(town.ownerDb);
  expect(rows.length).toBeGreaterThan(50);
  const held: Record<string, string | null> = {};
  for (const { name } of rows) {
    const { rows: found } = await sql<{ sum: string | null }>`
      select md5(string_agg(t::text, ',' order by t::text)) as sum from ${sql.table(name)} t`.execute(town.ownerDb);
    held[name] = found[0]?.sum ?? null;
  }
  return held;
}

/** A letter of every kind that has a link, as it is written when someone does what brings it about. */
async function everyLetter(): Promise<void> {
  const coordinator = await someoneIn('davide@borgovivo.test', 'commons_coordinator');
  const rosa = await someoneIn('rosa@borgovivo.test');
  await coordinator.post('/inviti', { email: 'nuova@borgovivo.test', role: 'editor', scope: 'commons' });
  await browser().post('/accedi/lettera', { email: 'rosa@borgovivo.test' });
  await rosa.post('/io/email', { email: 'rosa.nuova@borgovivo.test', current: password });
  const { id } = await db
    .selectFrom('organization')
    .select('id')
    .where('email', 'is not', null)
    .orderBy('name')
    .executeTakeFirstOrThrow();
  const manage = `/organizzazioni/${id}/gestisci`;
  await browser().post(`${manage}/collegamento`, { at: '0' });
  await rosa.post(`${manage}/codice`, { at: '0' });
  await rosa.post(`${manage}/parole`, { words: 'Sono Rosa, tengo l’archivio da tre anni.' });
  const claim = await db.selectFrom('claim').select('id').where('state', '=', 'waiting').executeTakeFirstOrThrow();
  await coordinator.post(`/coordinamento/richieste/${claim.id}`, { verdict: 'no', answer: 'Parlane con loro.' });
  await reviewTowns(town.installation, config, now);
  const one = {
    kind: 'organization',
    entry_id: id,
    fact: 'email',
    wish: 'x@y.example',
    wish_key: 'x@y.example',
  } as const;
  const left = { code_hash: 'a'.repeat(64), lang: 'it', email: 'chi@borgovivo.test', arrived_at: now } as const;
  const kept = await db
    .insertInto('correction')
    .values({ ...one, ...left, state: 'open' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const listeners = listenersOf(null, { origin: config.origin, say });
  const tell = (name: string, payload: Record<string, string>) =>
    inTransaction(db, async (tx) => listeners[name]?.(tx, payload, { commons, db: tx, now }));
  await tell('corrections.arrived', { organization: id });
  await db.updateTable('correction').set({ state: 'accepted', settled_at: now }).where('id', '=', kept.id).execute();
  await tell('corrections.settled', { id: kept.id });
}

test('a mail scanner opens every link of every letter, twice: nothing is different afterwards', async () => {
  await everyLetter();
  const letters = await db.selectFrom('mail').select(['about', 'body']).execute();
  const abouts = new Set(letters.map(({ about }) => about));
  for (const about of [
    'people.invitation',
    'people.sign_in',
    'people.email_change',
    'claims.link',
    'claims.code',
    'claims.request',
    'claims.no',
    'directory.review',
    'directory.corrections_waiting',
    'directory.correction_settled',
  ])
    expect([...abouts], about).toContain(about);

  const links = new Set(letters.flatMap(({ body }) => body?.match(/https?:\/\/\S+/g) ?? []));
  expect(links.size).toBeGreaterThan(6);
  const before = await everything();
  const scanner = browser();
  for (const link of [...links, ...links]) {
    const { pathname, search } = new URL(link);
    const answer = await scanner.get(pathname + search);
    expect(answer.status, link).toBeLessThan(400);
    const next = answer.headers.get('location');
    if (next) await scanner.get(next);
  }
  expect(await everything()).toEqual(before);
  // And whoever the letters were written to still finds them good.
  const { path } = await letterTo(db, 'nuova@borgovivo.test');
  const accepted = await browser().post(path, { name: 'Nuova Vicina', password: 'tre gatti sul tetto' });
  expect(accepted.status).toBe(303);
});
