import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { languages } from '#platform/messages/index.ts';
import { Layout, type Printed } from '#platform/ui/index.ts';
import type { Ctx } from './here.ts';

export interface PageFrame {
  title: string;
  description?: string;
  /** Islands that the page carries, by their entry name. */
  islands?: readonly string[];
  head?: Child;
  status?: ContentfulStatusCode;
  /** Keeps search engines away from pages that are about one visitor's question. */
  unlisted?: boolean;
  /** What the sheet says at its foot when the page is printed. */
  printed?: Printed;
  /** What the form of this page sent, where no address may hold it: the other language is asked for by sending it again. */
  sent?: { name: string; value: string };
  /** `reading` for long text and for forms of one question. */
  width?: 'reading';
}

/** Answers with a whole page in the house's frame, in the language of the request. */
export function showPage(c: Ctx, frame: PageFrame, body: Child): Response | Promise<Response> {
  return c.html(pageHtml(c, frame, body), frame.status ?? 200);
}

/** The same as text, for pages that are kept and sent again while unchanged. */
export function pageHtml(c: Ctx, frame: PageFrame, body: Child): string {
  const here = c.var.here;
  const { t, lang } = here;
  const other = languages.find((one) => one !== lang) ?? 'en';
  const query = new URL(c.req.url).search;
  const theme = here.asset('theme');
  // Whoever is here once can read the directory later without a network.
  const islands = ['exit', 'keep', ...(frame.islands ?? [])]
    .map((name) => here.asset(name))
    .filter(({ file }) => file !== '');
  const person = here.actor.person;
  // The address of a form's button may have no page of its own, and what was typed would be lost on the way.
  const answersToForm = c.req.method === 'POST';
  const page = (
    <Layout
      t={t}
      lang={lang}
      href={here.href}
      origin={here.config.origin}
      path={here.path}
      title={frame.title}
      description={frame.description}
      townName={here.commons.title}
      townTagline={lang === 'it' ? here.commons.tagline_it : here.commons.tagline_en}
      nav={here.nav.map((item) => ({
        href: here.href(item.path),
        label: t(item.label),
        current: here.path === item.path || here.path.startsWith(`${item.path}/`),
      }))}
      otherLang={
        answersToForm && !frame.sent
          ? undefined
          : {
              lang: other,
              label: t(`http.language.${other}`),
              href: `${other === 'it' ? here.path : `/${other}${here.path === '/' ? '' : here.path}`}${query}`,
              send: frame.sent,
            }
      }
      assets={{
        styles: [...theme.styles, ...islands.flatMap((island) => island.styles)],
        scripts: islands.map((island) => island.file),
      }}
      quickExit={{ href: here.config.quickExit ?? here.href('/esci'), label: t('http.quick_exit') }}
      head={frame.head}
      noindex={frame.unlisted}
      printed={frame.printed}
      width={frame.width}
      person={person ? { name: person.name, href: here.href('/io') } : null}
    >
      {body}
    </Layout>
  );
  return `<!doctype html>${page}`;
}
