import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import type { Db } from '#platform/database/index.ts';
import { nobody } from './actor.ts';
import { createIdentity, type Identity } from './identity.ts';
import { setPassword } from './password.ts';

const town = await testTown();
const secret = randomBytes(32).toString('hex');
const password = 'pane sale e vicini';

const identityOf = (commons: string, db: Db, origin = 'http://localhost:3000'): Identity =>
  createIdentity({ commons, db, secret, origin });

/** Someone with a password, in the commons that `db` opens. Returns their id. */
async function someone(db: Db, email: string): Promise<string> {
  const { id } = await db
    .insertInto('person')
    .values({ name: 'Rosa Bianchi', email })
    .returning('id')
    .executeTakeFirstOrThrow();
  await setPassword(db, id, password);
  return id;
}

const from = (email: string, typed = password, address = '192.0.2.7') =>
  ({ email, password: typed, remember: false, address, userAgent: 'test' }) as const;

const cookieOf = (setCookie: string) => setCookie.slice(0, setCookie.indexOf(';'));
const carrying = (setCookie: string) => new Headers({ cookie: cookieOf(setCookie) });

async function signedIn(identity: Identity, email: string): Promise<string> {
  const answer = await identity.signIn(from(email));
  if (answer.kind !== 'in') throw new Error(`expected to be in, was ${answer.kind}`);
  return answer.setCookie;
}

let rosa = '';
beforeEach(async () => {
  await town.db.deleteFrom('person').execute();
  await town.otherDb.deleteFrom('person').execute();
  rosa = await someone(town.db, 'rosa@borgovivo.example');
});

test('who gives the right password is recognised at the next page, with their roles', async () => {
  await town.db.insertInto('role_grant').values({ person_id: rosa, role: 'editor', scope: 'commons' }).execute();
  const identity = identityOf('borgovivo', town.db);
  const actor = await identity.actorOf(carrying(await signedIn(identity, 'rosa@borgovivo.example')));
  expect(actor).toEqual({
    person: { id: rosa, name: 'Rosa Bianchi', email: 'rosa@borgovivo.example' },
    roles: [{ role: 'editor', scope: 'commons', scope_id: null }],
    assurance: 'password',
  });
});

test('a role that has ended gives nothing, one that ends tomorrow still counts', async () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  await town.db
    .insertInto('role_grant')
    .values([
      { person_id: rosa, role: 'editor', scope: 'commons', ends_at: at(-1) },
      { person_id: rosa, role: 'member', scope: 'commons', ends_at: at(24) },
    ])
    .execute();
  const identity = identityOf('borgovivo', town.db);
  const actor = await identity.actorOf(carrying(await signedIn(identity, 'rosa@borgovivo.example')));
  expect(actor.roles.map((held) => held.role)).toEqual(['member']);
});

test('a wrong password and an unknown address get the same answer', async () => {
  const identity = identityOf('borgovivo', town.db);
  const wrong = await identity.signIn(from('rosa@borgovivo.example', 'pane sale e nemici'));
  const unknown = await identity.signIn(from('nessuno@borgovivo.example'));
  const malformed = await identity.signIn(from('non è un indirizzo'));
  expect(wrong).toEqual({ kind: 'wrong' });
  expect(unknown).toEqual(wrong);
  expect(malformed).toEqual(wrong);
});

test('a wrong password and an unknown address take about as long to answer', async () => {
  const identity = identityOf('borgovivo', town.db);
  const lasts = async (email: string, at: number) => {
    const began = performance.now();
    await identity.signIn(from(email, 'pane sale e nemici', `192.0.2.${at}`));
    return performance.now() - began;
  };
  await lasts('rosa@borgovivo.example', 1);
  const known: number[] = [];
  const unknown: number[] = [];
  for (let at = 2; at < 10; at++) {
    known.push(await lasts('rosa@borgovivo.example', at));
    unknown.push(await lasts(`nessuno${at}@borgovivo.example`, at));
  }
  const quickest = (times: number[]) => Math.min(...times);
  // Without hashing for the unknown one the ratio would be above ten.
  expect(quickest(known) / quickest(unknown)).toBeLessThan(2);
  expect(quickest(unknown) / quickest(known)).toBeLessThan(2);
});

test('after signing out the same cookie opens nothing', async () => {
  const identity = identityOf('borgovivo', town.db);
  const kept = await signedIn(identity, 'rosa@borgovivo.example');
  const forget = await identity.signOut(carrying(kept));
  expect(forget).toContain('Max-Age=0');
  expect(cookieOf(forget)).toBe('comunanza_borgovivo=');
  expect(await identity.actorOf(carrying(kept))).toBe(nobody);
});

test('a new password ends the sessions opened with the old one', async () => {
  const identity = identityOf('borgovivo', town.db);
  const kept = await signedIn(identity, 'rosa@borgovivo.example');
  await setPassword(town.db, rosa, 'un altro pane e sale');
  expect(await identity.actorOf(carrying(kept))).toBe(nobody);
  expect(await identity.signIn(from('rosa@borgovivo.example'))).toEqual({ kind: 'wrong' });
});

test('a session past its end opens nothing', async () => {
  const identity = identityOf('borgovivo', town.db);
  const kept = await signedIn(identity, 'rosa@borgovivo.example');
  await town.db
    .updateTable('session')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .execute();
  expect(await identity.actorOf(carrying(kept))).toBe(nobody);
});

