import { themeFonts } from './fonts.ts';
import { SkipLink } from './hidden.tsx';
import type { LayoutProps } from './layout-props.ts';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';
import { PrintFoot } from './print-sheet.tsx';

/** Title of a page as the browser's tab shows it. */
const tabTitle = (title: string, townName: string) => (title === townName ? title : `${title} · ${townName}`);

/** A whole page but for `<!doctype html>`, which whoever sends it puts before. */
export const Layout = (props: LayoutProps) => {
  const { t, lang, dir, title, description, townName, assets, origin = '', otherLang, width = 'wide' } = props;
  const here = props.href(props.path);
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{tabTitle(title, townName)}</title>
        {description ? <meta name="description" content={description} /> : null}
        {props.noindex ? <meta name="robots" content="noindex" /> : null}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbf7f0" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#151d1f" media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no" />
        {(assets.fonts ?? themeFonts).map((font) => (
          <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        {assets.styles.map((style) => (
          <link rel="stylesheet" href={style} />
        ))}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/icon-192.png" />
        <link rel="manifest" href={props.href('/manifest.webmanifest')} />
        <link rel="canonical" href={origin + here} />
        {otherLang ? <link rel="alternate" hreflang={lang} href={origin + here} /> : null}
        {otherLang ? <link rel="alternate" hreflang={otherLang.lang} href={origin + otherLang.href} /> : null}
        {assets.scripts.map((script) => (
          <script type="module" src={script} />
        ))}
        {props.head}
      </head>
      <body class={`page page-${width}`}>
        <SkipLink href="#main">{t('ui.skip')}</SkipLink>
        <PageHeader {...props} />
        <main id="main" tabindex={-1} class="wrap">
          {props.children}
          {props.printed ? <PrintFoot {...props.printed} /> : null}
        </main>
        <PageFooter {...props} />
      </body>
    </html>
  );
};
