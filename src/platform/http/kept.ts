import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Ctx } from './here.ts';

interface Kept<V> {
  version: V;
  /** Milliseconds since 1970: when what it says of the time is no longer true. */
  until: number;
  etag: string;
  /** As it was last asked for: nearly everyone takes it packed, a quarter of the size. */
  bytes: Uint8Array<ArrayBuffer>;
  packed: boolean;
}

export interface Fresh<V> {
  html: string;
  /** What tells later whether the page still holds. */
  version: V;
  /** The next instant at which the page would read differently (a door opens or closes, the day ends). */
  until: Date;
}

/** What a kept page depends on. */
export interface Depends<V> {
  /** Whether a page of this version still says what is true. */
  holds(version: V): boolean | Promise<boolean>;
  render(): Promise<Fresh<V>>;
}

/**
 * Pages that were rendered and are sent again while nothing they say has changed: only what anyone may see, never a
 * signed-in person's. Bounded in bytes; the page asked for longest ago leaves first.
 */
export function makeKeptPages<V>(mostBytes = 16 * 1024 * 1024) {
  const pages = new Map<string, Kept<V>>();
  let bytes = 0;
  const drop = (key: string) => {
    const kept = pages.get(key);
    if (!kept) return;
    bytes -= sizeOf(kept);
    pages.delete(key);
  };
  /** The most recently asked for stands last. */
  const keep = (key: string, kept: Kept<V>) => {
    pages.set(key, kept);
    bytes += sizeOf(kept);
    for (const oldest of pages.keys()) {
      if (bytes <= mostBytes) break;
      drop(oldest);
    }
  };

  /** Sends the kept page while it holds, rendering it only when there is none, or it has become untrue. */
  return async function send(c: Ctx, { holds, render }: Depends<V>): Promise<Response> {
    const { commons, lang, path, actor, now } = c.var.here;
    // The link to the other language repeats what is asked: one visitor's words must not be kept for the next.
    if (actor.person || new URL(c.req.url).search !== '') return c.html((await render()).html);
    const key = `${commons.name} ${lang} ${path}`;
    const known = pages.get(key);
    const kept = known && known.until > now.getTime() && (await holds(known.version)) ? known : keptOf(await render());
    // The old one goes before the new one is packed, and is counted as it was.
    drop(key);
    const asked = asAskedFor(c, kept);
    keep(key, asked);
    return answerWith(c, asked);
  };
}

const sizeOf = ({ bytes }: { bytes: Uint8Array }): number => bytes.byteLength;

function keptOf<V>({ html, version, until }: Fresh<V>): Kept<V> {
  const bytes = new TextEncoder().encode(html);
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { version, until: until.getTime(), etag, bytes, packed: false };
}

/** Packed where the browser takes it so, plain where it does not. */
function asAskedFor<V>(c: Ctx, kept: Kept<V>): Kept<V> {
  const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (packed === kept.packed) return kept;
  const bytes = packed ? gzipSync(kept.bytes, { level: 6 }) : gunzipSync(kept.bytes);
  return { ...kept, packed, bytes: new Uint8Array(bytes) };
}

function answerWith(c: Ctx, kept: Kept<unknown>): Response {
  c.header('ETag', kept.etag);
  c.header('Cache-Control', 'no-cache');
  c.header('Vary', 'Accept-Encoding, Cookie');
  if (c.req.header('if-none-match') === kept.etag) return c.body(null, 304);
  c.header('Content-Type', 'text/html; charset=UTF-8');
  if (kept.packed) c.header('Content-Encoding', 'gzip');
  return c.body(kept.bytes, 200);
}
