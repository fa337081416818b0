import { expectThat, isForEveryone, mainText, type Story } from '../story.ts';

/** Someone who would rather see where things are, with a hand on the keyboard or a finger on the glass. */
export const stories: Story[] = [
  {
    name: 'without script the list is enough, and says so',
    script: [false],
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?q=aiuto&dove=99010`);
      expectThat((await mainText(page)).includes('gli stessi luoghi dell’elenco'), 'the list has what the map has');
      expectThat((await page.getByRole('button', { name: 'Apri la mappa' }).count()) === 0, 'no button does nothing');
      await isForEveryone(visit);
    },
  },
  {
    name: 'the map opens when asked for, keeps step with the list, and closes',
    script: [true],
    async tell(visit) {
      const { page, context, origin } = visit;
      const asked: string[] = [];
      context.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`${origin}/cerca?q=aiuto&dove=99010`);
      const opener = page.getByRole('button', { name: 'Apri la mappa' });
      await opener.waitFor();
      expectThat(!asked.some((path) => /open-|worker/.test(path)), 'nothing of the map is loaded before');
      await opener.click();
      const pins = page.locator('.map-pin');
      await pins.first().waitFor();

      await page.keyboard.press('Tab');
      const first = await page.evaluate('document.activeElement.className');
      expectThat(String(first).includes('map-pin'), 'after the map comes its first pin');
      await page.locator('.map-pin:not(.map-group)').first().focus();
      expectThat((await page.locator('.is-on-map').count()) === 1, 'the result of a pin is marked in the list');
      await page.keyboard.press('Enter');
      const there = await page.evaluate('document.activeElement.closest("article")?.id ?? ""');
      expectThat(String(there).startsWith('result-'), 'a pin leads to its result');
      expectThat((await page.locator('.map-pin.is-lit').count()) === 1, 'and the result lights its pin');
      await isForEveryone(visit);

      await page.locator('.maplibregl-canvas').focus();
      const before = await pins.first().getAttribute('style');
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(
        `document.querySelector('.map-pin').getAttribute('style') !== ${JSON.stringify(before)}`,
      );
      await page.keyboard.press('Escape');
      await opener.waitFor();
      expectThat((await pins.count()) === 0, 'Esc closes the map');
      expectThat(
        (await page.evaluate('document.activeElement.textContent')) === 'Apri la mappa',
        'and the hand is where it was',
      );
    },
  },
  {
    name: 'my position fills the form only when I ask, and roughly',
    script: [true],
    async tell({ page, context, origin }) {
      await context.grantPermissions(['geolocation']);
      await context.setGeolocation({ latitude: 45.53981, longitude: 10.22213 });
      await page.goto(`${origin}/cerca?q=aiuto`);
      await page.getByRole('button', { name: 'Usa la mia posizione' }).click();
      await page.getByText('Posizione trovata').waitFor();
      await page.getByRole('button', { name: 'Trova', exact: true }).click();
      await page.waitForURL(/lat=45\.5400&lon=10\.2222/);
    },
  },
  {
    name: 'places are offered while I type where',
    script: [true],
    async tell({ page, origin }) {
      await page.goto(`${origin}/cerca`);
      await page.getByLabel('Dove').pressSequentially('9901');
      await page.locator('datalist option').first().waitFor({ state: 'attached' });
      expectThat((await page.locator('datalist option').count()) <= 8, 'few enough to read');
    },
  },
];
