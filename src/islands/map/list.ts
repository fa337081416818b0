import type { Pin } from './reading.ts';

/** The card of a result on the page; null where the list does not show it. */
export const cardOf = (key: string): HTMLElement | null => document.getElementById(key);

/** Goes to a result: its card comes into sight and its link has the focus. One that is not on the page is opened. */
export function goTo(pin: Pin): void {
  const card = cardOf(pin.key);
  if (card === null) {
    if (pin.href !== null) location.assign(pin.href);
    return;
  }
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  card.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
  const link = card.querySelector('a');
  link?.focus({ preventScroll: true });
  if (link === null) {
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
  }
}

/** Marks the card whose pin is pointed at, and no other. */
export function lightCard(key: string | null): void {
  for (const card of document.querySelectorAll('.is-on-map')) card.classList.remove('is-on-map');
  if (key !== null) cardOf(key)?.classList.add('is-on-map');
}

/** Tells which card is pointed at or has the focus, until it is told to stop. */
export function watchCards(pins: readonly Pin[], lit: (key: string | null) => void): () => void {
  const stop = new AbortController();
  for (const { key } of pins) {
    const card = cardOf(key);
    for (const event of ['mouseenter', 'focusin'])
      card?.addEventListener(event, () => lit(key), { signal: stop.signal });
    for (const event of ['mouseleave', 'focusout'])
      card?.addEventListener(event, () => lit(null), { signal: stop.signal });
  }
  return () => stop.abort();
}
