import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import type { Config } from '#platform/config/index.ts';
import type { Env } from './here.ts';

/** Gives every request an id of ours; one that arrives from outside is not believed. */
export const numbered: MiddlewareHandler<Env> = async (c, next) => {
  const id = randomUUID();
  c.set('requestId', id);
  c.header('X-Request-Id', id);
  await next();
};

/** One line a request: which door, how it ended, how long it took. Never the address asked for, which holds what people search. */
export function logged(log: Logger): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!log.isLevelEnabled('info')) return next();
    const began = performance.now();
    await next();
    const ms = Math.round((performance.now() - began) * 10) / 10;
    log.info({ request: c.var.requestId, method: c.req.method, door: c.req.routePath, status: c.res.status, ms });
  };
}

/** Nothing from elsewhere, nothing inline: what a page needs comes from our own files. */
export const guarded = (config: Config): MiddlewareHandler<Env> =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      workerSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    // A page's address may hold what a person searched: it is told to nobody.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: config.origin.startsWith('https:') ? 'max-age=31536000' : false,
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [], payment: [] },
    xFrameOptions: 'DENY',
    crossOriginResourcePolicy: false,
  });

/** A form may only come from a page of the same host, or from the configured origin (behind a proxy). */
export const fromOurPages = (config: Config): MiddlewareHandler<Env> =>
  csrf({
    origin: (origin, c) =>
      origin === config.origin || (URL.canParse(origin) && new URL(origin).host === c.req.header('host')),
  });
