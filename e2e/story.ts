import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { kindOf } from './kinds.ts';

/** The two sizes that every page is looked at in: a five-year-old phone, and a desk. */
export const widths = { phone: 360, desk: 1280 } as const;
export type Width = keyof typeof widths;

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Where the program answers, without a slash at the end. */
  origin: string;
  width: Width;
  /** Whether this visitor's browser runs script. */
  script: boolean;
  /** What the command line of the running program answers. */
  comunanza(...words: string[]): Promise<string>;
}

/** What one kind of visitor does, from beginning to end. It throws when something is not as it should be. */
export interface Story {
  name: string;
  /** Without script first; with it where the page does more then. */
  script?: readonly boolean[];
  widths?: readonly Width[];
  /** What the console may say here: the story breaks that on purpose. */
  forgives?: RegExp;
  tell(visit: Visit): Promise<void>;
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the pages that axe has looked at are made of, at each width. */
const looked: Record<Width, Set<string>> = { phone: new Set(), desk: new Set() };

/**
 * Every page ends here: nothing that keeps anyone out (WCAG 2.2 AA), and nothing that scrolls sideways. axe takes a
 * second: a page of a kind that was looked at already, made of nothing but parts that were looked at already, is not
 * looked at again at the same width.
 */
export async function isForEveryone(visit: Visit): Promise<void> {
  const { page, width } = visit;
  await keepsWithin(page, widths[width]);
  // axe is script itself: where the visitor's browser runs none, it is looked at in the story told with script.
  if (!visit.script) return;
  const parts = await page.evaluate(partsOf);
  const known = looked[width];
  const fresh = [kindOf(page.url()), ...parts].filter((part) => !known.has(part));
  if (fresh.length === 0) return;
  for (const part of fresh) known.add(part);
  const { violations } = await axeFor(page).withTags(rules).analyze();
  expectThat(violations.length === 0, `${page.url()} keeps someone out:\n  ${violations.map(told).join('\n  ')}`);
}

/** Nothing is wider than the window. */
export async function keepsWithin(page: Page, width: number): Promise<void> {
  // Between one page and the next there is a moment without a document.
  await page.waitForLoadState();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expectThat(wide <= 0, `${page.url()} scrolls sideways by ${wide} px where ${width} fit`);
}

/** In the dark scheme everything can still be read: contrast is measured again. */
export async function isReadableInTheDark({ page }: Visit): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const { violations } = await axeFor(page).withRules(['color-contrast']).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  expectThat(
    violations.length === 0,
    `${page.url()} cannot be read in the dark:\n  ${violations.map(told).join('\n  ')}`,
  );
}

/** No page has frames of others and only what is wrong is read: three times as fast as axe is by itself. */
const axeFor = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });

interface Violation {
  id: string;
  help: string;
  nodes: { target: unknown[] }[];
}

const told = ({ id, help, nodes }: Violation): string =>
  `${id} (${help}): ${nodes
    .map(({ target }) => target.join(' '))
    .slice(0, 3)
    .join('; ')}`;

/** What a page is made of: each sort of element, by its name, classes, role and state. Runs in the browser. */
function partsOf(): string[] {
  const sort = (element: Element) => {
    const classes = [...element.classList].sort().join('.');
    const state = element
      .getAttributeNames()
      .filter((name) =>
        /^(role|type|open|disabled|required|lang|aria-(current|expanded|invalid|pressed|live))$/.test(name),
      )
      .map((name) => `[${name}=${element.getAttribute(name)}]`)
      .join('');
    return `${element.localName}.${classes}${state}`;
  };
  return [...new Set([...document.querySelectorAll('body, body *')].map(sort))];
}

/** Says what was expected and what was there. */
export function expectThat(fine: boolean, sentence: string): asserts fine {
  if (!fine) throw new Error(sentence);
}

/** The text of the page's main part, as a person reads it. */
export const mainText = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
