import type { Page } from 'playwright-core';
import { follow, write } from '../by-keyboard.ts';
import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

const noNetwork = /ERR_INTERNET_DISCONNECTED|Failed to fetch/;

/** Someone whose network is gone: in a cellar, on a bus, at the end of the month. */
export const stories: Story[] = [
  {
    name: 'after one visit the directory is there without a network, with the keyboard alone',
    script: [true],
    forgives: noNetwork,
    async tell(visit) {
      const { page, context, origin } = visit;
      await page.goto(origin);
      await copyIsKept(page);
      await context.setOffline(true);

      await page.goto(`${origin}/cerca?q=bolletta`);
      await page.getByText('Questa copia è di oggi alle').waitFor();
      expectThat(
        (await page.getByLabel('Che cosa cerchi').inputValue()) === 'bolletta',
        'what was asked is asked here',
      );
      await isForEveryone(visit);
      await write(page, 'Che cosa cerchi', 'zanzibar');
      await page.getByText('Nella copia non c’è niente con queste parole').waitFor();
      await isForEveryone(visit);
      await write(page, 'Che cosa cerchi', 'sportello bollette');
      await follow(page, 'Sportello bollette');
      await readsEntry(visit);
      await page.reload();
      await readsEntry(visit);

      await follow(page, 'Cerca altro nella copia');
      await page.getByLabel('Che cosa cerchi').waitFor();
      await isForEveryone(visit);
      await page.goto(`${origin}/punti`);
      await page.getByText('si apre solo con la rete').waitFor();
      await isForEveryone(visit);

      await context.setOffline(false);
      await page.goto(`${origin}/cerca?q=bollette`);
      await page.getByRole('heading', { level: 1, name: 'Trova vicino a te' }).waitFor();
    },
  },
  {
    name: 'a copy says that it is of yesterday, renews itself when the network is back, and an older form of it goes',
    script: [true],
    widths: ['phone'],
    forgives: noNetwork,
    async tell({ page, context, origin }) {
      await page.goto(origin);
      await copyIsKept(page);
      await page.evaluate(makeOld);
      await context.setOffline(true);
      await page.goto(`${origin}/offline`);
      await page.getByText(/Questa copia è di ieri alle \d/).waitFor();
      await context.setOffline(false);
      await page.goto(`${origin}/quartieri`);
      await page.waitForTimeout(1500);
      await context.setOffline(true);
      await page.goto(`${origin}/offline`);
      await page.getByText('Questa copia è di oggi alle').waitFor();
      await context.setOffline(false);

      await page.evaluate(async () => {
        await caches.open('comunanza-copy-0');
        await (await navigator.serviceWorker.getRegistration())?.unregister();
      });
      await page.goto(origin);
      for (let tries = 0; tries < 50 && (await page.evaluate(() => caches.has('comunanza-copy-0'))); tries++) {
        await page.waitForTimeout(100);
      }
      const names = await page.evaluate(() => caches.keys());
      expectThat(names.join() === 'comunanza-copy-1', `only this form of the copy is there: ${names.join()}`);
    },
  },
  {
    name: 'in English the copy is in English',
    script: [true],
    widths: ['phone'],
    forgives: noNetwork,
    async tell({ page, context, origin }) {
      await page.goto(`${origin}/en/quartieri`);
      await copyIsKept(page);
      await context.setOffline(true);
      await page.goto(`${origin}/en/offline`);
      await page.getByText('This copy is from today at').waitFor();
      await page.getByLabel('What are you looking for').fill('bakery');
      await page.getByRole('link', { name: 'Mill bakery' }).click();
      await page.getByRole('heading', { level: 1, name: 'Mill bakery' }).waitFor();
    },
  },
  {
    name: 'what one searches, reads, or sees with an account is in no copy',
    script: [true],
    widths: ['phone'],
    async tell({ page, origin }) {
      await page.goto(origin);
      await copyIsKept(page);
      await page.goto(`${origin}/cerca?q=sfratto`);
      await page.goto(`${origin}/io`);
      await page.getByLabel('E-mail').fill('redazione@borgovivo.example');
      await page.getByLabel('Password').fill('porta aperta redazione');
      await page.getByRole('button', { name: 'Entra', exact: true }).click();
      await page.waitForURL(/\/io$/);
      await page.goto(`${origin}/redazione/importa`);
      // Made anew by someone who is signed in, the copy is still a stranger's.
      await page.evaluate(() => caches.delete('comunanza-copy-1'));
      await page.goto(`${origin}/cerca?q=bollette`);
      await copyIsKept(page);
      const kept = await page.evaluate(readCaches);
      const addresses = kept.map(({ address }) => address);
      const strange = addresses.filter(
        (one) =>
          !/^\/(assets\/|fonts\/|icons\.svg$|favicon\.svg$|urgente$|offline($|\/elenco\.json$|\/mappatura$))/.test(one),
      );
      expectThat(strange.length === 0, `nothing but the copy is kept: ${strange.join(', ')}`);
      expectThat(
        kept.every(({ text }) => !/redazione@borgovivo|Elena Sarti|sfratto=|q=sfratto/.test(text)),
        'nobody’s name is in it',
      );
      const bytes = kept.reduce((sum, { size }) => sum + size, 0);
      expectThat(bytes > 50_000 && bytes < 5_000_000, `the copy weighs ${bytes} bytes`);
    },
  },
  {
    name: 'without script the page of the copy leads to the search',
    script: [false],
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/offline`);
      await isForEveryone(visit);
      await page.getByRole('link', { name: 'cerca nell’elenco' }).click();
      await page.waitForURL(`${origin}/cerca`);
    },
  },
];

async function readsEntry(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.getByRole('heading', { level: 1, name: 'Sportello bollette' }).waitFor();
  const text = await mainText(page);
  for (const fact of ['Quando:', 'Telefono:', 'Che cosa portare:', 'Questa copia è di oggi']) {
    expectThat(text.includes(fact), `the copy tells «${fact}»: ${text.slice(0, 600)}`);
  }
  await isForEveryone(visit);
}

/** The worker has the list, and the page that reads it. */
async function copyIsKept(page: Page): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const kept = await page.evaluate(async () => {
      const prefix = document.documentElement.lang === 'en' ? '/en' : '';
      return (await caches.match(`${prefix}/offline`)) !== undefined;
    });
    if (kept) return;
    await page.waitForTimeout(100);
  }
  throw new Error('no copy was made in ten seconds');
}

/** As if the copy had been made a day ago. Runs in the browser. */
async function makeOld(): Promise<void> {
  const cache = await caches.open('comunanza-copy-1');
  const address = '/offline/elenco.json';
  const text = await (await cache.match(address))?.text();
  const date = new Date(Date.now() - 24 * 3_600_000).toUTCString();
  await cache.put(address, new Response(text, { headers: { date } }));
}

/** Everything that the browser keeps for this site. Runs in the browser. */
async function readCaches(): Promise<{ address: string; text: string; size: number }[]> {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const answer = await cache.match(url);
      if (!answer) continue;
      const bytes = await answer.arrayBuffer();
      const { pathname, search } = new URL(url);
      kept.push({ address: pathname + search, text: new TextDecoder().decode(bytes), size: bytes.byteLength });
    }
  }
  return kept;
}
