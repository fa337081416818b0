import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { NotFound } from '#platform/database/index.ts';
import { type Ctx, clientAddress, type Env, type Here, TooMany } from '#platform/http/index.ts';
import { hsdsVersion } from '../model/model.ts';
import { readAsked } from './asked.ts';
import { openapi, type Publisher } from './openapi.ts';
import { allOf, entryOf, isOnePage, pageOf } from './pages.ts';
import { type Endpoint, endpoints } from './parameters.ts';
import { answerProblem, Problem } from './problem.ts';
import { answerJson, answerLines, answerWhole, pageLinks } from './sending.ts';

export interface HsdsApiOptions {
  /** Told the client's address at every request; throws `TooMany` when it asks too often. */
  limit?: (address: string) => Promise<void>;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** A search is a few words: a larger body is none. */
const mostBody = 16 * 1024;

/**
 * HSDS 3.1 for anyone, without a key and from any origin: to be mounted under `/hsds`, behind what sets `c.var.here` and
 * before any check of where a form comes from. Every refusal is a problem (RFC 9457); bugs are left to the house.
 */
export function hsdsApi(options: HsdsApiOptions = {}): Hono<Env> {
  const app = new Hono<Env>();
  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
      exposeHeaders: ['Link', 'ETag', 'Last-Modified', 'Retry-After', 'X-Request-Id'],
      maxAge: 86_400,
    }),
  );
  app.use(async (c, next) => {
    await options.limit?.(clientAddress(c, c.var.here.config));
    await next();
  });
  app.use(bodyLimit({ maxSize: mostBody, onError: tooLarge }));

  const front: Answer = (c) => answerJson(c, about(c), 'list');
  open(app, '/', { GET: front });
  open(app, '/openapi.json', { GET: (c) => answerJson(c, openapi(publisherOf(c.var.here)), 'list') });
  for (const endpoint of endpoints) {
    open(app, endpoint.path, { GET: (c) => answerList(c, endpoint), POST: (c) => answerList(c, endpoint) });
    open(app, `${endpoint.path}/:id`, { GET: (c) => answerEntry(c, endpoint) });
  }
  // The front door with a slash at the end, as checkers ask for it.
  app.get('*', (c, next) => (c.req.routePath === `${c.req.path}*` ? front(c) : next()));
  app.all('*', () => {
    throw nothingThere();
  });
  app.onError((error, c) => {
    if (error instanceof Problem) return answerProblem(c, error, c.var.requestId);
    if (error instanceof TooMany) return answerProblem(c, tooMany(error), c.var.requestId);
    if (error instanceof NotFound) return answerProblem(c, nothingThere(), c.var.requestId);
    throw error;
  });
  return app;
}

type Answer = (c: Ctx) => Response | Promise<Response>;

/** Opens a path for these methods, and says of any other which ones there are. */
function open(app: Hono<Env>, path: string, answers: { GET: Answer; POST?: Answer }): void {
  app.get(path, answers.GET);
  if (answers.POST) app.post(path, answers.POST);
  const allowed = ['GET', 'HEAD', ...(answers.POST ? ['POST'] : []), 'OPTIONS'].join(', ');
  app.all(path, () => {
    throw new Problem(405, 'Method not allowed', `This address answers to ${allowed}.`, {
      headers: { Allow: allowed },
    });
  });
}

/** Who publishes, as the description of the API says it. */
export function publisherOf({ commons, t, config }: Here): Publisher {
  // The API stands at one address, whatever the language of the page that tells of it.
  return { title: commons.title, t, absolute: (path) => `${config.origin}${path}` };
}

function about(c: Ctx): object {
  const { absolute } = c.var.here;
  return { version: hsdsVersion, profile: absolute('/sviluppatori'), openapi_url: absolute('/hsds/openapi.json') };
}

async function answerList(c: Ctx, { path, table, list }: Endpoint): Promise<Response> {
  const { db, absolute } = c.var.here;
  const asked = await readAsked(c, list);
  if (asked.format === 'ndjson') return answerLines(c, allOf(db, table, asked));
  if (isOnePage(asked)) return answerWhole(c, allOf(db, table, asked));
  const page = await pageOf(db, table, asked);
  // The address of a search by POST would tell what was searched.
  if (c.req.method !== 'POST') c.header('Link', pageLinks(absolute(`/hsds${path}`), asked, page));
  return answerJson(c, page, 'list');
}

async function answerEntry(c: Ctx, { table, item }: Endpoint): Promise<Response> {
  const asked = await readAsked(c, item);
  const id = c.req.param('id') ?? '';
  const entry = uuid.test(id) ? await entryOf(c.var.here.db, table, id.toLowerCase(), asked) : undefined;
  if (!entry) throw nothingThere();
  return answerJson(c, entry, 'entry');
}

const nothingThere = () => new Problem(404, 'Not found', 'There is nothing at this address.');

const tooMany = ({ seconds }: TooMany) =>
  new Problem(429, 'Too many requests', `Ask again in ${seconds} seconds.`, {
    headers: { 'Retry-After': String(seconds) },
  });

function tooLarge(): never {
  throw new Problem(413, 'Too large', `The body of a search may hold ${mostBody} bytes.`);
}
