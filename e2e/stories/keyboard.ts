import type { Page } from 'playwright-core';
import { nameAll, type Step, whereAmI } from '../by-keyboard.ts';
import { expectThat, isForEveryone, type Story, type Visit } from '../story.ts';

/** Someone without a mouse: everything is reached in order, and one sees where one is. */
export const stories: Story[] = [
  {
    name: 'the first step leads past the menu, to what the page is about',
    script: [false],
    async tell({ page, origin }) {
      for (const path of ['/', '/cerca?q=bollette', '/punti', '/en']) {
        await page.goto(origin + path);
        await page.keyboard.press('Tab');
        const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
        expectThat(first === '#main', `on ${path} the first step is on «${first}»`);
        const seen = await page.locator('a[href="#main"]').boundingBox();
        expectThat(seen !== null && seen.y >= 0 && seen.width > 40, 'and it can be seen there');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        const inside = await page.evaluate(() => document.activeElement?.closest('main') !== null);
        expectThat(inside, `on ${path} the next step is inside`);
      }
    },
  },
  {
    name: 'step by step everything is reached, in order, with a ring that one sees',
    script: [false],
    widths: ['phone'],
    tell: (visit) => stepThrough(visit),
  },
  {
    name: 'step by step everything is reached, script or not',
    script: [true],
    widths: ['desk'],
    tell: (visit) => stepThrough(visit),
  },
  {
    name: 'filters and map are opened, used and left with the keyboard',
    script: [true],
    async tell(visit) {
      const { page, origin, width } = visit;
      await page.goto(`${origin}/cerca?q=aiuto&dove=99010`);
      const press = async (selector: string, key: string) => {
        await page.locator(selector).first().focus();
        await page.keyboard.press(key);
      };
      if (width === 'phone') await press('details.filters > summary', 'Enter');
      await press('details.facet:has([name=gratis]) > summary', 'Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      expectThat(await page.locator('input[name=gratis]').isChecked(), 'the space bar chooses');
      await press('.facet-send button', 'Enter');
      await page.waitForURL(/gratis=1/);

      await press('.map-opener', 'Enter');
      await page.locator('.map-pin').first().waitFor();
      await press('.map-pin:not(.map-group)', 'Enter');
      const there = await page.evaluate(() => document.activeElement?.closest('article')?.id ?? '');
      expectThat(there.startsWith('result-'), 'a pin leads to its answer');
      await page.locator('.map-pin').first().focus();
      await page.keyboard.press('Escape');
      await page.locator('.map-pin').first().waitFor({ state: 'detached' });
      const back = await page.evaluate(() => document.activeElement?.className ?? '');
      expectThat(back.includes('map-opener'), 'Esc leaves the map, and the hand is where it was');
      await isForEveryone(visit);
    },
  },
];

async function stepThrough({ page, origin }: Visit): Promise<void> {
  await page.goto(`${origin}/cerca?q=bollette&dove=99010`);
  const entry = await page.getByRole('link', { name: 'Sportello bollette', exact: true }).getAttribute('href');
  for (const path of ['/', '/cerca?q=bollette&dove=99010', entry ?? '', '/accedi']) {
    await page.goto(origin + path);
    // An island may still be bringing its button.
    await page.waitForLoadState('networkidle');
    await stepsOn(page, path);
  }
}

async function stepsOn(page: Page, path: string): Promise<void> {
  const names = await page.evaluate(nameAll);
  const steps: Step[] = [];
  for (let step = 0; step < names.length; step += 1) {
    await page.keyboard.press('Tab');
    steps.push(await page.evaluate(whereAmI, null));
  }
  for (const [at, { number, ring, inSight }] of steps.entries()) {
    expectThat(number === at, `on ${path} step ${at + 1} is on «${names[number] ?? 'nothing'}», not on «${names[at]}»`);
    expectThat(ring, `on ${path} one does not see that «${names[at]}» is reached`);
    expectThat(inSight, `on ${path} «${names[at]}» is reached out of sight`);
  }
}
