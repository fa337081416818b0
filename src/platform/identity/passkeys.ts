import { z } from 'zod';
import type { Db } from '#platform/database/index.ts';
import type { Engine } from './engine.ts';

/** What the browser is given to ask the device with, and the cookie that ties the answer to it. */
export interface Challenge {
  options: unknown;
  setCookie: readonly string[];
}

/** Passkeys of one commons. What the browser sends is checked by better-auth's plugin; a key must be unlocked by its owner. */
export interface Passkeys {
  /** For a new key of whoever these headers sign in. */
  beginAdding(headers: Headers): Promise<Challenge | null>;
  /** Keeps the new key. Returns whether it could. */
  finishAdding(headers: Headers, response: unknown, name: string): Promise<boolean>;
  /** For coming in with a key, whoever it may be. */
  beginSignIn(headers: Headers): Promise<Challenge | null>;
  /** Whose key it is, once it was checked; null otherwise. No session is left behind. */
  finishSignIn(headers: Headers, response: unknown): Promise<string | null>;
  /** Takes a person's key away. Returns whether there was one. */
  remove(db: Db, personId: string, id: string): Promise<boolean>;
}

const Options = z.looseObject({});
const Entered = z.object({ session: z.object({ token: z.string() }), user: z.object({ id: z.string() }) });
/** What `PublicKeyCredential.toJSON()` gives (WebAuthn level 3, AuthenticationResponseJSON). */
const Answer = z.object({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: z.string().max(20_000),
    authenticatorData: z.string().max(20_000),
    signature: z.string().max(20_000),
    userHandle: z.string().max(2000).optional(),
  }),
});

export function makePasskeys(db: Db, origin: string, engine: () => Promise<Engine>): Passkeys {
  /** The plugin wants to know where the browser thinks it is; what it signed is checked against our own origin. */
  const asked = (headers: Headers) => {
    const cookie = headers.get('cookie');
    return new Headers({ origin: originFor(headers, origin), ...(cookie ? { cookie } : {}) });
  };
  const challengeOf = async (answer: Response, change: (options: z.output<typeof Options>) => unknown) => {
    if (!answer.ok) return null;
    return { options: change(Options.parse(await answer.json())), setCookie: answer.headers.getSetCookie() };
  };
  return {
    beginAdding: async (headers) => {
      const { api } = await engine();
      const answer = await api.generatePasskeyRegistrationOptions({
        headers: asked(headers),
        query: {},
        asResponse: true,
      });
      return challengeOf(answer, (options) => options);
    },
    finishAdding: async (headers, response, name) => {
      const { api } = await engine();
      const body = { response, name };
      const answer = await api.verifyPasskeyRegistration({ headers: asked(headers), body, asResponse: true });
      return answer.ok;
    },
    beginSignIn: async (headers) => {
      const { api } = await engine();
      const answer = await api.generatePasskeyAuthenticationOptions({ headers: asked(headers), asResponse: true });
      // Nobody is told which keys someone has: the device knows its own.
      return challengeOf(answer, ({ allowCredentials: _whose, ...options }) => ({
        ...options,
        userVerification: 'required',
      }));
    },
    finishSignIn: async (headers, response) => {
      const parsed = Answer.safeParse(response);
      if (!parsed.success) return null;
      const { api } = await engine();
      const body = { response: parsed.data };
      const answer = await api.verifyPasskeyAuthentication({ headers: asked(headers), body, asResponse: true });
      if (!answer.ok) return null;
      const { session, user } = Entered.parse(await answer.json());
      // Ours is opened by the page, as long as the person chose.
      await db.deleteFrom('session').where('token', '=', session.token).execute();
      return user.id;
    },
    remove: async (within, personId, id) => {
      const gone = await within
        .deleteFrom('passkey')
        .where('id', '=', id)
        .where('person_id', '=', personId)
        .executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
  };
}

/** Our own origin; at home, where the system may have chosen the port, that of the page that asks. */
function originFor(headers: Headers, ours: string): string {
  const sent = headers.get('origin') ?? '';
  const isHome = new URL(ours).hostname === 'localhost';
  return isHome && URL.canParse(sent) && new URL(sent).hostname === 'localhost' ? sent : ours;
}
