import { Icon } from './icon.tsx';
import type { LayoutProps } from './layout-props.ts';
import { Mark } from './mark.tsx';

type HeaderProps = Pick<
  LayoutProps,
  't' | 'href' | 'townName' | 'townTagline' | 'nav' | 'otherLang' | 'person' | 'quickExit'
>;

/** The town's name with the mark, the few words of the menu, and the other language. */
export const PageHeader = ({ t, href, townName, townTagline, nav, otherLang, person, quickExit }: HeaderProps) => (
  <header class="top wrap">
    <a class="brand" href={href('/')}>
      <Mark />
      <span>
        <span class="brand-name">{townName}</span>
        {townTagline ? <small>{townTagline}</small> : null}
      </span>
    </a>
    <nav class="top-nav" aria-label={t('ui.menu')}>
      <ul>
        {nav.map((link) => (
          <li>
            <a href={link.href} aria-current={link.current ? 'page' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <div class="top-side">
      {person ? (
        <a href={person.href}>
          <Icon name="user" />
          <span>{person.name}</span>
        </a>
      ) : null}
      <a class="urgent" href={href('/urgente')}>
        {t('ui.urgent')}
      </a>
      {otherLang?.send ? (
        <form method="post" action={otherLang.href}>
          <button
            type="submit"
            class="as-link"
            name={otherLang.send.name}
            value={otherLang.send.value}
            lang={otherLang.lang}
          >
            {otherLang.label}
          </button>
        </form>
      ) : otherLang ? (
        <a href={otherLang.href} lang={otherLang.lang} hreflang={otherLang.lang}>
          {otherLang.label}
        </a>
      ) : null}
      {quickExit ? (
        <comunanza-exit>
          <a class="quick-exit" href={quickExit.href} rel="noreferrer">
            <Icon name="exit" />
            <span>{quickExit.label}</span>
          </a>
        </comunanza-exit>
      ) : null}
    </div>
  </header>
);
