import { ask, unfold } from '../on-the-way.ts';
import { expectThat, isForEveryone, mainText, type Story } from '../story.ts';

/** A bus at the edge of the valley: half a second for each answer, forty kilobytes a second. */
const bus = { offline: false, latency: 500, downloadThroughput: 40_000, uploadThroughput: 15_000 };
const patience = 10_000;

/** Someone on a bad line: what arrives is enough. */
export const stories: Story[] = [
  {
    name: 'on a slow line the answers are there before patience ends',
    script: [true],
    widths: ['phone'],
    async tell(visit) {
      const { page, context, origin } = visit;
      const network = await context.newCDPSession(page);
      await network.send('Network.enable');
      await network.send('Network.emulateNetworkConditions', bus);
      const began = performance.now();
      await page.goto(`${origin}/cerca?q=bollette&dove=99010`, { waitUntil: 'domcontentloaded' });
      await page.getByRole('link', { name: 'Sportello bollette', exact: true }).waitFor();
      const took = performance.now() - began;
      expectThat(took < patience, `the first visit took ${Math.round(took)} ms`);
      await isForEveryone(visit);
    },
  },
  {
    name: 'script that never arrives takes nothing away',
    script: [true],
    forgives: /ERR_FAILED|Failed to fetch/,
    async tell(visit) {
      const { page, context, origin } = visit;
      await context.route(/\/assets\/.*\.m?js$/, (route) => route.abort());
      await page.goto(origin);
      await ask(visit, 'aiuto', '99010');
      await (await unfold(visit, /^Quanto costa/)).getByLabel(/^Gratis/).check();
      await page.getByRole('button', { name: 'Applica i filtri' }).click();
      await page.waitForURL(/gratis=1/);
      expectThat((await page.getByRole('button', { name: 'Apri la mappa' }).count()) === 0, 'no button does nothing');
      expectThat((await mainText(page)).includes('gli stessi luoghi dell’elenco'), 'the list has what the map has');
      await page.locator('.entry-title a').first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await isForEveryone(visit);
    },
  },
  {
    name: 'a map that breaks off says so, and the list stays',
    script: [true],
    widths: ['phone'],
    forgives: /ERR_FAILED|Failed to fetch/,
    async tell(visit) {
      const { page, context, origin } = visit;
      await page.goto(`${origin}/cerca?q=aiuto&dove=99010`);
      await context.route(/\/assets\/open-.*\.js$/, (route) => route.abort());
      await page.getByRole('button', { name: 'Apri la mappa' }).click();
      await page.getByText('Trovi tutto nell’elenco').waitFor();
      expectThat((await page.locator('.entry').count()) > 3, 'the list is where it was');
      await isForEveryone(visit);
    },
  },
  {
    name: 'without style the page still reads from top to bottom',
    script: [false],
    forgives: /ERR_FAILED/,
    async tell(visit) {
      const { page, context, origin } = visit;
      await context.route(/\.(css|woff2)$/, (route) => route.abort());
      await page.goto(`${origin}/cerca?q=bollette&dove=99010`);
      await page.getByRole('link', { name: 'Sportello bollette', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Sportello bollette' }).waitFor();
      const text = await mainText(page);
      const order = ['Sportello bollette', 'Per chi', 'Che cosa portare', 'Quanto costa', 'Chiama', 'Oggi', 'Lo offre'];
      const at = order.map((words) => text.indexOf(words));
      expectThat(
        at.every((place, index) => place >= 0 && (index === 0 || place > (at[index - 1] ?? 0))),
        `in this order: ${order.map((words, index) => `${words} ${at[index]}`).join(', ')}`,
      );
    },
  },
];
