import { follow, press, write } from '../by-keyboard.ts';
import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

const body = 'Porte Aperte';

/** Someone of an organisation who looks after its page from now on; with the keyboard alone. */
export const stories: Story[] = [
  {
    name: 'a secretary without an account asks for the link, opens one at the address on file, and looks after the page',
    script: [true],
    widths: ['phone'],
    async tell(visit) {
      const { page, origin } = visit;
      await manage(visit);
      expectThat(/s…@porte-aperte/.test(await mainText(page)), 'the address is shown only in part');
      await isForEveryone(visit);
      await press(page, 'Chiedi il collegamento');
      await page.waitForURL(/fatto=link/);
      await isForEveryone(visit);

      await page.goto(await linkIn(visit));
      await isForEveryone(visit);
      await press(page, 'Apri l’accesso');
      await page.getByText('Scrivi come ti chiami.').first().waitFor();
      await write(page, 'Come ti chiami', 'Anna Riva');
      await write(page, 'Password', 'la chiave sta sotto il vaso');
      await press(page, 'Apri l’accesso');
      await page.waitForURL(/\/accedi/);
      await write(page, 'E-mail', 'segreteria@porte-aperte.borgovivo.example');
      await write(page, 'Password', 'la chiave sta sotto il vaso');
      await press(page, 'Entra');
      await page.waitForURL(/\/gestisci/);
      const text = await mainText(page);
      expectThat(/da adesso puoi gestire|aspetta una risposta/.test(text), `she knows how it stands: ${text}`);
      await isForEveryone(visit);
      expectThat(page.url().startsWith(origin), 'all of it on our own pages');
    },
  },
  {
    name: 'a volunteer asks in words, step by step with the keyboard; the coordinator says no and why',
    script: [true],
    widths: ['phone'],
    async tell(visit) {
      const { page } = visit;
      await signIn(visit, 'sportello');
      await manage(visit);
      await press(page, 'Manda al coordinamento');
      await page.getByText('Scrivi chi sei.').first().waitFor();
      await isForEveryone(visit);
      await write(page, 'Chi sei, e che cosa fai nell’organizzazione?', 'Sono Giuseppe, tengo l’archivio da tre anni.');
      await press(page, 'Manda al coordinamento');
      await page.waitForURL(/fatto=waiting/);
      await isForEveryone(visit);

      await page.context().clearCookies();
      await signIn(visit, 'coordinamento');
      await page.goto(`${visit.origin}/coordinamento/richieste`);
      await isForEveryone(visit);
      await write(page, 'Una riga per chi ha chiesto', 'Parlane prima con la presidente.');
      await press(page, 'No');
      await page.waitForURL(/fatto=1/);
      await isForEveryone(visit);

      await page.context().clearCookies();
      await signIn(visit, 'sportello');
      await manage(visit);
      expectThat(/Parlane prima con la presidente/.test(await mainText(page)), 'he reads why');
    },
  },
];

async function manage({ page, origin }: Visit): Promise<void> {
  await page.goto(`${origin}/cerca?q=${encodeURIComponent(body)}&tipo=organization`);
  await follow(page, new RegExp(body));
  await page.getByRole('heading', { level: 1, name: body }).waitFor();
  await follow(page, 'Gestisci questa scheda');
  await page.waitForURL(/\/gestisci/);
}

async function signIn({ page, origin }: Visit, desk: string): Promise<void> {
  await page.goto(`${origin}/accedi`);
  await write(page, 'E-mail', `${desk}@borgovivo.example`);
  await write(page, 'Password', `porta aperta ${desk}`);
  await press(page, 'Entra');
  await page.waitForURL(/\/io$/);
}

/** The link of the letter, as the demo's mailbox shows it. */
async function linkIn({ page, origin }: Visit): Promise<string> {
  await page.goto(`${origin}/posta`);
  const link = /https?:\/\/\S+\/nuovo\?t=[\w.-]+/.exec(await mainText(page))?.[0] ?? '';
  expectThat(link !== '', 'the letter has a link');
  const { pathname, search } = new URL(link);
  return origin + pathname + search;
}
