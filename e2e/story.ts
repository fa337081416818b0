import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';

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
}

/** What one kind of visitor does, from beginning to end. It throws when something is not as it should be. */
export interface Story {
  name: string;
  /** Without script first; with it where the page does more then. */
  script?: readonly boolean[];
  widths?: readonly Width[];
  tell(visit: Visit): Promise<void>;
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every page ends here: nothing that keeps anyone out (WCAG 2.2 AA), and nothing that scrolls sideways. */
export async function isForEveryone({ page, script }: Visit): Promise<void> {
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  if (typeof wide === 'number' && wide > 0) throw new Error(`${page.url()} scrolls sideways by ${wide} px`);
  // axe is script itself: where the visitor's browser runs none, it is looked at in the story told with script.
  if (!script) return;
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  if (violations.length === 0) return;
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id} (${help}): ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join('; ')}`,
  );
  throw new Error(`${page.url()} keeps someone out:\n  ${told.join('\n  ')}`);
}

/** Says what was expected and what was there. */
export function expectThat(fine: boolean, sentence: string): asserts fine {
  if (!fine) throw new Error(sentence);
}

/** The text of the page's main part, as a person reads it. */
export const mainText = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
