import { follow, onto, press, write } from '../by-keyboard.ts';
import { ask, openFirst } from '../on-the-way.ts';
import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

const email = 'redazione@borgovivo.example';
const password = 'porta aperta redazione';

const entries: Record<string, string> = {
  'phone false': 'sportello casa',
  'phone true': 'pacco alimentare',
  'desk false': 'imparare l’italiano',
  'desk true': 'curriculum',
};

/** Whoever knows better, without an account, and whoever keeps the entries. */
export const stories: Story[] = [
  {
    name: 'a reader says that a fact is wrong, an editor accepts in one press, the reader sees what became of it',
    async tell(visit) {
      const { page, origin, width, script } = visit;
      const right = `Portare la tessera, ${width} ${script ? 'uno' : 'due'}`;
      await page.goto(origin);
      // Each on an entry of its own: what one of them changes is not asked of the next.
      await ask(visit, entries[`${width} ${script}`] ?? '');
      await openFirst(visit, 'Servizio');
      await page.getByRole('link', { name: 'Correggi: Che cosa portare' }).click();
      await page.getByRole('heading', { level: 1, name: 'Che cosa portare: che cosa non va?' }).waitFor();
      await isForEveryone(visit);

      await page.getByRole('button', { name: 'Manda la correzione' }).click();
      await page.getByText('Scrivi come dovrebbe essere.').first().waitFor();
      await isForEveryone(visit);
      await page.getByLabel('Come dovrebbe essere?').fill(right);
      await sendAsPerson(visit, 'Manda la correzione');
      const status = page.url();
      expectThat((await mainText(page)).includes(right), 'what I wrote is there');
      await isForEveryone(visit);

      await enter(visit, '/redazione/correzioni');
      await page.getByText(right).waitFor();
      await isForEveryone(visit);
      await page.getByRole('button', { name: `Accetta: ${right}` }).click();
      await page.getByText('Fatto: la pagina dice già la cosa nuova').waitFor();

      await page.goto(status);
      expectThat(/Accettata/.test(await mainText(page)), 'I see that it was accepted');
      await page.getByRole('main').getByRole('link').first().click();
      await page.getByText(right).waitFor();
      await isForEveryone(visit);
    },
  },
  {
    name: 'a reader says that the hours are wrong, an editor accepts, writes them in their form, and nothing is left to close',
    widths: ['phone'],
    async tell(visit) {
      const { page, origin, script } = visit;
      const right = `martedì 9–12, ${script ? 'uno' : 'due'}`;
      await page.goto(origin);
      await ask(visit, script ? 'sportello lavoro' : 'caf');
      await openFirst(visit, 'Servizio');
      await page.getByRole('link', { name: 'Correggi: Orari' }).first().click();
      await page.getByLabel('Come dovrebbe essere?').fill(right);
      await sendAsPerson(visit, 'Manda la correzione');
      const status = page.url();

      await enter(visit, '/redazione/correzioni');
      await isForEveryone(visit);
      await page.getByRole('link', { name: `Accetta e scrivi gli orari: ${right}` }).click();
      await page.getByText(right).waitFor();
      await isForEveryone(visit);
      await page.getByLabel('Mattina').nth(1).fill('9-12');
      await page.getByRole('button', { name: 'Leggi come viene' }).click();
      await page.getByText('Chi cerca leggerà').waitFor();
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Fatto: la pagina dice già la cosa nuova').waitFor();
      await page.goto(status);
      expectThat(/Accettata/.test(await mainText(page)), 'whoever asked sees that it was accepted');
    },
  },
  {
    name: 'a correction is found, written, sent and accepted with the keyboard alone',
    script: [true],
    widths: ['phone'],
    async tell(visit) {
      const { page, origin } = visit;
      const right = 'Due euro al giorno';
      await page.goto(origin);
      await onto(page, page.locator('#search-what'));
      await page.keyboard.type('doposcuola');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/cerca\?/);
      await onto(page, page.locator('.entry-title a'));
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/servizi\//);
      await follow(page, 'Correggi: Quanto costa');
      await page.getByRole('heading', { level: 1, name: 'Quanto costa: che cosa non va?' }).waitFor();
      await press(page, 'Manda la correzione');
      await page.getByText('Scrivi come dovrebbe essere.').first().waitFor();
      await isForEveryone(visit);
      await follow(page, 'Scrivi come dovrebbe essere.');
      const field = page.getByLabel('Come dovrebbe essere?');
      expectThat(await field.evaluate((one) => one === document.activeElement), 'what is wrong leads to its field');
      await page.keyboard.type(right);
      // Nobody types an address and reads a page in less.
      await page.waitForTimeout(3_500);
      await worked(visit);
      await press(page, 'Manda la correzione');
      await page.waitForURL(/\/correzioni\/[\w-]{22}$/);
      await isForEveryone(visit);
      const status = page.url();

      await page.goto(`${origin}/accedi?next=/redazione/correzioni`);
      await write(page, 'E-mail', email);
      await write(page, 'Password', password);
      await press(page, 'Entra');
      await page.waitForURL(/\/redazione\/correzioni$/);
      // The page said nothing of it: whoever keeps it looks at the words before they stand there.
      await follow(page, `Scrivila nella scheda: ${right}`);
      await page.getByRole('button', { name: 'Scrivi e accetta' }).waitFor();
      await isForEveryone(visit);
      await press(page, 'Scrivi e accetta');
      await page.getByText('Fatto: la pagina dice già la cosa nuova').waitFor();
      await isForEveryone(visit);
      await page.goto(status);
      expectThat(/Accettata/.test(await mainText(page)), 'I see that it was accepted');
      await isForEveryone(visit);
    },
  },
  {
    name: 'somebody proposes what is missing, is shown what looks like it, and a coordinator makes it an entry',
    widths: ['phone'],
    async tell(visit) {
      const { page, origin, script } = visit;
      const name = script ? 'Zefiro Musica' : 'Quadrifoglio Tessile';
      await page.goto(`${origin}/cerca?q=girasoli`);
      await page.getByRole('link', { name: 'Proponilo' }).click();
      await page.getByLabel('Un luogo dove succede qualcosa').check();
      await page.getByLabel('Come si chiama?').fill('Casa del Quartiere');
      if (script) await page.locator('comunanza-alike a').first().waitFor();
      await page.getByLabel('Che cosa fa?').fill('Vende fiori, e tiene da parte il pane per chi ne ha bisogno.');
      await page.getByRole('button', { name: 'Manda la proposta' }).click();
      await page.getByRole('heading', { name: 'È una di queste?' }).waitFor();
      await isForEveryone(visit);

      await page.getByLabel('Come si chiama?').fill(name);
      await page.waitForTimeout(3_000);
      await worked(visit);
      await page.getByRole('button', { name: 'Non è nessuna di queste: manda' }).click();
      await settled(visit);
      expectThat(/La tua proposta/.test(await mainText(page)), 'my proposal has a page');
      await isForEveryone(visit);

      await enter(visit, '/redazione/correzioni');
      const box = page.locator('.desk .panel').filter({ hasText: name });
      await box.getByRole('link', { name: 'Guarda e decidi' }).click();
      await isForEveryone(visit);
      await page.getByLabel('Via e numero (per un luogo)').fill('via dei Mille 9');
      await page.getByRole('button', { name: 'Pubblica la scheda' }).click();
      await page.getByText('la scheda nuova c’è').waitFor();
      await page.goto(`${origin}/cerca?q=${encodeURIComponent(name)}`);
      await page.getByRole('link', { name }).first().waitFor();
    },
  },
];

/** Presses the button as a person does: not at once, and without script once more where it is asked. */
async function sendAsPerson(visit: Visit, button: string): Promise<void> {
  await visit.page.waitForTimeout(3_500);
  await worked(visit);
  await visit.page.getByRole('button', { name: button }).click();
  await settled(visit);
}

/** With script the browser has worked for the form by the time that somebody has written in it. */
async function worked({ page, script }: Visit): Promise<void> {
  if (script) await page.locator('input[name=prova]:not([value=""])').waitFor({ state: 'attached' });
}

/** Answers the question whether a person wrote it, where it is asked. */
async function settled({ page, script }: Visit): Promise<void> {
  if (!script && !page.url().match(/\/correzioni\/[\w-]{22}$/)) {
    await page.getByText('Hai scritto tu questo?').waitFor();
    await page.waitForTimeout(1_200);
    await page.getByRole('button', { name: 'Sì, l’ho scritto io: manda' }).first().click();
  }
  await page.waitForURL(/\/correzioni\/[\w-]{22}$/);
}

async function enter({ page, origin }: Visit, path: string): Promise<void> {
  await page.goto(origin + path);
  await page.waitForURL(/\/accedi/);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.waitForURL(new RegExp(`${path}$`));
}
