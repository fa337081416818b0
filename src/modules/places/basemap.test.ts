import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePmtiles } from './basemap.ts';

let folder: string;
let serve: (request: Request) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basemap-'));
  await writeFile(join(folder, 'base.pmtiles'), '0123456789');
  serve = servePmtiles(join(folder, 'base.pmtiles'));
});
afterAll(() => rm(folder, { recursive: true }));

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  serve(new Request('http://town.test/mappa/base.pmtiles', { headers, method }));

test.each([
  ['bytes=0-3', '0123', 'bytes 0-3/10'],
  ['bytes=7-', '789', 'bytes 7-9/10'],
  ['bytes=-2', '89', 'bytes 8-9/10'],
  ['bytes=5-999', '56789', 'bytes 5-9/10'],
  ['bytes=9-9', '9', 'bytes 9-9/10'],
])('a map gets just the part it asks for: %s', async (range, body, told) => {
  const answer = await ask({ Range: range });
  expect(answer.status).toBe(206);
  expect(answer.headers.get('Content-Range')).toBe(told);
  expect(answer.headers.get('Content-Length')).toBe(String(body.length));
  expect(await answer.text()).toBe(body);
});

test.each(['bytes=10-', 'bytes=50-60', 'bytes=-0'])('what lies beyond the end is refused: %s', async (range) => {
  const answer = await ask({ Range: range });
  expect(answer.status).toBe(416);
  expect(answer.headers.get('Content-Range')).toBe('bytes */10');
});

test.each(['bytes=4-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=-', 'bytes=x'])(
  'what is no single range is answered whole: %s',
  async (range) => {
    const answer = await ask({ Range: range });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('0123456789');
  },
);

test('who has it already is told so, and half of an old file is never glued to half of a new one', async () => {
  const tag = (await ask()).headers.get('ETag') ?? '';
  expect((await ask({ 'If-None-Match': tag })).status).toBe(304);
  expect((await ask({ Range: 'bytes=0-1', 'If-Range': tag })).status).toBe(206);
  expect((await ask({ Range: 'bytes=0-1', 'If-Range': '"older"' })).status).toBe(200);
});

test('asking how large it is sends nothing, and a file that is not there is not there', async () => {
  const head = await ask({}, 'HEAD');
  expect([head.headers.get('Content-Length'), await head.text()]).toEqual(['10', '']);
  expect((await servePmtiles(join(folder, 'none'))(new Request('http://town.test/'))).status).toBe(404);
  expect((await servePmtiles(folder)(new Request('http://town.test/'))).status).toBe(404);
});
