import { follow, onto, press, write } from '../by-keyboard.ts';
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
      await onto(page, right);
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
    name: 'who gets a letter changes what is wrong, after a slip, without losing a word, with the keyboard alone',
    script: [true],
    widths: ['phone'],
    async tell(visit) {
      const { page } = visit;
      await page.goto(await letterLink(visit, 4));
      await follow(page, /^Cambia questo/);
      await page.getByLabel('Telefono').waitFor();
      await isForEveryone(visit);
      await write(page, 'Telefono', 'chiedi di Anna');
      await write(page, 'Che cosa è', 'Ci si trova il giovedì.');
      await press(page, /^Salva/);
      await page.getByText('Non sembra un numero di telefono').first().waitFor();
      expectThat(
        (await page.getByLabel('Che cosa è').inputValue()) === 'Ci si trova il giovedì.',
        'what was typed stays',
      );
      await isForEveryone(visit);
      await follow(page, /^Non sembra un numero di telefono/);
      await write(page, 'Telefono', '0139 555 999');
      await press(page, /^Salva/);
      await page.getByText('La scheda risulta controllata oggi.').waitFor();
      await isForEveryone(visit);
    },
  },
  {
    name: 'who coordinates sees what nobody can be asked about, and says what was checked by telephone, with the keyboard alone',
    script: [true],
    widths: ['phone'],
    async tell(visit) {
      const { page, origin } = visit;
      await letterLink(visit, 0);
      await page.goto(`${origin}/accedi?next=/redazione/verifiche`);
      await write(page, 'E-mail', 'coordinamento@borgovivo.example');
      await write(page, 'Password', 'porta aperta coordinamento');
      await press(page, 'Entra');
      await page.waitForURL(`${origin}/redazione/verifiche`);
      await isForEveryone(visit);
      await follow(page, /^Nessun indirizzo/);
      await page.waitForURL(/verifiche\?/);
      await isForEveryone(visit);
      await press(page, /^Controllato da me oggi/);
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
