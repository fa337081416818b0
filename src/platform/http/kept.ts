import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Ctx } from './here.ts';

interface Kept {
  version: string;
  /** Milliseconds since 1970: when what it says of the time is no longer true. */
  until: number;
  etag: string;
  plain: Uint8Array<ArrayBuffer>;
  /** Only once somebody has asked for it so. */
  zipped: Uint8Array<ArrayBuffer> | null;
}

export interface Fresh {
  html: string;
  /** The next instant at which the page would read differently (a door opens or closes, the day ends). */
  until: Date;
}

/**
 * Pages that were rendered and are sent again while nothing they say has changed: only what anyone may see, never a
 * signed-in person's. Bounded in bytes; the page asked for longest ago leaves first.
 */
export function makeKeptPages(mostBytes = 24 * 1024 * 1024) {
  const pages = new Map<string, Kept>();
  let bytes = 0;
  const drop = (key: string) => {
    const kept = pages.get(key);
    if (!kept) return;
    bytes -= sizeOf(kept);
    pages.delete(key);
  };
  /** The most recently asked for stands last. */
  const keep = (key: string, kept: Kept) => {
    pages.set(key, kept);
    bytes += sizeOf(kept);
    for (const oldest of pages.keys()) {
      if (bytes <= mostBytes) break;
      drop(oldest);
    }
  };

  /** Sends the page of this version, rendering it only when it is new, or has become untrue. */
  return async function send(c: Ctx, version: string, render: () => Promise<Fresh>): Promise<Response> {
    const { commons, lang, path, actor, now } = c.var.here;
    // The link to the other language repeats what is asked: one visitor's words must not be kept for the next.
    if (actor.person || new URL(c.req.url).search !== '') return c.html((await render()).html);
    const key = `${commons.name} ${lang} ${path}`;
    let kept = pages.get(key);
    if (!kept || kept.version !== version || kept.until <= now.getTime()) {
      const { html, until } = await render();
      kept = keptOf(html, version, until);
    }
    // The old one goes before the new one is packed, and is counted as it was.
    drop(key);
    if (wantsZipped(c)) kept.zipped ??= Uint8Array.from(gzipSync(kept.plain, { level: 6 }));
    keep(key, kept);
    return answerWith(c, kept);
  };
}

const sizeOf = ({ plain, zipped }: Kept): number => plain.byteLength + (zipped?.byteLength ?? 0);
const wantsZipped = (c: Ctx): boolean => /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');

function keptOf(html: string, version: string, until: Date): Kept {
  const plain = Uint8Array.from(Buffer.from(html, 'utf8'));
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { version, until: until.getTime(), etag, plain, zipped: null };
}

function answerWith(c: Ctx, kept: Kept): Response {
  c.header('ETag', kept.etag);
  c.header('Cache-Control', 'no-cache');
  c.header('Vary', 'Accept-Encoding, Cookie');
  if (c.req.header('if-none-match') === kept.etag) return c.body(null, 304);
  c.header('Content-Type', 'text/html; charset=UTF-8');
  if (!kept.zipped || !wantsZipped(c)) return c.body(kept.plain, 200);
  c.header('Content-Encoding', 'gzip');
  return c.body(kept.zipped, 200);
}
