import type { Locator, Page } from 'playwright-core';
import { expectThat, type Visit } from './story.ts';

/** Asks the box at the top of the page. */
export async function ask({ page }: Visit, what: string, where = ''): Promise<void> {
  await page.locator('#search-what').fill(what);
  await page.locator('#search-where').fill(where);
  await page.locator('#search').getByRole('button').first().click();
  await page.waitForURL(/\/cerca\?/);
}

/** Unfolds a group of filters; on a phone they stand folded together under one word. */
export async function unfold({ page, width }: Visit, group: RegExp): Promise<Locator> {
  const all = page.locator('details.filters');
  if (width === 'phone' && (await all.getAttribute('open')) === null) await all.locator('> summary').click();
  const one = page.locator('details.facet').filter({ has: page.locator('summary', { hasText: group }) });
  if ((await one.getAttribute('open')) === null) await one.locator('> summary').click();
  return one;
}

/** The names of the answers, from the top. */
export const answers = (page: Page): Promise<string[]> => page.locator('.entry-title a').allTextContents();

/** How many answers the page says that there are. */
export async function total(page: Page): Promise<number> {
  const words = (await page.locator('#answers').textContent()) ?? '';
  const [count] = words.match(/\d+/) ?? [];
  expectThat(count !== undefined, `«${words}» says how many answers there are`);
  return Number(count);
}

/** Goes to the page of the first answer of a kind, as the card names it, and gives its title. */
export async function openFirst({ page }: Visit, kind: string): Promise<string> {
  const card = page.locator('.entry').filter({ has: page.locator('.entry-kind', { hasText: kind }) });
  const link = card.first().locator('.entry-title a');
  const title = (await link.textContent()) ?? '';
  await link.click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return title;
}
