import { pointsToCall, sourcesNamed, taxonomySources } from '#modules/directory/index.ts';
import { NotFound } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, clientAddress, doors, limiter, showPage } from '#platform/http/index.ts';
import { Feedback, keepFeedback, pageMeant } from './feedback.ts';
import { FeedbackPage, ThanksPage } from './pages/feedback.tsx';
import { OpenDataPage } from './pages/open-data.tsx';
import { ReadingPage } from './pages/reading.tsx';
import { robots, sitemapFile, sitemapFiles, sitemapIndex, sitemapPages } from './sitemap.ts';

/** Pages that belong to no room: what the law and our promises ask for, and what machines look for first. */
export const staticWeb = doors();

const readingPages = ['accessibilita', 'privacy', 'note-legali', 'tracce'] as const;
for (const name of readingPages) {
  staticWeb.get(`/${name}`, anyone, async (c) => {
    const { here } = c.var;
    return showPage(
      c,
      {
        title: here.t(`app.page.${name}.title`),
        description: here.t(`app.page.${name}.lead`, townOf(c)),
        width: 'reading',
      },
      <ReadingPage here={here} name={name} points={await pointsToCall(here.db)} />,
    );
  });
}

const townOf = (c: Ctx) => ({ town: c.var.here.commons.title, origin: c.var.here.config.origin });

staticWeb.get('/dati-aperti', anyone, async (c) => {
  const { here } = c.var;
  const title = here.t('app.page.dati-aperti.title');
  return showPage(
    c,
    { title, description: here.t('app.page.dati-aperti.lead', townOf(c)) },
    <OpenDataPage here={here} sources={await sourcesNamed(here.db)} taxonomies={taxonomySources(here.lang)} />,
  );
});

// Slow enough for a program, more than enough for a class that tries it together.
const often = limiter(30, 600);

const showFeedback = (c: Ctx, shown: Shown, page: string, status: 200 | 409 | 422) =>
  showPage(
    c,
    { title: c.var.here.t('app.feedback.title'), unlisted: true, status, width: 'reading' },
    <FeedbackPage here={c.var.here} shown={shown} page={page} />,
  );

staticWeb.get('/chiarezza', anyone, (c) => showFeedback(c, blank, pageMeant(c.req.query('pagina')), 200));

const send = form({
  schema: Feedback,
  page: (c, shown, status) => {
    const page = typeof shown.values.pagina === 'string' ? pageMeant(shown.values.pagina) : '/';
    return showFeedback(c, shown, page, status === 409 ? 409 : 422);
  },
  command: async (tx, here, input) => {
    await keepFeedback(tx, input, here.now);
    return input.pagina;
  },
  next: (_here, page) => `/chiarezza/grazie?pagina=${encodeURIComponent(page)}`,
});
staticWeb.post('/chiarezza', anyone, async (c, next) => {
  await often(clientAddress(c, c.var.here.config));
  return send(c, next);
});

staticWeb.get('/chiarezza/grazie', anyone, (c) => {
  const { here } = c.var;
  const title = here.t('app.feedback.thanks_title');
  return showPage(
    c,
    { title, unlisted: true, width: 'reading' },
    <ThanksPage here={here} page={pageMeant(c.req.query('pagina'))} />,
  );
});

staticWeb.get('/robots.txt', anyone, (c) => c.text(robots(c.var.here)));

staticWeb.get('/sitemap.xml', anyone, async (c) => {
  const { here } = c.var;
  return c.body(sitemapIndex(here, await sitemapFiles(here.db)), 200, xml);
});
staticWeb.get('/sitemap/:file{[a-z0-9-]{1,30}\\.xml}', anyone, async (c) => {
  const { here } = c.var;
  const pages = await sitemapPages(here.db, (c.req.param('file') ?? '').replace('.xml', ''));
  if (pages === null) throw new NotFound();
  return c.body(sitemapFile(here, pages), 200, xml);
});
const xml = { 'Content-Type': 'application/xml; charset=UTF-8' };
