import type { Child } from 'hono/jsx';
import { Count } from './count.tsx';
import { Go, type Leads } from './go.tsx';
import { VisuallyHidden } from './hidden.tsx';
import { Icon } from './icon.tsx';
import type { Translate } from './translate.ts';

type ChipProps = {
  t: Translate;
  /** Where the search goes with the filter added or, when it is on, without it. */
  href: Leads;
  label: string;
  /** How many results it would leave. */
  count?: number | string;
  /** The filter is on: the chip shows a cross and takes it away. */
  on?: boolean;
};

/** A filter that is one press away, on or off; a link, so that it works everywhere and is in the address (or a button, where nothing may be). */
export const Chip = ({ t, href, label, count, on }: ChipProps) => (
  <Go class={on ? 'chip chip-on' : 'chip'} to={href} rel="nofollow">
    <VisuallyHidden>{on ? t('ui.filter_remove') : t('ui.filter_add')} </VisuallyHidden>
    {label}
    {on ? <Icon name="close" /> : null}
    {!on && count !== undefined ? <Count t={t} count={count} /> : null}
  </Go>
);

/** Chips in a row, with a name for who listens ("Filtri attivi"). */
export const Chips = ({ label, children }: { label: string; children?: Child[] | Child }) => (
  <ul class="chips" aria-label={label}>
    {[children].flat().map((chip) => (chip ? <li>{chip}</li> : null))}
  </ul>
);

/** Everyday words that one may press instead of typing. */
export const Words = ({ label, links }: { label: string; links: { href: string; label: string }[] }) => (
  <ul class="words" aria-label={label}>
    {links.map((link) => (
      <li>
        <a href={link.href}>{link.label}</a>
      </li>
    ))}
  </ul>
);
