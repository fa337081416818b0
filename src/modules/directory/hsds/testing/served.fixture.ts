import { Hono } from 'hono';
import { say } from '#app/messages.ts';
import type { TestTown } from '#app/testing.ts';
import { readConfig } from '#platform/config/index.ts';
import type { Env } from '#platform/http/index.ts';
import { nobody } from '#platform/identity/index.ts';
import { type HsdsApiOptions, hsdsApi } from '../api/api.ts';

export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** The API of a town as strangers reach it, under `/hsds`; bugs answer 500, as the house would. */
export function servedFrom(town: Pick<TestTown, 'commons' | 'db' | 'url'>, options: HsdsApiOptions = {}): Ask {
  const config = readConfig({
    DATABASE_URL: town.url,
    COMUNANZA_SECRET: 'x'.repeat(40),
    ORIGIN: 'https://borgovivo.test',
  });
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('requestId', 'a-request');
    c.set('here', {
      commons: town.commons,
      db: town.db,
      actor: nobody,
      lang: 'it',
      t: say.it,
      now: new Date(),
      requestId: 'a-request',
      config,
      path: c.req.path,
      href: (path) => path,
      absolute: (path) => `${config.origin}${path}`,
      asset: () => ({ file: '', styles: [] }),
      nav: [],
      work: [],
    });
    await next();
  });
  app.route('/hsds', hsdsApi(options));
  app.onError((error, c) => c.text(String(error), 500));
  return async (path, init) => app.request(`https://borgovivo.test/hsds${path}`, init);
}
