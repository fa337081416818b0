import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

/** Letters are written once, in the night or soon after the first start: a minute is enough. */
const patience = 90_000;

/** Someone of a small group who has no account, with a letter in her hand. */
export const stories: Story[] = [
  {
    name: 'who gets a letter says with one button that the entry is still right',
    // Each of these answers a letter of its own, so that none finds it answered.
    async tell(visit) {
      const { page, origin, script, width } = visit;
      const nth = (script ? 2 : 0) + (width === 'desk' ? 1 : 0);
      await page.goto(await letterLink(visit, nth));
      await isForEveryone(visit);
      const right = page.getByRole('button', { name: /^È ancora tutto giusto/ });
      const many = await right.count();
      expectThat(many > 0, 'the page asks about an entry');
      const title = (await page.locator('.panel h2').first().textContent()) ?? '';
      const entry = await page
        .getByRole('link', { name: /come la vedono tutti/ })
        .first()
        .getAttribute('href');
      // With the keyboard alone.
      await right.first().focus();
      await page.keyboard.press('Enter');
      await page.getByText('La scheda risulta controllata oggi.').waitFor();
      await isForEveryone(visit);
      expectThat((await right.count()) === many - 1, 'it is asked about no more');
      await page.goto(`${origin}${entry}`);
      expectThat((await mainText(page)).includes('Controllato oggi'), `${title} says that it was checked today`);

      await page.goto(`${origin}/freschezza`);
      expectThat(
        /Su cento schede, \d+ sono state controllate/.test(await mainText(page)),
        'the town’s freshness is said',
      );
      await isForEveryone(visit);
    },
  },
  {
    name: 'who gets a letter changes what is wrong, after a slip, without losing a word',
    script: [false],
    widths: ['phone'],
    async tell(visit) {
      const { page } = visit;
      await page.goto(await letterLink(visit, 4));
      await page
        .getByRole('link', { name: /^Cambia questo/ })
        .first()
        .click();
      await isForEveryone(visit);
      await page.getByLabel('Telefono').fill('chiedi di Anna');
      await page.getByLabel('Che cosa è').fill('Ci si trova il giovedì.');
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Non sembra un numero di telefono').first().waitFor();
      expectThat(
        (await page.getByLabel('Che cosa è').inputValue()) === 'Ci si trova il giovedì.',
        'what was typed stays',
      );
      await isForEveryone(visit);
      await page.getByLabel('Telefono').fill('0139 555 999');
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('La scheda risulta controllata oggi.').waitFor();
    },
  },
  {
    name: 'who coordinates sees what nobody can be asked about, and says what was checked by telephone',
    script: [false],
    async tell(visit) {
      const { page, origin } = visit;
      await letterLink(visit, 0);
      await page.goto(`${origin}/accedi?next=/redazione/verifiche`);
      await page.getByLabel('E-mail').fill('coordinamento@borgovivo.example');
      await page.getByLabel('Password').fill('porta aperta coordinamento');
      await page.getByRole('button', { name: 'Entra', exact: true }).click();
      await page.waitForURL(/\/redazione\/verifiche/);
      await isForEveryone(visit);
      await page.getByRole('link', { name: /^Nessun indirizzo/ }).click();
      await isForEveryone(visit);
      await page
        .getByRole('button', { name: /^Controllato da me oggi/ })
        .first()
        .click();
      await page.getByText('Fatto: la scheda risulta controllata oggi.').waitFor();
    },
  },
];

/** The link of the nth letter that asks, as the mailbox of the demo shows it. */
async function letterLink({ page, origin }: Visit, nth: number): Promise<string> {
  const links = page.locator('a[href*="/verifica/"]');
  for (const until = Date.now() + patience; Date.now() < until; ) {
    await page.goto(`${origin}/posta`);
    const found = (await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))).sort();
    const path = found[nth];
    // By the way the browser came: the letter names the address that was configured.
    if (path) return `${origin}${new URL(path).pathname}`;
    await page.waitForTimeout(2_000);
  }
  throw new Error('no letter came');
}
