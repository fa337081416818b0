import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { deriveKey } from '#platform/crypto/index.ts';
import type { Db } from '#platform/database/index.ts';
import { type Actor, type Assurance, actorInSession, nobody } from './actor.ts';
import { type Attempts, countAttempts } from './attempts.ts';
import { carryCookie, forgetCookie, sessionCookie, sessionToken } from './cookie.ts';
import { type Engine, makeEngine } from './engine.ts';
import { newToken } from './links.ts';
import { makeOutside, type Outside } from './outside.ts';
import { makePasskeys, type Passkeys } from './passkeys.ts';
import { isPasswordOf } from './password.ts';
import type { Provider } from './provider.ts';
import { makeSecondFactor, type SecondFactor } from './second-factor.ts';
import { daysOnOnesOwnDevice, noteArrival, noteSeen, openSession, type SessionWay } from './sessions.ts';

export interface SignInAttempt {
  /** In small letters, as accounts are kept. */
  email: string;
  password: string;
  /** The person's own device: signed in for 30 days. Otherwise until the browser is closed, one day at most. */
  remember: boolean;
  /** Where the request comes from, for counting attempts. */
  address: string;
  userAgent: string | undefined;
}

/** `wrong` says neither whether the account exists nor what was wrong; `wait` comes for any e-mail address alike. */
export type SignInAnswer =
  | { kind: 'in'; personId: string; setCookie: string }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number };

/** Sign-in of one commons: its accounts and sessions are its own. */
export interface Identity {
  /** Who sends this request. Without our cookie: `nobody`, and no query. With it: one query. */
  actorOf(headers: Headers): Promise<Actor>;
  /** Tries a password. Takes as long for an unknown e-mail address as for a wrong password. */
  signIn(attempt: SignInAttempt): Promise<SignInAnswer>;
  /** Ends the session that these headers carry, if any, and gives the `Set-Cookie` that forgets it. */
  signOut(headers: Headers): Promise<string>;
  /** Ends the session that these headers carry, if any, in the caller's transaction. */
  leave(db: Db, headers: Headers): Promise<void>;
  /** Opens a session, in the caller's transaction, for someone who showed by another door who they are. Gives its `Set-Cookie`. */
  enter(db: Db, personId: string, how: Entrance): Promise<string>;
  /** The session that these headers carry goes on with the second factor given, under a new token. Gives its `Set-Cookie`. */
  raise(db: Db, headers: Headers): Promise<string>;
  /** The token of the session that these headers carry, to tell it from the person's others. */
  tokenOf(headers: Headers): Promise<string | null>;
  /** Whether this is the person's password. Counts as an attempt: `wait` says for how many seconds. */
  isPassword(
    within: Db,
    person: { id: string; email: string },
    password: string,
    address: string,
  ): Promise<boolean | { wait: number }>;
  attempts: Attempts;
  secondFactor: SecondFactor;
  passkeys: Passkeys;
  /** The OpenID Connect provider, where one is configured. */
  outside: Outside | null;
}

export interface Entrance {
  way: SessionWay;
  assurance: Exclude<Assurance, 'none'>;
  /** On the person's own device: for 30 days. */
  remember: boolean;
  userAgent: string | undefined;
}

export interface IdentityOptions {
  /** The commons' name and its own connection. */
  commons: string;
  db: Db;
  /** The installation's secret. */
  secret: string;
  /** The public address, which decides whether cookies travel over https only. */
  origin: string;
  /** Only the invented town, whose passwords everyone knows, opens every role without a second factor. */
  withoutSecondFactor?: boolean;
  /** Who recognises people for us, where there is one. */
  provider?: Provider | undefined;
}

