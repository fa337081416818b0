type Part = Node | string | null | undefined;

/** An element with its class and what is in it. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...parts: Part[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...parts.filter((part) => part !== null && part !== undefined));
  return made;
}

/** A link to somewhere. */
export function link(href: string, words: string, className = ''): HTMLAnchorElement {
  const made = el('a', className, words);
  made.href = href;
  return made;
}

/** A number to call. */
export const call = (number: string): HTMLAnchorElement => link(`tel:${number.replace(/[^\d+]/g, '')}`, number, 'tel');