test('on a shared computer the session lasts a day at most and the cookie ends with the browser', async () => {
  const identity = identityOf('borgovivo', town.db);
  const kept = await signedIn(identity, 'rosa@borgovivo.example');
  const { expires_at } = await town.db.selectFrom('session').select('expires_at').executeTakeFirstOrThrow();
  expect(kept).not.toContain('Max-Age');
  expect(expires_at.getTime()).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
});

test('a cookie changed by hand opens nothing', async () => {
  const identity = identityOf('borgovivo', town.db);
  const cookie = cookieOf(await signedIn(identity, 'rosa@borgovivo.example'));
  const { token } = await town.db.selectFrom('session').select('token').executeTakeFirstOrThrow();
  const name = 'comunanza_borgovivo';
  const signature = decodeURIComponent(cookie).split('.').at(-1) ?? '';
  expect(await identity.actorOf(new Headers({ cookie }))).not.toBe(nobody);
  for (const changed of [
    `${name}=${token}`,
    `${name}=${encodeURIComponent(`${token}.`)}`,
    `${name}=${encodeURIComponent(`${token}x.${signature}`)}`,
    `${name}=${encodeURIComponent(`${token}.${'A'.repeat(43)}=`)}`,
    `${name}=${encodeURIComponent(`${token}.${signature.toLowerCase()}`)}`,
    `${name}=%E0%A4%A`,
    `${name}=`,
    name,
  ]) {
    expect(await identity.actorOf(new Headers({ cookie: changed })), changed).toBe(nobody);
  }
});

test('two towns share neither accounts nor sessions', async () => {
  const here = identityOf('borgovivo', town.db);
  const elsewhere = identityOf('altrove', town.otherDb);
  expect(await elsewhere.signIn(from('rosa@borgovivo.example'))).toEqual({ kind: 'wrong' });

  await someone(town.otherDb, 'rosa@borgovivo.example');
  const kept = await signedIn(here, 'rosa@borgovivo.example');
  const { token } = await town.db.selectFrom('session').select('token').executeTakeFirstOrThrow();
  await town.otherDb
    .insertInto('session')
    .values({
      person_id: (await town.otherDb.selectFrom('person').select('id').executeTakeFirstOrThrow()).id,
      token,
      expires_at: new Date(Date.now() + 3_600_000),
    })
    .execute();
  // Not even with the same token in both: each town signs with a key of its own.
  const carried = cookieOf(kept).replace('comunanza_borgovivo', 'comunanza_altrove');
  expect(await elsewhere.actorOf(new Headers({ cookie: carried }))).toBe(nobody);
  expect(await elsewhere.actorOf(carrying(kept))).toBe(nobody);
});

test('over https the cookie is bound to this host and hidden from scripts', async () => {
  const identity = identityOf('borgovivo', town.db, 'https://borgovivo.example');
  const kept = await signedIn(identity, 'rosa@borgovivo.example');
  expect(kept).toMatch(/^__Host-comunanza_borgovivo=/);
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(kept).toContain(attribute);
  expect(kept).not.toContain('Domain');
  expect((await identity.actorOf(carrying(kept))).person?.id).toBe(rosa);
});

test('after ten wrong passwords one waits, whether or not the account exists, even with the right one', async () => {
  const identity = identityOf('borgovivo', town.db);
  const tenTimes = async (email: string, address: string) => {
    for (let times = 0; times < 10; times++) await identity.signIn(from(email, 'pane sale e nemici', address));
    return identity.signIn(from(email, password, address));
  };
  const known = await tenTimes('rosa@borgovivo.example', '192.0.2.7');
  const unknown = await tenTimes('nessuno@borgovivo.example', '192.0.2.8');
  expect(known.kind).toBe('wait');
  expect(unknown.kind).toBe('wait');
  // Someone else's attempts do not keep the owner out at home.
  expect((await identity.signIn(from('rosa@borgovivo.example', password, '198.51.100.1'))).kind).toBe('in');
});

test('attempts made all at once are counted one by one', async () => {
  const identity = identityOf('borgovivo', town.db);
  const answers = await Promise.all(
    Array.from({ length: 14 }, () => identity.signIn(from('rosa@borgovivo.example', 'pane sale e nemici'))),
  );
  expect(answers.filter((answer) => answer.kind === 'wait')).toHaveLength(4);
});

test('one address that tries many accounts waits as well', async () => {
  const identity = identityOf('borgovivo', town.db);
  const answers = await Promise.all(
    Array.from({ length: 61 }, (_, at) => identity.signIn(from(`vicina${at}@borgovivo.example`))),
  );
  expect(answers.filter((answer) => answer.kind === 'wait')).toHaveLength(1);
});

test('a visitor without our cookie costs no query', async () => {
  const queries = countQueries(town.db);
  const identity = identityOf('borgovivo', queries.db);
  expect(await identity.actorOf(new Headers())).toBe(nobody);
  expect(await identity.actorOf(new Headers({ cookie: 'theme=dark; altro=1' }))).toBe(nobody);
  expect(queries.count).toBe(0);
});

test('who they are and what they may do is one query', async () => {
  const queries = countQueries(town.db);
  const identity = identityOf('borgovivo', queries.db);
  const kept = await signedIn(identity, 'rosa@borgovivo.example');
  const before = queries.count;
  await identity.actorOf(carrying(kept));
  expect(queries.count - before).toBe(1);
});

/** The same connection, with its queries counted as they pass. */
function countQueries(db: Db): { db: Db; readonly count: number } {
  let count = 0;
  const counted = db.withPlugin({
    transformQuery: ({ node }) => {
      count++;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return {
    db: counted,
    get count() {
      return count;
    },
  };
}
