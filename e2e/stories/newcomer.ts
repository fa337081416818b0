import { answers, ask, unfold } from '../on-the-way.ts';
import { readPage } from '../page-rules.ts';
import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

/** Someone who has just arrived, and reads English better than Italian. */
export const stories: Story[] = [
  {
    name: 'a newcomer changes the language on the way, and keeps what was asked',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?q=permesso+di+soggiorno&dove=99010&gratis=1`);
      const asked = new URL(page.url()).search;
      await page.locator('header').getByRole('link', { name: 'English' }).click();
      await page.waitForURL(/\/en\/cerca/);
      expectThat(new URL(page.url()).search === asked, `the question stays: ${page.url()}`);
      expectThat((await page.locator('#search-what').inputValue()) === 'permesso di soggiorno', 'in the box too');
      await speaks(visit, 'en');
      expectThat((await mainText(page)).includes('You see it because'), 'the answers say why in English');

      await page.locator('.entry-title a').first().click();
      await page.waitForURL(/\/en\/(servizi|pratiche)\//);
      await speaks(visit, 'en');
      await isForEveryone(visit);
      await page.locator('header').getByRole('link', { name: 'Italiano' }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/en'));
      await speaks(visit, 'it');
    },
  },
  {
    name: 'a newcomer finds in English what is written in Italian',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/en`);
      await speaks(visit, 'en');
      await ask(visit, 'learn Italian');
      await speaks(visit, 'en');
      expectThat(page.url().includes('/en/cerca'), 'the search stays in English');
      expectThat((await answers(page)).length > 2, 'and there are courses');
      await (await unfold(visit, /^Languages/)).getByLabel(/^English/).check();
      await page.getByRole('button', { name: /^Apply/ }).click();
      await page.waitForURL(/lingua=en/);
      await speaks(visit, 'en');
      await isForEveryone(visit);
    },
  },
];

/** The page is in the language that it says, part by part, in the address and for who listens. */
async function speaks({ page }: Visit, lang: string): Promise<void> {
  const { problems } = await page.evaluate(readPage, { html: await page.content(), url: page.url(), lang });
  // Styles and scripts that islands bring are looked at where pages are read as they are sent.
  const words = problems.filter((problem) => /^says/.test(problem));
  expectThat(words.length === 0, `${page.url()} ${words.join('; ')}`);
}
