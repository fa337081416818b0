import type { Child } from 'hono/jsx';

/**
 * Where something leads: an address or, where nothing may stay in one, a value that the form with this id sends under this
 * name.
 */
export type Leads = string | { form: string; name: string; value: string };

type GoProps = {
  to: Leads;
  class?: string;
  rel?: string;
  'aria-current'?: 'page' | 'true';
  children?: Child;
};

/** A link or, where the way must not show in an address, a button that looks like one. */
export const Go = ({ to, children, class: look, rel, ...rest }: GoProps) =>
  typeof to === 'string' ? (
    <a href={to} class={look} rel={rel} {...rest}>
      {children}
    </a>
  ) : (
    <button type="submit" {...to} class={look ?? 'as-link'} {...rest}>
      {children}
    </button>
  );
