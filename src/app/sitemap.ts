import { sql } from 'kysely';
import { pathOf } from '#modules/directory/index.ts';
import type { Db } from '#platform/database/index.ts';
import type { Here } from '#platform/http/index.ts';

/** As many addresses as one file of a site map may hold are 50 000 (sitemaps.org); each of ours is there in two languages. */
const perFile = 20_000;

const kinds = ['service', 'organization', 'place', 'asset', 'procedure'] as const;
const standing = [
  '/',
  '/punti',
  '/pratiche',
  '/quartieri',
  '/accessibilita',
  '/tracce',
  '/privacy',
  '/note-legali',
  '/dati-aperti',
  '/freschezza',
];

interface Page {
  path: string;
  changed: string | null;
}

/** The names of the files that the site map is made of. */
export async function sitemapFiles(db: Db): Promise<string[]> {
  const { rows } = await sql<{ kind: string; files: number }>`
    select kind, ceil(count(distinct id) / ${perFile}::numeric)::int as files from search_entry group by kind order by kind`.execute(
    db,
  );
  return [
    'pagine',
    ...rows.flatMap(({ kind, files }) => Array.from({ length: files }, (_, at) => `${kind}-${at + 1}`)),
  ];
}

/** The pages of one of those files; null where there is no such file. */
export async function sitemapPages(db: Db, file: string): Promise<Page[] | null> {
  if (file === 'pagine') return standingPages(db);
  const [, name, number] = /^([a-z]+)-([1-9]\d{0,3})$/.exec(file) ?? [];
  const kind = kinds.find((one) => one === name);
  if (!kind) return null;
  const { rows } = await sql<{ id: string; changed: string }>`
    select id, to_char(max(updated_at) at time zone 'UTC', 'YYYY-MM-DD') as changed from search_entry where kind = ${kind}
    group by id order by id limit ${perFile} offset ${(Number(number) - 1) * perFile}`.execute(db);
  return rows.length === 0 ? null : rows.map(({ id, changed }) => ({ path: pathOf(kind, id), changed }));
}

async function standingPages(db: Db): Promise<Page[]> {
  const { rows } = await sql<{ path: string }>`
    select '/quartieri/' || slug as path from neighbourhood union all select '/punti/' || id from point order by path`.execute(
    db,
  );
  return [...standing, ...rows.map(({ path }) => path)].map((path) => ({ path, changed: null }));
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const plain = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The list of files, for who reads the site map. */
export function sitemapIndex(here: Here, files: readonly string[]): string {
  const entries = files.map(
    (file) => `<sitemap><loc>${plain(`${here.config.origin}/sitemap/${file}.xml`)}</loc></sitemap>`,
  );
  return `${head}<sitemapindex ${space}>\n${entries.join('\n')}\n</sitemapindex>\n`;
}

/** One file: each page with its other language beside it. */
export function sitemapFile({ config }: Here, pages: readonly Page[]): string {
  const entries = pages.map(({ path, changed }) => {
    const [it, en] = [plain(config.origin + path), plain(`${config.origin}/en${path === '/' ? '' : path}`)];
    const when = changed ? `<lastmod>${changed}</lastmod>` : '';
    return `<url><loc>${it}</loc>${when}<xhtml:link rel="alternate" hreflang="en" href="${en}"/></url>`;
  });
  return `${head}<urlset ${space} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
}

/** What robots may read: everything but questions, of which there is no end, and what is for people with an account. */
export const robots = ({ config }: Here): string =>
  [
    'User-agent: *',
    'Disallow: /cerca?',
    'Disallow: /en/cerca?',
    'Disallow: /accedi',
    'Disallow: /chiarezza',
    'Disallow: /correzioni/',
    'Disallow: /en/correzioni/',
    'Disallow: /api/',
    `Sitemap: ${config.origin}/sitemap.xml`,
    '',
  ].join('\n');
