import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/http/index.ts';
import { lastModified } from '../reading/answers.ts';
import type { HsdsObject } from '../reading/assemble.ts';
import { type Page, wholePage } from './pages.ts';
import type { Asked } from './parameters.ts';

/**
 * Answers with JSON that a reader may keep and ask again whether it still holds: 304 when it does (RFC 9110).
 * The tag is of the content, so it is right whatever changed. A date is weighed only for a single entry: from a list an
 * entry may have gone without leaving a newer date behind.
 */
export function answerJson(c: Ctx, value: object, kind: 'list' | 'entry'): Response {
  const body = JSON.stringify(value);
  // Weak, because what stands in front of us may compress it.
  const tag = `W/"${createHash('sha1').update(body).digest('base64url')}"`;
  const modified = lastModified(value);
  c.header('ETag', tag);
  c.header('Cache-Control', 'no-cache');
  if (modified) c.header('Last-Modified', modified.toUTCString());
  if (isKnown(c, tag, kind === 'entry' ? modified : null)) return c.body(null, 304);
  return c.body(body, 200, { 'Content-Type': 'application/json' });
}

function isKnown(c: Ctx, tag: string, modified: Date | null): boolean {
  if (c.req.method === 'POST') return false;
  const known = c.req.header('if-none-match');
  if (known !== undefined) {
    const bare = (one: string) => one.trim().replace(/^W\//, '');
    return known.trim() === '*' || known.split(',').some((one) => bare(one) === bare(tag));
  }
  const since = Date.parse(c.req.header('if-modified-since') ?? '');
  // The header counts whole seconds.
  return modified !== null && !Number.isNaN(since) && Math.floor(modified.getTime() / 1000) * 1000 <= since;
}

/** The pages beside this one, as links (RFC 8288). */
export function pageLinks(address: string, asked: Asked, page: Page): string {
  const to = (number: number): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...asked, page: number })) {
      if (value !== undefined) query.set(name, String(value));
    }
    return `<${address}?${query}>`;
  };
  const last = Math.max(1, page.total_pages);
  const links = [`${to(1)}; rel="first"`, `${to(last)}; rel="last"`];
  if (page.page_number > 1) links.push(`${to(Math.min(page.page_number - 1, last))}; rel="prev"`);
  if (page.page_number < last) links.push(`${to(page.page_number + 1)}; rel="next"`);
  return links.join(', ');
}

/** Streams entries, one JSON object a line: as fast as they are read away, and never all in memory. */
export function answerLines(c: Ctx, batches: AsyncGenerator<HsdsObject[]>): Response {
  return streamed(c, 'application/x-ndjson', linesOf(batches));
}

async function* linesOf(batches: AsyncGenerator<HsdsObject[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** Streams all entries as one page, which says at its end how many they were. */
export function answerWhole(c: Ctx, batches: AsyncGenerator<HsdsObject[]>): Response {
  return streamed(c, 'application/json', pageText(batches));
}

async function* pageText(batches: AsyncGenerator<HsdsObject[]>): AsyncGenerator<string> {
  let total = 0;
  yield '{"contents":[';
  for await (const batch of batches) {
    yield `${total > 0 ? ',' : ''}${batch.map((entry) => JSON.stringify(entry)).join(',')}`;
    total += batch.length;
  }
  yield `],${JSON.stringify(wholePage(total)).slice(1)}`;
}

function streamed(c: Ctx, type: string, pieces: AsyncGenerator<string>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache' };
  return c.req.method === 'HEAD' ? c.body(null, 200, headers) : c.body(body, 200, headers);
}
