import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Logger } from 'pino';
import type { Config } from '#platform/config/index.ts';
import { type Installation, NotFound } from '#platform/database/index.ts';
import {
  clientAddress,
  type Env,
  fromOurPages,
  guarded,
  limiter,
  logged,
  numbered,
  readAssets,
} from '#platform/http/index.ts';
import { answerError, answerUnknownHost } from './errors.tsx';
import { makeHosting } from './hosting.ts';
import { type Identities, makeIdentities } from './identities.ts';
import { say } from './messages.ts';
import { apisOf, nav, roomsOf, work } from './rooms.ts';
import { projectRoot } from './root.ts';
import { makeVaults } from './vaults.ts';

export interface HouseOptions {
  config: Config;
  installation: Installation;
  log: Logger;
  /** Requests that one address may make in a minute; 0 is without limit (benches). */
  perMinute?: number;
  identities?: Identities;
  /** The time, where a test wants another than now. */
  clock?: () => Date;
}

const publicDir = join(projectRoot, 'dist/public');

/** Builds the house: every room behind the same corridor of checks. */
export function buildHouse(options: HouseOptions): Hono<Env> {
  const { config, installation, log } = options;
  const hosting = makeHosting(installation, config.defaultCommons);
  const identities = options.identities ?? makeIdentities(installation, config);
  const vaultOf = makeVaults(config);
  const asset = readAssets(publicDir);
  const clock = options.clock ?? (() => new Date());
  const points = options.perMinute ?? config.requestsPerMinute;
  const limit = points === 0 ? null : limiter(points, 60);

  const app = new Hono<Env>({ getPath: (request) => withoutLanguage(new URL(request.url).pathname) });
  app.use(numbered, logged(log), guarded(config));
  app.get('/status', async (c) => {
    await installation.owner.query('select 1');
    return c.json({ status: 'ok' });
  });
  app.use(
    '/assets/*',
    serveStatic({
      root: publicDir,
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.use(
    '/fonts/*',
    serveStatic({
      root: publicDir,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  // Asked for again at every visit: what stands in it decides what the browser keeps.
  app.use(
    '/sw.js',
    serveStatic({ root: publicDir, precompressed: true, onFound: (_path, c) => c.header('Cache-Control', 'no-cache') }),
  );
  app.on(
    'GET',
    ['/icons/*', '/favicon.svg', '/icons.svg', '/robots.txt'],
    serveStatic({
      root: publicDir,
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=86400'),
    }),
  );

  app.use(compress({ threshold: 1024 }));
  app.use(async (c, next) => {
    const commons = await hosting(c.req.header('host'));
    if (!commons) return answerUnknownHost(c);
    const lang = languageOf(new URL(c.req.url).pathname);
    const prefix = lang === 'it' ? '' : `/${lang}`;
    const db = installation.open(commons);
    const actor = await identities.actorOf(commons, db, c.req.raw.headers);
    const href = (path: string) =>
      path.startsWith('/') && !path.startsWith('/hsds') && !path.startsWith('/api')
        ? `${prefix}${path === '/' && prefix ? '' : path}`
        : path;
    c.set('here', {
      commons,
      db,
      actor,
      lang,
      t: say[lang],
      now: clock(),
      requestId: c.var.requestId,
      config,
      path: c.req.path,
      href,
      absolute: (path) => `${config.origin}${href(path)}`,
      asset,
      nav,
      work: work.filter((page) => page.isFor(actor)),
    });
    // HSDS counts for itself: what it refuses must be readable from other sites too.
    if (limit && !c.req.path.startsWith('/hsds')) await limit(clientAddress(c, config));
    await next();
    // On a shared computer the back button must not show the page of whoever was here before.
    if (c.var.here.actor.person) c.header('Cache-Control', 'private, no-store');
  });
  for (const { at, app: api } of apisOf(points)) app.route(at, api);
  app.use(fromOurPages(config));
  for (const room of roomsOf(identities, vaultOf)) app.route('/', room.app);

  app.notFound((c) => answerError(c, new NotFound(), log));
  app.onError((error, c) => answerError(c, error, log));
  return app;
}

function languageOf(pathname: string): 'it' | 'en' {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'it';
}

/** The same doors in every language: '/en/cerca' is '/cerca'. */
function withoutLanguage(pathname: string): string {
  if (languageOf(pathname) === 'it') return pathname;
  return pathname.slice(3) || '/';
}
