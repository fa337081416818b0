import type { Child } from 'hono/jsx';
import { phoneHref, readablePhone } from './phone-number.ts';

/** An address to press and write to. */
export const Mail = ({ address }: { address: string }) => (
  <a class="mail-to" href={`mailto:${address}`}>
    {address}
  </a>
);

/** A number to tap and call, written as people read it. Children go before it ("Chiama"). */
export const Tel = ({ number, children }: { number: string; children?: Child }) => (
  <a class="tel" href={phoneHref(number)}>
    {children}
    {children ? ' ' : null}
    <span class="digits">{readablePhone(number)}</span>
  </a>
);
