import type { Locator } from 'playwright-core';
import { readPdf } from '../pdf.ts';
import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

/** A volunteer and a person at a counter, who put together what the person takes home. */
export const stories: Story[] = [
  {
    name: 'two put a list together, note, order, print and send it, and leave nothing on the computer',
    // A link that is over answers so.
    forgives: /a status of 410/,
    async tell(visit) {
      const { page, context, origin } = visit;
      await page.goto(`${origin}/lista`);
      expectThat((await mainText(page)).includes('La tua lista è vuota'), 'it begins empty');
      await isForEveryone(visit);

      await page.goto(`${origin}/cerca?q=bollette`);
      await put(visit, page.getByRole('button', { name: 'Metti nella mia lista: Sportello bollette', exact: true }));
      await isForEveryone(visit);
      await page.getByRole('link', { name: 'Torna dove eri' }).click();
      await page.waitForURL(/\/cerca\?q=bollette/);
      await page.goto(`${origin}/cerca?q=mensa`);
      await page.locator('.entry-title a').first().click();
      await put(visit, page.getByRole('button', { name: /^Metti nella mia lista/ }));

      await page.getByLabel('Appunto').first().fill('porta l’ultima bolletta');
      await page.getByRole('button', { name: 'Sposta giù: Sportello bollette' }).click();
      await page.waitForURL(/\/lista$/);
      const notes = page.getByLabel('Appunto');
      expectThat((await notes.nth(1).inputValue()) === 'porta l’ultima bolletta', 'the note went along');

      await page.getByRole('button', { name: 'Stampa un foglio' }).click();
      await page.waitForURL(/\/lista\/foglio$/);
      await isForEveryone(visit);
      const sheets = readPdf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
      const text = sheets.map((sheet) => sheet.text).join(' ');
      expectThat(sheets.length <= 2, `it takes ${sheets.length} sheets`);
      expectThat(/porta l’ultima bolletta/.test(text) && /0139 555/.test(text), 'with note and telephone');
      expectThat(/99010 Borgovivo/.test(text) && /Oggi:/.test(text), 'the address written out, and today’s hours');
      expectThat(/Stampato il/.test(text) && !/La mia lista/.test(text), 'the date, and no menu');
      expectThat(
        sheets.every(({ smallest }) => smallest >= 9) && /Sportello bollette/.test(text),
        'in letters that one can read',
      );
      await page.goto(`${origin}/lista/tascabile`);
      const pocket = readPdf(await page.pdf({ preferCSSPageSize: true }));
      expectThat(
        pocket.every(({ width, room }) => Math.abs(width - 298) < 2 && room.right > 12),
        `the booklet fits a pocket: ${pocket.map(({ width }) => width)}`,
      );

      await send(visit);
      await page.goto(`${origin}/lista`);
      await page.getByRole('button', { name: 'Svuota la lista' }).click();
      await page.getByText('La tua lista è vuota').waitFor();
      expectThat((await context.cookies()).length === 0, 'nothing is left in the browser');
    },
  },
];

/** With script the page stays, and the button leads to the list when it is pressed again. */
async function put({ page, script }: Visit, button: Locator): Promise<void> {
  await page.waitForLoadState('networkidle');
  await button.click();
  if (script) await page.getByRole('button', { name: /^È nella mia lista: / }).click();
  await page.waitForURL(/\/lista\?/);
}

async function send(visit: Visit): Promise<void> {
  const { page, context, origin } = visit;
  await page.goto(`${origin}/lista`);
  await page.getByRole('button', { name: 'Manda o mostra il codice' }).click();
  await page.waitForURL(/\/lista\/manda$/);
  await isForEveryone(visit);
  await page.getByLabel('Un giorno', { exact: true }).check();
  await page.getByLabel('Metti anche gli appunti').check();
  await page.getByRole('button', { name: 'Prepara il collegamento' }).click();
  const link = (await page.locator('.copy code').textContent()) ?? '';
  expectThat(link.startsWith(`${origin}/l/`) || /\/l\//.test(link), `there is a link: ${link}`);
  await isForEveryone(visit);
  const drawn = page.locator('.qr-large');
  expectThat(
    await drawn.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
    'and a code to hold a telephone to',
  );
  // Somebody else's browser, which has no list of its own.
  await context.clearCookies();
  await page.goto(origin + new URL(link).pathname);
  const text = await mainText(page);
  expectThat(/Sportello bollette/.test(text) && /porta l’ultima bolletta/.test(text), 'it opens elsewhere');
  await isForEveryone(visit);
  await page.getByRole('button', { name: 'Metti tutto nella mia lista' }).click();
  await page.waitForURL(/\/lista$/);
  expectThat((await page.getByLabel('Appunto').count()) === 2, 'and can be taken over');
  await page.goto(`${origin}/l/niente`);
  expectThat((await mainText(page)).includes('non si apre più'), 'a broken one says so');
  await isForEveryone(visit);
}
