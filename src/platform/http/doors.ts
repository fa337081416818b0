import { type Handler, Hono, type MiddlewareHandler } from 'hono';
import { writeDenial } from '#platform/audit/index.ts';
import { NotFound } from '#platform/database/index.ts';
import { type Actor, withSecondFactor } from '#platform/identity/index.ts';
import type { Env } from './here.ts';

/** Who may pass a door: one sentence per policy, asked before anything else is done. */
export interface Policy {
  name: string;
  allows(actor: Actor): boolean;
}

export const anyone: Policy = { name: 'anyone', allows: () => true };
export const signedIn: Policy = { name: 'signed in', allows: (actor) => actor.person !== null };
/** Whoever has a second factor has given it too: what changes one's account is not for a password alone. */
export const certainly: Policy = {
  name: 'signed in, with the second factor if they have one',
  allows: (actor) => actor.person !== null && actor.owes?.what !== 'give',
};

export type Method = 'GET' | 'POST';

export interface Door {
  method: Method;
  path: string;
  policy: Policy;
}

/**
 * The doors of a room: a Hono app on which a route can only be opened together with its policy.
 * `list` is what the test that walks every route as every role reads.
 */
export interface Doors {
  app: Hono<Env>;
  list: Door[];
  get(path: string, policy: Policy, handler: Handler<Env>): void;
  post(path: string, policy: Policy, handler: Handler<Env>): void;
}

export function doors(): Doors {
  const app = new Hono<Env>();
  const list: Door[] = [];
  const open = (method: Method, path: string, policy: Policy, handler: Handler<Env>) => {
    list.push({ method, path, policy });
    app.on(method, path, guard(policy), handler);
  };
  return {
    app,
    list,
    get: (path, policy, handler) => open('GET', path, policy, handler),
    post: (path, policy, handler) => open('POST', path, policy, handler),
  };
}

function guard(policy: Policy): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { actor, db, href, path, requestId } = c.var.here;
    if (policy.allows(actor)) return next();
    if (actor.owes && policy.allows(withSecondFactor(actor))) {
      const wanted = c.req.method === 'GET' ? `${href(path)}${new URL(c.req.url).search}` : href('/io');
      return c.redirect(`${href('/io/secondo-fattore')}?next=${encodeURIComponent(wanted)}`, 303);
    }
    if (!actor.person && c.req.method === 'GET') {
      const wanted = `${href(path)}${new URL(c.req.url).search}`;
      return c.redirect(`${href('/accedi')}?next=${encodeURIComponent(wanted)}`, 303);
    }
    if (actor.person) {
      await writeDenial(db, { actor, action: `${c.req.method} ${c.req.routePath}`, outcome: 'denied', requestId });
    }
    // What a person may not see is answered exactly as what does not exist.
    throw new NotFound();
  };
}
