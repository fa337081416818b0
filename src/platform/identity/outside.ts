import { z } from 'zod';
import type { Db } from '#platform/database/index.ts';
import type { Assurance } from './actor.ts';
import { type SessionCookie, sessionToken } from './cookie.ts';
import { type Engine, makeEngine } from './engine.ts';
import { type Provider, providerId } from './provider.ts';

/** Coming in through an OpenID Connect provider. */
export interface Outside {
  /** What it is called on the page. */
  name: string;
  /** Where to send the browser, and the cookies that tie its return to it; null while the provider does not answer. */
  begin(headers: Headers, next: string): Promise<{ to: string; setCookie: readonly string[] } | null>;
  /** Who came back: with how many proofs, and to which page; null for whoever we do not know. No session is left behind. */
  finish(headers: Headers, query: string): Promise<Recognised | null>;
}

export interface Recognised {
  personId: string;
  assurance: Exclude<Assurance, 'none'>;
  next: string;
  setCookie: readonly string[];
}

const Sent = z.object({ url: z.url() });
const Claims = z.object({ acr: z.string().optional() });

export function makeOutside(db: Db, origin: string, cookie: SessionCookie, provider: Provider): Outside {
  let made: Promise<Engine> | undefined;
  /** Made when first needed, and again after a failure: the provider may have been away when we asked what it is like. */
  const engine = async () => {
    made ??= makeEngine(db, origin, cookie, provider);
    const ready = await made;
    const known = (await ready.$context).socialProviders.some((one) => one.id === providerId);
    if (!known) made = undefined;
    return known ? ready : null;
  };
  const asked = (headers: Headers) => new Headers({ origin, cookie: headers.get('cookie') ?? '' });
  return {
    name: provider.name,
    begin: async (headers, next) => {
      const ready = await engine();
      if (!ready) return null;
      const answer = await ready.api.signInSocial({
        body: {
          provider: providerId,
          callbackURL: origin + next,
          errorCallbackURL: `${origin}/accedi`,
          disableRedirect: true,
        },
        headers: asked(headers),
        asResponse: true,
      });
      if (!answer.ok) return null;
      return { to: Sent.parse(await answer.json()).url, setCookie: answer.headers.getSetCookie() };
    },
    finish: async (headers, query) => {
      const ready = await engine();
      if (!ready) return null;
      const request = new Request(`${origin}/api/auth/callback/${providerId}${query}`, { headers: asked(headers) });
      const answer = await ready.handler(request);
      const cookies = answer.headers.getSetCookie();
      const ours = cookies.find((one) => one.startsWith(`${cookie.name}=`));
      const token = ours ? await sessionToken(cookie, new Headers({ cookie: ours.slice(0, ours.indexOf(';')) })) : null;
      if (token === null) return null;
      // Ours is opened by the page, as sure as the provider was.
      const opened = await db
        .deleteFrom('session')
        .where('token', '=', token)
        .returning('person_id')
        .executeTakeFirstOrThrow();
      const to = new URL(answer.headers.get('location') ?? '/', origin);
      return {
        personId: opened.person_id,
        assurance: await assuranceOf(db, opened.person_id, provider),
        next: to.pathname + to.search,
        setCookie: cookies.filter((one) => !one.startsWith(`${cookie.name}=`)),
      };
    },
  };
}

/** How sure the provider says it is (`acr` of the ID token, checked before). Its tokens are of no more use, and go. */
async function assuranceOf(db: Db, personId: string, provider: Provider): Promise<Exclude<Assurance, 'none'>> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'id_token'])
    .where('person_id', '=', personId)
    .where('provider_id', '=', providerId)
    .orderBy('updated_at', 'desc')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('account')
    .set({
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
    })
    .where('id', '=', account.id)
    .execute();
  const payload = account.id_token?.split('.')[1] ?? '';
  const { acr } = Claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}'));
  return acr !== undefined && provider.twoProofs.includes(acr) ? 'second_factor' : 'password';
}
