import type { Child } from 'hono/jsx';

/** Words for who listens to the page; eyes do not need them. */
export const VisuallyHidden = ({ children }: { children?: Child }) => <span class="visually-hidden">{children}</span>;

/** First thing that the keyboard meets: jumps over the menus. */
export const SkipLink = ({ href, children }: { href: string; children?: Child }) => (
  <a class="skip" href={href}>
    {children}
  </a>
);
