import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

/** `main`: the one next step of a page; `soft`: beside it; `plain`: a lesser way; `danger`: what hurts if pressed by mistake. */
export type ButtonKind = 'main' | 'soft' | 'plain' | 'danger' | 'quiet';

type Look = { kind?: ButtonKind; icon?: IconName; small?: boolean; wide?: boolean };

const look = ({ kind = 'main', small, wide }: Look) =>
  ['btn', `btn-${kind}`, small && 'btn-small', wide && 'btn-wide'].filter(Boolean).join(' ');

type ButtonProps = Look & {
  children?: Child;
  type?: 'button' | 'submit' | 'reset';
  name?: string;
  value?: string;
  form?: string;
  formaction?: string;
  /** Says what pressing does, when the visible words alone are not enough ("Togli" → "Togli il filtro Gratis"). */
  label?: string;
  disabled?: boolean;
};

export const Button = ({ children, type = 'button', icon, kind, small, wide, label, ...rest }: ButtonProps) => (
  <button type={type} class={look({ kind, small, wide })} aria-label={label} {...rest}>
    {icon ? <Icon name={icon} /> : null}
    <span>{children}</span>
  </button>
);

/** The button that sends a form. */
export const SubmitButton = (props: Omit<ButtonProps, 'type'>) => <Button {...props} type="submit" />;

type LinkProps = Look & {
  href: string;
  children?: Child;
  label?: string;
  rel?: string;
  download?: boolean;
  lang?: string;
};

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export const ButtonLink = ({ children, icon, kind, small, wide, label, href, ...rest }: LinkProps) => (
  <a class={look({ kind, small, wide })} href={href} aria-label={label} {...rest}>
    {icon ? <Icon name={icon} /> : null}
    <span>{children}</span>
  </a>
);

/** Buttons in a row, that wrap on a phone. */
export const Buttons = ({ children }: { children?: Child }) => <div class="buttons">{children}</div>;
