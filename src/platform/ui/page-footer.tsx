import type { LayoutProps, NavLink } from './layout-props.ts';
import type { Translate } from './translate.ts';

type FooterProps = Pick<LayoutProps, 't' | 'href' | 'path' | 'townName' | 'footerLinks' | 'feedbackHref' | 'person'>;

const standardLinks = (t: Translate, href: (path: string) => string): NavLink[] => [
  { href: href('/accessibilita'), label: t('ui.accessibility') },
  { href: href('/tracce'), label: t('ui.traces') },
  { href: href('/privacy'), label: t('ui.privacy') },
  { href: href('/note-legali'), label: t('ui.legal') },
  { href: href('/dati-aperti'), label: t('ui.open_data') },
  { href: href('/freschezza'), label: t('ui.freshness') },
  { href: href('/sviluppatori'), label: t('ui.developers') },
  { href: href('/offline'), label: t('ui.offline') },
];

/** What every page owes its reader, and the question that Italian public sites ask at the end of each page. */
export const PageFooter = ({ t, href, path, townName, footerLinks, feedbackHref, person }: FooterProps) => (
  <footer class="bottom">
    <div class="wrap">
      <p class="bottom-feedback">
        <a href={feedbackHref ?? href(`/chiarezza?pagina=${encodeURIComponent(path)}`)}>{t('ui.feedback')}</a>
      </p>
      <nav aria-label={t('ui.footer')}>
        <ul>
          {(footerLinks ?? standardLinks(t, href)).map((link) => (
            <li>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
          {person ? null : (
            <li>
              <a href={href('/accedi')}>{t('ui.sign_in')}</a>
            </li>
          )}
        </ul>
      </nav>
      <p class="bottom-credit">{t('ui.credit', { town: townName })}</p>
    </div>
  </footer>
);
