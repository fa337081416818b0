import type { Child } from 'hono/jsx';
import type { Printed } from './print-sheet.tsx';
import type { Translate } from './translate.ts';

export type NavLink = { href: string; label: string };

export type LayoutProps = {
  t: Translate;
  /** Language of the page (BCP 47). */
  lang: string;
  dir?: 'ltr' | 'rtl';
  /** Turns a path of ours (`/privacy`) into an address in this page's language. */
  href: (path: string) => string;
  /** Path of this page, as `href` takes it. */
  path: string;
  title: string;
  description?: string;
  townName: string;
  townTagline?: string;
  nav: (NavLink & { current?: boolean })[];
  /** The same page in another language; with `send` it is asked for by sending that again, so that no address holds it. */
  otherLang?: { lang: string; label: string; href: string; send?: { name: string; value: string } };
  assets: { styles: string[]; scripts: string[]; fonts?: string[] };
  children?: Child;
  /** More for the `<head>`: JSON-LD, feeds. */
  head?: Child;
  person?: { name: string; href: string } | null;
  /** Instead of the five that the law and our promises ask for. */
  footerLinks?: NavLink[];
  /** Where the answer to "Quanto sono chiare le informazioni su questa pagina?" is given. */
  feedbackHref?: string;
  /** For whoever fears being watched: leaves at once. The page must carry the island `exit`. */
  quickExit?: NavLink;
  /** What the sheet says at its foot when the page is printed. */
  printed?: Printed;
  /** Scheme and host of the public address, for canonical and alternate links; without it they stay relative. */
  origin?: string;
  /** Keeps the page out of search engines (result lists, forms). */
  noindex?: boolean;
  /** `wide` (the default) for lists and cards, `reading` for long text, `full` for work pages. */
  width?: 'wide' | 'reading' | 'full';
};
