import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import { NotFound } from '#platform/database/index.ts';
import { type Ctx, showPage, TooMany } from '#platform/http/index.ts';
import { EmptyState } from '#platform/ui/index.ts';
import { say } from './messages.ts';

interface Told {
  status: ContentfulStatusCode;
  title: string;
  text: string;
}

/** A wrong address or a bug, told to people on a page and to programs as a problem (RFC 9457). */
export function answerError(c: Ctx, error: Error, log: Logger): Response | Promise<Response> {
  const here = c.var.here;
  const t = here?.t ?? say.it;
  const told = tell(c, error, t);
  if (told.status === 500) log.error({ request: c.var.requestId, door: c.req.routePath, err: error }, 'a bug');
  if (error instanceof TooMany) c.header('Retry-After', String(error.seconds));
  if (!here || wantsJson(c)) {
    const problem = {
      type: 'about:blank',
      title: told.title,
      status: told.status,
      detail: told.text,
      instance: c.var.requestId,
    };
    return c.body(JSON.stringify(problem), told.status, { 'Content-Type': 'application/problem+json' });
  }
  return showPage(
    c,
    { title: told.title, status: told.status, unlisted: true },
    <EmptyState drawing="door" title={told.title} level={1}>
      <p>{told.text}</p>
      <p>
        <a href={here.href('/cerca')}>{t('http.search_instead')}</a> ·{' '}
        <a href={here.href('/punti')}>{t('app.nav.talk')}</a>
      </p>
    </EmptyState>,
  );
}

/** A host name that leads to no town says nothing of the towns that are here. */
export function answerUnknownHost(c: Ctx): Response {
  return c.text('404 Not Found', 404);
}

function tell(c: Ctx, error: Error, t: (key: string, values?: Record<string, string | number>) => string): Told {
  if (error instanceof NotFound) return { status: 404, title: t('http.not_found_title'), text: t('http.not_found') };
  if (error instanceof TooMany) {
    return { status: 429, title: t('http.too_many_title'), text: t('http.too_many', { seconds: error.seconds }) };
  }
  if (error instanceof HTTPException && error.status === 403) {
    return { status: 403, title: t('http.forbidden_title'), text: t('http.forbidden') };
  }
  if (error instanceof HTTPException && error.status === 413) {
    return { status: 413, title: t('http.too_large_title'), text: t('http.too_large') };
  }
  return { status: 500, title: t('http.error_title'), text: t('http.error', { id: c.var.requestId }) };
}

const wantsJson = (c: Ctx): boolean => /^\/(api|hsds|status)(\/|$)/.test(c.req.path);
