import { pino } from 'pino';
import { z } from 'zod';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import type { TestTown } from '#app/testing.ts';
import { readConfig } from '#platform/config/index.ts';
import { demoTown } from '../finding/town.fixture.ts';

/** Monday 23 November 2026, five past ten in Rome. */
export const monday = new Date('2026-11-23T09:05:00Z');

export interface Visited {
  status: number;
  type: string;
  etag: string | null;
  cookie: string | null;
  /** How long anyone may keep it. */
  cache: string | null;
  location: string | null;
  html: string;
  /** What is written in the page's main part, without its marks. */
  text: string;
}

/** Visits the pages of a town at a time of one's choosing; the house stays the same from one visit to the next. */
export function visitorOf(town: Pick<TestTown, 'installation' | 'url'>) {
  let now = monday;
  const config = readConfig({
    DATABASE_URL: town.url,
    COMUNANZA_SECRET: testSecret,
    LOG_LEVEL: 'silent',
    ORIGIN: 'https://borgovivo.test',
  });
  const log = pino({ level: 'silent' });
  const house = buildHouse({ config, installation: town.installation, log, perMinute: 0, clock: () => now });
  const send = async (path: string, init: RequestInit = {}): Promise<Visited> => {
    const headers = new Headers(init.headers);
    if (!headers.has('host')) headers.set('host', 'borgovivo.test');
    const answer = await house.request(path, { ...init, headers });
    const html = await answer.text();
    const { status } = answer;
    const type = answer.headers.get('content-type') ?? '';
    const said = (name: string) => answer.headers.get(name);
    const [etag, cookie, cache] = [said('etag'), said('set-cookie'), said('cache-control')];
    return { status, type, etag, cookie, cache, location: said('location'), html, text: plain(html) };
  };
  return {
    send,
    visit: (path: string, at = monday): Promise<Visited> => {
      now = at;
      return send(path);
    },
    /** Sends a form of one of our pages. */
    post: (path: string, fields: Record<string, string> | [string, string][], headers: HeadersInit = {}) => {
      const all = new Headers(headers);
      all.set('origin', 'https://borgovivo.test');
      return send(path, { method: 'POST', headers: all, body: new URLSearchParams(fields) });
    },
  };
}

/** Borgovivo and a visitor. Await it at the top of a file. */
export async function borgovivo() {
  const town = await demoTown(monday);
  const Row = z.object({ id: z.string() });
  /** The id of a row of the town, by its name. */
  const idOf = async (table: 'service' | 'organization' | 'location' | 'asset' | 'procedure' | 'point', name: string) =>
    Row.parse(await town.db.selectFrom(table).select('id').where('name', 'like', `${name}%`).executeTakeFirst()).id;
  return { ...town, ...visitorOf(town), idOf };
}

const plain = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html)
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
    .trim();

const Data = z.looseObject({ '@type': z.string() });

/** The linked data of a page, read as a machine would. Fails where it is no JSON. */
export function dataIn({ html }: Visited): z.output<typeof Data> {
  const written = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1];
  return Data.parse(JSON.parse(written ?? 'null'));
}
