import { expectThat, isForEveryone, mainText, type Story } from '../story.ts';

/** Someone who fears that a person in the house looks at what she reads. */
export const stories: Story[] = [
  {
    name: 'who fears being watched searches without a trace, and is gone at one press',
    async tell(visit) {
      const { page, origin, script } = visit;
      await page.goto(`${origin}/punti`);
      await page.goto(`${origin}/cerca`);
      await page.getByLabel('Che cosa').fill('mio marito mi picchia');
      await page.getByRole('button', { name: 'Cerca senza lasciare traccia' }).click();
      await page.getByText('non resta nell’indirizzo').waitFor();
      expectThat(page.url() === `${origin}/cerca`, `nothing is in the address: ${page.url()}`);
      expectThat(!/marito/.test(await page.title()), 'nor in the title');
      expectThat(/centro antiviolenza/i.test(await mainText(page)), 'what helps is found');
      await isForEveryone(visit);
      await page
        .getByRole('button', { name: /Gratis/ })
        .first()
        .click();
      await page.waitForLoadState();
      expectThat(page.url() === `${origin}/cerca`, `filters leave nothing either: ${page.url()}`);
      expectThat((await page.locator('.chip-on').count()) === 1, 'the filter is on');
      await page.getByRole('button', { name: 'English' }).click();
      await page.waitForURL(`${origin}/en/cerca`);
      expectThat(
        (await page.getByLabel('What').first().inputValue()) === 'mio marito mi picchia',
        'in English as well',
      );
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Italiano' }).click();
      await page.waitForURL(`${origin}/cerca`);

      await page.getByRole('link', { name: 'Esci in fretta' }).click();
      await page.waitForURL(/\/esci$/);
      expectThat(!/Borgovivo|violenza/.test(await page.content()), 'the page says nothing of where she was');
      await isForEveryone(visit);
      if (script) {
        // What was sent and not kept cannot be shown again: the browser says so on a page of its own.
        await page.goBack().catch(() => {});
        const shown = await page
          .locator('body')
          .textContent({ timeout: 2_000 })
          .catch(() => '');
        expectThat(!/antiviolenza|marito/i.test(shown ?? ''), 'the arrow does not bring it back');
      }
      await page.goto(`${origin}/tracce`);
      expectThat(/1522/.test(await mainText(page)), 'she learns what else stays behind');
      await isForEveryone(visit);
    },
  },
  {
    name: 'on a phone the way out is always in sight, and neither the keyboard nor the end of the page lies behind it',
    widths: ['phone'],
    script: [false],
    async tell({ page, origin }) {
      await page.goto(`${origin}/punti`);
      const out = page.getByRole('link', { name: 'Esci in fretta' });
      const top = (await out.boundingBox())?.y ?? 0;
      for (let steps = 0; steps < 40; steps += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const { activeElement } = document;
          const within = activeElement?.closest('.quick-exit, body') === activeElement;
          return within ? null : (activeElement?.getBoundingClientRect().bottom ?? null);
        });
        expectThat(at === null || at <= top + 1, `what the keyboard has reached ends at ${at}, behind ${top}`);
      }
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const end = await page.locator('footer').last().boundingBox();
      expectThat((end?.y ?? 0) + (end?.height ?? 0) <= top + 1, 'the page ends above it');
      expectThat(await out.isVisible(), 'it is there at the end as well');
      expectThat((await out.boundingBox())?.width === 360, 'it is a bar of its own');
    },
  },
  {
    name: 'three presses of Esc are a way out, one or two close what is open',
    script: [true],
    async tell({ page, origin }) {
      await page.goto(`${origin}/cerca?q=bollette`);
      await page.waitForLoadState('networkidle');
      for (const _ of [1, 2]) await page.keyboard.press('Escape');
      await page.waitForTimeout(1_700);
      await page.keyboard.press('Escape');
      expectThat(/\/cerca/.test(page.url()), 'without hurry one stays');
      await page.waitForTimeout(1_700);
      for (const _ of [1, 2, 3]) await page.keyboard.press('Escape');
      await page.waitForURL(/\/esci$/);
    },
  },
];
