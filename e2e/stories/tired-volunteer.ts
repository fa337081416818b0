import type { Page } from 'playwright-core';
import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

/** A telephone in a side street: half a second for each answer, a fifth of a megabyte a second. */
const thirdGeneration = { offline: false, latency: 400, downloadThroughput: 200_000, uploadThroughput: 90_000 };
const noLine = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|Failed to load resource/;

/** The end of a long opening: a small screen, a slow line, one hand on the keyboard. */
export const stories: Story[] = [
  {
    name: 'a contact for information takes six inputs at most, with the keyboard alone, and names nobody',
    script: [true],
    widths: ['phone'],
    async tell(visit) {
      const { page, context, origin } = visit;
      await comesIn(visit);
      const network = await context.newCDPSession(page);
      await network.send('Network.enable');
      await network.send('Network.emulateNetworkConditions', thirdGeneration);
      const opened = performance.now();
      await page.goto(`${origin}/sportello`, { waitUntil: 'domcontentloaded' });
      await focusIsOn(page, 'È venuto qualcuno');
      const usable = performance.now() - opened;
      expectThat(usable < 3_000, `the first screen was usable after ${Math.round(usable)} ms`);
      await isForEveryone(visit);

      const began = performance.now();
      let inputs = 0;
      const press = async (key: string) => {
        inputs += 1;
        await page.keyboard.press(key);
      };
      await press('Enter');
      await page.waitForURL(/\/contatto$/);
      await focusIsOn(page, 'Che cosa ha chiesto, con parole sue');
      inputs += 1;
      await page.keyboard.type('la bolletta del gas è troppo alta');
      await press('Enter');
      await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'answers');
      await isForEveryone(visit);
      await press('Space');
      await press('Enter');
      await page.waitForURL(/\/fatto\?contatto=/);
      const took = performance.now() - began;
      expectThat(inputs <= 6, `it took ${inputs} inputs`);
      expectThat(took < 60_000, `it took ${Math.round(took)} ms`);
      expectThat((await mainText(page)).includes('Nessun nome è stato scritto'), 'it says that nobody was named');
      await focusIsOn(page, 'Un altro contatto');
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Stampa o manda' }).click();
      await page.waitForURL(/\/lista/);
      await page
        .getByRole('heading', { level: 3 })
        .or(page.getByRole('heading', { level: 2 }))
        .first()
        .waitFor();
      await isForEveryone(visit);
    },
  },
  {
    name: 'digits choose, never while one writes, and can be turned off',
    script: [true],
    widths: ['desk'],
    async tell(visit) {
      const { page, origin } = visit;
      await comesIn(visit);
      await opensContact(visit);
      await page.keyboard.type('via Roma 8');
      expectThat((await page.getByLabel('Che cosa ha chiesto').inputValue()) === 'via Roma 8', 'a digit is a digit');
      expectThat(await page.getByLabel('Di persona').isChecked(), 'and chose nothing');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('8');
      expectThat(await page.getByLabel('Al telefono').isChecked(), '8 is on the telephone');
      await page.keyboard.press('6');
      expectThat(await page.getByLabel('Per un’altra persona').isChecked(), '6 is for someone else');
      await page.getByRole('button', { name: 'Le cifre scelgono' }).click();
      await page.keyboard.press('5');
      expectThat(!(await page.getByLabel('Per sé').isChecked()), 'turned off they choose nothing');
      await page.getByRole('button', { name: 'Le cifre non scelgono' }).click();
      // Two words on a keyboard are enough for who only came to talk.
      await page.goto(`${origin}/sportello`);
      await focusIsOn(page, 'È venuto qualcuno');
      await page.keyboard.press('Enter');
      await focusIsOn(page, 'Che cosa ha chiesto, con parole sue');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('2');
      expectThat(!(await page.getByLabel('Che cosa ha chiesto').isVisible()), 'nothing was asked: nothing is asked');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/fatto\?contatto=/);
      await page.getByRole('button', { name: 'Annulla' }).click();
      await page.getByText('quel contatto non c’è più').waitFor();
    },
  },
  {
    name: 'a line that drops loses nothing and doubles nothing',
    script: [true],
    widths: ['phone'],
    forgives: noLine,
    async tell(visit) {
      const { page, context, origin } = visit;
      await comesIn(visit);
      await opensContact(visit);
      await page.keyboard.type('un corso di italiano');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'answers');
      const network = await context.newCDPSession(page);
      await network.send('Network.enable');
      await network.send('Network.emulateNetworkConditions', { ...thirdGeneration, offline: true });
      await page.keyboard.press('Enter');
      await page.getByText('Non ancora segnato').waitFor();
      expectThat(
        (await page.getByLabel('Che cosa ha chiesto').inputValue()) === 'un corso di italiano',
        'the form stays as it was',
      );
      const kept = await page.evaluate(async () => {
        const databases = await indexedDB.databases();
        return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases.map(({ name }) => name)]);
      });
      expectThat(!/corso|italiano/.test(kept), `nothing of it is kept on the device: ${kept}`);
      await isForEveryone(visit);
      // The line is back, and drops again after the contact arrived: nobody here knows that it did.
      let arrived = 0;
      await context.route(/\/contatto$/, async (route) => {
        arrived += 1;
        if (arrived > 1) return route.continue();
        await route.fetch();
        await route.abort();
      });
      await network.send('Network.emulateNetworkConditions', thirdGeneration);
      await page.waitForURL(/\/fatto\?contatto=/, { timeout: 60_000 });
      expectThat(arrived > 1, `it was sent ${arrived} times`);
      await page.goto(`${origin}/sportello`);
      await page.getByText('Le stesse cose in cifre').click();
      await page.getByRole('row', { name: "Imparare l'italiano 1", exact: true }).waitFor();
    },
  },
  {
    name: 'what is missing is said beside its field, and nothing that was chosen goes',
    async tell(visit) {
      const { page } = visit;
      await comesIn(visit);
      await opensContact(visit);
      await page.getByText('Al telefono').click();
      await page.getByText('Se vuoi').click();
      await page.getByText('65–79').click();
      await page.getByRole('button', { name: 'Fatto, solo informazioni' }).click();
      await page.getByText('Scrivi che cosa ha chiesto').waitFor();
      expectThat(await page.getByLabel('Al telefono').isChecked(), 'the telephone stays');
      expectThat(await page.getByLabel('65–79').isChecked(), 'the age stays');
      await isForEveryone(visit);
      await page.getByLabel('Che cosa ha chiesto').fill('il bonus per la luce');
      await page.getByRole('button', { name: 'Cerca una risposta' }).click();
      await page.locator('input[name=answers]').first().check();
      expectThat(await page.getByLabel('65–79').isChecked(), 'and after looking for an answer too');
      await page.getByRole('button', { name: 'Serve un seguito' }).click();
      await page.waitForURL(/\/seguito\?contatto=/);
      await page.getByRole('heading', { name: 'Telefoniamo insieme' }).waitFor();
      await isForEveryone(visit);
      await page.getByRole('link', { name: 'Nessuno di questi' }).click();
      await page.waitForURL(/\/fatto\?contatto=/);
    },
  },
  {
    name: 'a sheet of paper is printed, and entered later with its day',
    script: [false],
    async tell(visit) {
      const { page, origin } = visit;
      await comesIn(visit);
      await page.goto(`${origin}/sportello`);
      await page.getByRole('link', { name: 'Stampa i fogli' }).click();
      await page.locator('.slip').first().waitFor();
      await isForEveryone(visit);
      await page.getByRole('link', { name: 'Segna un foglio già scritto' }).click();
      await page.getByText('Due chiacchiere').click();
      await page.getByRole('button', { name: 'Fatto, solo informazioni' }).click();
      await page.getByText('Scrivi il giorno').waitFor();
      const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel('Di che giorno').fill(yesterday);
      await page.getByRole('button', { name: 'Fatto, solo informazioni' }).click();
      await page.getByRole('link', { name: 'Un altro foglio' }).click();
      expectThat((await page.getByLabel('Di che giorno').inputValue()) === yesterday, 'the next has the same day');
    },
  },
  {
    name: 'what is urgent is one touch away on every page, without a network too',
    script: [true],
    widths: ['phone'],
    forgives: noLine,
    async tell(visit) {
      const { page, context, origin } = visit;
      await page.goto(`${origin}/cerca?q=bollette`);
      for (let tries = 0; tries < 100; tries++) {
        if (await page.evaluate(async () => (await caches.match('/offline')) !== undefined)) break;
        await page.waitForTimeout(100);
      }
      await context.setOffline(true);
      await page.getByRole('banner').getByRole('link', { name: 'È urgente' }).click();
      await page.getByRole('heading', { level: 1, name: 'È urgente' }).waitFor();
      const numbers = await page
        .locator('main a[href^="tel:"]')
        .evaluateAll((links) => links.map((one) => one.getAttribute('href')));
      for (const number of ['tel:112', 'tel:1522', 'tel:114', 'tel:116000'])
        expectThat(numbers.includes(number), `${number} is there: ${numbers.join(', ')}`);
      await isForEveryone(visit);
    },
  },
];

async function comesIn({ page, origin }: Visit): Promise<void> {
  await page.goto(`${origin}/accedi`);
  await page.getByLabel('E-mail').fill('sportello@borgovivo.example');
  await page.getByLabel('Password').fill('porta aperta sportello');
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.waitForURL(/\/io$/);
}

async function opensContact({ page, origin, script }: Visit): Promise<void> {
  await page.goto(`${origin}/sportello`);
  await page.getByRole('link', { name: 'È venuto qualcuno' }).click();
  if (script) await focusIsOn(page, 'Che cosa ha chiesto, con parole sue');
}

/** The hand is where the next step is. */
async function focusIsOn(page: Page, words: string): Promise<void> {
  await page.waitForFunction((said) => {
    const there = document.activeElement;
    const label = there instanceof HTMLInputElement ? there.labels?.[0] : there;
    return (label?.textContent ?? '').includes(said);
  }, words);
}