/** Makes the sign-in of one commons; touches the database only when asked. */
export function createIdentity(options: IdentityOptions): Identity {
  const { commons, db, secret, origin, withoutSecondFactor = false, provider } = options;
  const cookie = sessionCookie(commons, origin, deriveKey(secret, `sessions of ${commons}`).toString('base64url'));
  const attempts = countAttempts();
  let made: Promise<Engine> | undefined;
  const engine = () => {
    made ??= makeEngine(db, origin, cookie);
    return made;
  };
  const leave = async (within: Db, headers: Headers) => {
    const token = await sessionToken(cookie, headers);
    if (token !== null) await within.deleteFrom('session').where('token', '=', token).execute();
  };
  return {
    actorOf: async (headers) => {
      const token = await sessionToken(cookie, headers);
      return token === null ? nobody : actorOfSession(db, token, withoutSecondFactor);
    },
    signIn: async ({ email, password, remember, address, userAgent }) => {
      const seconds = await attempts.spend('password', email, address);
      if (seconds > 0) return { kind: 'wait', seconds };
      const { api } = await engine();
      const answer = await api.signInEmail({
        body: { email, password, rememberMe: remember },
        headers: new Headers(userAgent ? { 'user-agent': userAgent.slice(0, 300) } : {}),
        asResponse: true,
      });
      if (!answer.ok) {
        if (answer.status >= 500) throw new Error(`sign-in failed with ${answer.status}`);
        return { kind: 'wrong' };
      }
      const setCookie = answer.headers.getSetCookie().find((one) => one.startsWith(`${cookie.name}=`));
      if (!setCookie) throw new Error('sign-in gave no session');
      await attempts.forgive('password', email, address);
      const { person } = await actorOfSession(db, (await sessionToken(cookie, asSent(setCookie))) ?? '', false);
      if (!person) throw new Error('the new session is nobody’s');
      await noteArrival(db, person.id);
      return { kind: 'in', personId: person.id, setCookie };
    },
    signOut: async (headers) => {
      await leave(db, headers);
      return forgetCookie(cookie);
    },
    leave,
    enter: async (within, personId, how) => {
      await noteArrival(within, personId);
      return carryCookie(cookie, await openSession(within, personId, how), how.remember ? daysOnOnesOwnDevice : null);
    },
    raise: async (within, headers) => {
      const token = await sessionToken(cookie, headers);
      const raised = newToken();
      // Under the old token nobody gets further than before: it may have been seen by someone else.
      const session = await within
        .updateTable('session')
        .set({ assurance: 'second_factor', token: raised })
        .where('token', '=', token ?? '')
        .returning(['created_at', 'expires_at'])
        .executeTakeFirst();
      if (!session) return forgetCookie(cookie);
      const days = (session.expires_at.getTime() - session.created_at.getTime()) / 86_400_000;
      return carryCookie(cookie, raised, days > 1.5 ? daysOnOnesOwnDevice : null);
    },
    tokenOf: (headers) => sessionToken(cookie, headers),
    isPassword: async (within, person, password, address) => {
      const seconds = await attempts.spend('password', person.email, address);
      if (seconds > 0) return { wait: seconds };
      const right = await isPasswordOf(within, person.id, password);
      if (right) await attempts.forgive('password', person.email, address);
      return right;
    },
    attempts,
    passkeys: makePasskeys(db, origin, engine),
    outside: provider ? makeOutside(db, origin, cookie, provider) : null,
    secondFactor: makeSecondFactor(deriveKey(secret, `second factors of ${commons}`)),
  };
}

const asSent = (setCookie: string) => new Headers({ cookie: setCookie.slice(0, setCookie.indexOf(';')) });

/**
 * Session, person and roles in one query: the platform reads two tables of the people room, and writes neither. A second
 * one, every ten minutes, notes that the session is in use.
 */
async function actorOfSession(db: Db, token: string, withoutSecondFactor: boolean): Promise<Actor> {
  const found = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['person.id', 'person.name', 'person.email', 'session.assurance', 'session.last_seen_at'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('role_grant')
          .select(['role', 'scope', 'scope_id'])
          .whereRef('role_grant.person_id', '=', 'person.id')
          .where((grant) => grant.or([grant('ends_at', 'is', null), grant('ends_at', '>', sql<Date>`now()`)])),
      ).as('roles'),
      sql<boolean>`exists (select from second_factor f where f.person_id = person.id)
        or exists (select from passkey k where k.person_id = person.id)`.as('has_second_factor'),
    ])
    .where('session.token', '=', token)
    .where('session.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  if (!found) return nobody;
  const { roles, assurance, last_seen_at, has_second_factor: hasSecondFactor, ...person } = found;
  await noteSeen(db, token, last_seen_at);
  if (withoutSecondFactor && !hasSecondFactor) return { person, roles, assurance };
  return actorInSession(person, roles, { assurance, hasSecondFactor });
}
