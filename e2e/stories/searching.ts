import { expectThat, isForEveryone, mainText, type Story } from '../story.ts';

/** Someone who looks for something near home, without an account. */
export const stories: Story[] = [
  {
    name: 'a neighbour with a bill finds who reads it with her',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca`);
      await page.getByLabel('Che cosa').fill('bollette');
      await page.getByLabel('Dove').fill('99010');
      await page.getByRole('button', { name: 'Trova', exact: true }).click();
      await page.waitForURL(/q=bollette/);
      const text = await mainText(page);
      expectThat(text.includes('Sportello bollette'), 'the desk for bills is among the answers');
      expectThat(text.includes('Vicino a te'), 'near and far are told apart');
      expectThat(text.includes('Lo vedi perché'), 'each answer says why it is there');
      await isForEveryone(visit);
    },
  },
  {
    name: 'filters are in the address and can be taken off again',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?q=aiuto`);
      const free = page.getByRole('link', { name: /Gratis/ }).first();
      await free.click();
      await page.waitForURL(/gratis=1/);
      await isForEveryone(visit);
      await page
        .getByRole('link', { name: /Gratis/ })
        .first()
        .click();
      await page.waitForURL((url) => !url.search.includes('gratis'));
    },
  },
  {
    name: 'who finds nothing is not left alone',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?q=astronave+a+vapore`);
      const text = await mainText(page);
      expectThat(text.includes('Punto Comunità'), 'there is someone to talk to');
      await isForEveryone(visit);
    },
  },
  {
    name: 'a newcomer reads the same search in English',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?q=residence+permit`);
      await page.getByRole('link', { name: 'English' }).first().click();
      await page.waitForURL(/\/en\/cerca/);
      expectThat((await page.locator('html').getAttribute('lang')) === 'en', 'the page says that it is in English');
      expectThat((await mainText(page)).includes('You see it because'), 'the answers are in English');
      await isForEveryone(visit);
    },
  },
];
