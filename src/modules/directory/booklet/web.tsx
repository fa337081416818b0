import { NotFound } from '#platform/database/index.ts';
import { type Ctx, doors, type Policy, showPage } from '#platform/http/index.ts';
import { quarterVersion, readQuarters } from '../entry/quarter.ts';
import { sayDate } from '../entry/say.ts';
import { BookletPage, BookletsPage } from './page.tsx';
import { mayPrintBooklet } from './policy.ts';
import { readBooklet } from './read.ts';

/** The directory of a neighbourhood on paper. */
export const bookletWeb = doors();

const printers: Policy = { name: 'who prints booklets', allows: mayPrintBooklet };

bookletWeb.get('/redazione/libretto', printers, async (c) => {
  const { here } = c.var;
  const title = here.t('booklet.title');
  return showPage(c, { title, unlisted: true }, <BookletsPage here={here} quarters={await readQuarters(here.db)} />);
});

bookletWeb.get('/redazione/libretto/:slug', printers, async (c) => {
  const { here } = c.var;
  const booklet = await readBooklet(here, c.req.param('slug') ?? '');
  if (!booklet) throw new NotFound();
  const large = isLarge(c);
  const name = booklet.quarter.name;
  return showPage(
    c,
    {
      title: here.t('booklet.title_of', { name }),
      unlisted: true,
      islands: ['print'],
      head: <link rel="stylesheet" href={here.href(`${here.path}/pagine.css${large ? '?grande=1' : ''}`)} />,
    },
    <BookletPage here={here} booklet={booklet} large={large} />,
  );
});

// What stands in the margin of every page is said in a style sheet: no page may carry style of its own.
bookletWeb.get('/redazione/libretto/:slug/pagine.css', printers, async (c) => {
  const { here } = c.var;
  const slug = c.req.param('slug') ?? '';
  if ((await quarterVersion(here.db, slug)) === null) throw new NotFound();
  const quarter = (await readQuarters(here.db)).find((one) => one.slug === slug);
  const foot = [quarter?.name ?? '', sayDate(here.now, here)].join(' · ');
  return c.body(pagesStyle(foot, isLarge(c)), 200, {
    'Content-Type': 'text/css; charset=UTF-8',
    'Cache-Control': 'no-store',
  });
});

const isLarge = (c: Ctx): boolean => c.req.query('grande') === '1';

/** The pages: their size, and at the foot of each its number, the neighbourhood and the date. */
function pagesStyle(foot: string, large: boolean): string {
  // Inside a string of CSS only the quotation mark, the backslash and the end of a line mean something else.
  const text = foot.replace(/["\\\n]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
  const font = `font: ${large ? '13pt' : '8.5pt'} "Titillium Web", sans-serif; color: #333; vertical-align: top; padding-top: 3mm;`;
  return `@page {
  size: ${large ? 'A4' : 'A5'};
  margin: ${large ? '16mm 16mm 20mm' : '11mm 11mm 16mm'};
  @bottom-left { content: "${text}"; ${font} }
  @bottom-right { content: counter(page); ${font} }
}
`;
}
