import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * Answers for a PMTiles file on our own disk: one byte range at a time (RFC 9110 §14), which is how a map asks for the
 * few tiles that it shows. 404 where there is no such file, 416 for a range outside it, 304 and If-Range by its tag.
 */
export const servePmtiles =
  (path: string) =>
  async (request: Request): Promise<Response> => {
    const file = await sizeAndTag(path);
    if (file === null) return new Response(null, { status: 404 });
    const headers = new Headers({
      'Accept-Ranges': 'bytes',
      'Content-Type': 'application/vnd.pmtiles',
      'Cache-Control': 'public, max-age=3600',
      ETag: file.etag,
    });
    if (request.headers.get('If-None-Match') === file.etag) return new Response(null, { status: 304, headers });
    const ifRange = request.headers.get('If-Range');
    const asked = ifRange === null || ifRange === file.etag ? request.headers.get('Range') : null;
    const range = asked === null ? null : rangeOf(asked, file.size);
    if (range === 'outside') {
      headers.set('Content-Range', `bytes */${file.size}`);
      return new Response(null, { status: 416, headers });
    }
    const [first, last] = range ?? [0, file.size - 1];
    headers.set('Content-Length', String(last - first + 1));
    if (range !== null) headers.set('Content-Range', `bytes ${first}-${last}/${file.size}`);
    const body = request.method === 'HEAD' || file.size === 0 ? null : bytes(path, first, last);
    return new Response(body, { status: range === null ? 200 : 206, headers });
  };

function bytes(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  const source = createReadStream(path, { start, end });
  const chunks = source.iterator();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // Whoever closes the map while a tile is on its way must not leave the file open.
    cancel() {
      source.destroy();
    },
  });
}

async function sizeAndTag(path: string): Promise<{ size: number; etag: string } | null> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path);
    const stat = await handle.stat();
    return stat.isFile() ? { size: stat.size, etag: `"${stat.size}-${Math.trunc(stat.mtimeMs)}"` } : null;
  } catch {
    return null;
  } finally {
    await handle?.close();
  }
}

// First and last byte; null for what is no single range and may be ignored; 'outside' for what the file does not have.
function rangeOf(header: string, size: number): [number, number] | 'outside' | null {
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (parts === null) return null;
  const [from, to] = [parts[1] ?? '', parts[2] ?? ''];
  if (from === '' && to === '') return null;
  if (from === '') return Number(to) === 0 || size === 0 ? 'outside' : [Math.max(0, size - Number(to)), size - 1];
  if (Number(from) >= size) return 'outside';
  if (to !== '' && Number(to) < Number(from)) return null;
  return [Number(from), to === '' ? size - 1 : Math.min(size - 1, Number(to))];
}
