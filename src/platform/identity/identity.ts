import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { deriveKey } from '#platform/crypto/index.ts';
import type { Db } from '#platform/database/index.ts';
import { type Actor, nobody } from './actor.ts';
import { countAttempts } from './attempts.ts';
import { forgetCookie, sessionCookie, sessionToken } from './cookie.ts';
import { type Engine, makeEngine } from './engine.ts';

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
}

export interface IdentityOptions {
  /** The commons' name and its own connection. */
  commons: string;
  db: Db;
  /** The installation's secret. */
  secret: string;
  /** The public address, which decides whether cookies travel over https only. */
  origin: string;
}

/** Makes the sign-in of one commons; touches the database only when asked. */
export function createIdentity({ commons, db, secret, origin }: IdentityOptions): Identity {
  const cookie = sessionCookie(commons, origin, deriveKey(secret, `sessions of ${commons}`).toString('base64url'));
  const attempts = countAttempts();
  let engine: Promise<Engine> | undefined;
  return {
    actorOf: async (headers) => {
      const token = await sessionToken(cookie, headers);
      return token === null ? nobody : actorOfSession(db, token);
    },
    signIn: async ({ email, password, remember, address, userAgent }) => {
      const seconds = await attempts.spend(email, address);
      if (seconds > 0) return { kind: 'wait', seconds };
      engine ??= makeEngine(db, origin, cookie);
      const { api } = await engine;
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
      await attempts.forgive(email, address);
      const { person } = await actorOfSession(db, (await sessionToken(cookie, asSent(setCookie))) ?? '');
      if (!person) throw new Error('the new session is nobody’s');
      return { kind: 'in', personId: person.id, setCookie };
    },
    signOut: async (headers) => {
      const token = await sessionToken(cookie, headers);
      if (token !== null) await db.deleteFrom('session').where('token', '=', token).execute();
      return forgetCookie(cookie);
    },
  };
}

const asSent = (setCookie: string) => new Headers({ cookie: setCookie.slice(0, setCookie.indexOf(';')) });

/** Session, person and roles in one query: the platform reads two tables of the people room, and writes neither. */
async function actorOfSession(db: Db, token: string): Promise<Actor> {
  const found = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['person.id', 'person.name', 'person.email'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('role_grant')
          .select(['role', 'scope', 'scope_id'])
          .whereRef('role_grant.person_id', '=', 'person.id')
          .where((grant) => grant.or([grant('ends_at', 'is', null), grant('ends_at', '>', sql<Date>`now()`)])),
      ).as('roles'),
    )
    .where('session.token', '=', token)
    .where('session.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  if (!found) return nobody;
  const { roles, ...person } = found;
  // Only passwords open a session yet: the doors that come later write their own level beside the session.
  return { person, roles, assurance: 'password' };
}
