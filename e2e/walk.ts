import { kindOf } from './kinds.ts';
import { type PageRead, readPage } from './page-rules.ts';
import type { Visit } from './story.ts';

/** Of each kind of page so many are read: of entries these, of the endless combinations of filters those. */
const mostOfAKind = { entries: 14, searches: 20 };
const deepest = 4;
const mostAtOnce = 4;

export interface Walked {
  /** Every page that was read, in the order in which a link led there. */
  pages: { path: string; kind: string }[];
  /** What else links lead to: calendars, pictures, data. */
  files: string[];
  problems: string[];
}

/**
 * Follows every link of this site from a page on, as far as four links away, and reads what is found: each answers, and
 * each holds what every page must hold. At most so many pages as are asked for.
 */
export async function walk(
  { page, context, origin }: Visit,
  from: string,
  lang: string,
  most: number,
): Promise<Walked> {
  const walked: Walked = { pages: [], files: [], problems: [] };
  const seen = new Set([from]);
  const perKind = new Map<string, number>();
  let next = [{ path: from, linkedFrom: '' }];

  const read = async (path: string, linkedFrom: string): Promise<string[]> => {
    const response = await context.request.get(origin + path);
    const said = (sentence: string) => walked.problems.push(`${path} ${sentence}`);
    if (response.status() >= 400) {
      said(`answers ${response.status()}, and ${linkedFrom} links there`);
      return [];
    }
    const headers = response.headers();
    if (!/^default-src 'self'/.test(headers['content-security-policy'] ?? '')) said('lets anything in');
    if (!headers['content-type']?.startsWith('text/html')) {
      walked.files.push(path);
      return [];
    }
    walked.pages.push({ path, kind: kindOf(path) });
    // A link may change the language: the page is held to the one that its address has.
    const spoken = /^\/en(\/|$|\?)/.test(path) ? 'en' : 'it';
    const found: PageRead = await page.evaluate(readPage, {
      html: await response.text(),
      url: origin + path,
      lang: spoken,
    });
    for (const problem of found.problems) said(problem);
    return spoken === lang ? found.links : [];
  };

  for (let depth = 0; depth <= deepest && next.length > 0; depth += 1) {
    // Answers come in any order: sorted, the same pages are read every time.
    const sorted = next.toSorted((a, b) => a.path.localeCompare(b.path));
    const wanted = sorted.filter(({ path }) => {
      const kind = kindOf(path);
      const count = (perKind.get(kind) ?? 0) + 1;
      perKind.set(kind, count);
      return count <= (path.includes('?') ? mostOfAKind.searches : mostOfAKind.entries);
    });
    next = [];
    const work = async () => {
      for (let one = wanted.shift(); one; one = wanted.shift()) {
        if (walked.pages.length + walked.files.length >= most) return;
        for (const link of await read(one.path, one.linkedFrom)) {
          if (!seen.has(link)) next.push({ path: link, linkedFrom: one.path });
          seen.add(link);
        }
      }
    };
    await Promise.all(Array.from({ length: mostAtOnce }, work));
  }
  return walked;
}
