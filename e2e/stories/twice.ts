import type { Page } from 'playwright-core';
import { onto } from '../by-keyboard.ts';
import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

/** A telephone in the third generation's network, on a bad day. */
const slow = { offline: false, latency: 600, downloadThroughput: 50_000, uploadThroughput: 30_000 };
/** A browser that gives up an answer for the next one says so. */
const forgives = /ERR_ABORTED/;

/** Whoever sees nothing happen presses again. */
export const stories: Story[] = [
  {
    name: 'on a slow line a correction and a proposal sent with two presses arrive once',
    script: [true],
    widths: ['phone'],
    forgives,
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?q=ambulatorio`);
      await page.locator('.entry').filter({ hasText: 'Servizio' }).locator('.entry-title a').first().click();
      await page.getByRole('link', { name: 'Correggi: Che cosa portare' }).click();
      await page.getByLabel('Come dovrebbe essere?').fill('Portare due penne');
      await worked(page);
      await pressTwice(page, 'Manda la correzione');
      await page.waitForURL(/\/correzioni\/[\w-]{22}$/);
      expectThat((await mainText(page)).includes('Portare due penne'), 'what was written is there');
      await quick(page);

      await page.goto(`${origin}/proponi`);
      await page.getByLabel('Un luogo dove succede qualcosa').check();
      await page.getByLabel('Come si chiama?').fill('Liutaio Wenzel');
      await page.getByLabel('Che cosa fa?').fill('Ripara violini, e ne presta.');
      await worked(page);
      await pressTwice(page, 'Manda la proposta');
      await page.waitForURL(/\/correzioni\/[\w-]{22}$/);
      expectThat((await mainText(page)).includes('Liutaio Wenzel'), 'the proposal has a page');
      await quick(page);

      await signIn(visit, 'coordinamento');
      await page.goto(`${origin}/redazione/correzioni`);
      for (const words of ['Portare due penne', 'Liutaio Wenzel']) {
        const times = (await mainText(page)).split(words).length - 1;
        expectThat(times === 1, `«${words}» waits ${times} times`);
      }
    },
  },
  {
    name: 'on a slow line an invitation accepted with two presses gives one role, and says how to go on',
    script: [true],
    widths: ['phone'],
    forgives,
    async tell(visit) {
      const { page, origin } = visit;
      const email = 'doppia@posta.example';
      await signIn(visit, 'coordinamento');
      await page.goto(`${origin}/inviti`);
      await page.getByLabel('A quale indirizzo e-mail?').fill(email);
      await page.getByLabel('Ruolo', { exact: true }).selectOption('editor');
      await page.getByRole('button', { name: 'Manda l’invito' }).click();
      await page.getByText('L’invito è partito').waitFor();
      await page.context().clearCookies();
      await page.goto(`${origin}/posta`);
      const words = await mainText(page);
      const link = /https?:\/\/\S+/.exec(words.slice(words.indexOf(email)))?.[0] ?? '';
      await page.goto(origin + new URL(link).pathname);
      await page.getByLabel('Come ti chiami?').fill('Dora Doppia');
      await page.getByLabel('Scegli una password').fill('tre gatti sul tetto');
      await pressTwice(page, 'Accetta l’invito');
      await page.waitForURL(/\/io\?|\/invito\//);
      await page
        .getByText(/Benvenut|già stato accettato/)
        .first()
        .waitFor();
      await isForEveryone(visit);
      await quick(page);
      await page.context().clearCookies();
      await page.goto(`${origin}/accedi`);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill('tre gatti sul tetto');
      await page.getByRole('button', { name: 'Entra', exact: true }).click();
      await page.waitForURL(/\/io$/);
      const roles = (await mainText(page)).split('Redazione: in tutta la comunanza').length - 1;
      expectThat(roles === 1, `she has the role ${roles} times`);
    },
  },
  {
    name: 'on a slow line «all still right» pressed twice is said once, and the page says that it was',
    script: [true],
    widths: ['phone'],
    forgives,
    async tell(visit) {
      const { page } = visit;
      await page.goto(await reviewLink(visit, 5));
      const right = page.getByRole('button', { name: /^È ancora tutto giusto/ });
      const many = await right.count();
      await pressTwice(page, /^È ancora tutto giusto/);
      await page.getByText(/La scheda risulta controllata oggi|Qui è già stata data una risposta/).waitFor();
      expectThat((await right.count()) === many - 1, 'one entry is answered, not two');
      await isForEveryone(visit);
    },
  },
  {
    name: 'a find with a photograph kept with two presses is one find, and the page says that it is kept',
    script: [true],
    widths: ['phone'],
    forgives,
    async tell(visit) {
      const { page, origin } = visit;
      await signIn(visit, 'mappatura');
      await page.goto(`${origin}/mappatura`);
      await page.getByLabel('Qualcosa di utile a tutti').check();
      await page.getByLabel('Come si chiama').fill('Fontana del Gelso');
      await page.getByLabel('A questo indirizzo').fill('via dei Mille 11');
      await page.getByLabel('Una fotografia del posto').setInputFiles('public/icons/icon-512.png');
      await page.getByLabel('Che cosa si vede nella fotografia').fill('Una fontana.');
      await slowly(page);
      const button = page.getByRole('button', { name: 'Tieni' });
      await button.dblclick();
      await page.getByText('«Fontana del Gelso» è arrivata').waitFor({ timeout: 30_000 });
      expectThat((await page.getByText('Scegli che cosa hai trovato.').count()) === 0, 'nothing says that it is wrong');
      await quick(page);
      await page.goto(`${origin}/mappatura`);
      const times = await page.getByRole('link', { name: 'Fontana del Gelso' }).count();
      expectThat(times === 1, `it arrived ${times} times`);
    },
  },
];

/** Presses, sees nothing, and presses again before the answer is there. */
async function pressTwice(page: Page, name: string | RegExp): Promise<void> {
  await slowly(page);
  await onto(page, page.getByRole('button', { name }));
  const sent: Promise<unknown> = page.waitForRequest((request) => request.method() === 'POST');
  await page.keyboard.press('Enter');
  await sent;
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
}

async function slowly(page: Page): Promise<void> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', slow);
  lines.set(page, network);
}

type Line = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;
const lines = new WeakMap<Page, Line>();

/** The line is good again. */
async function quick(page: Page): Promise<void> {
  const all = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await lines.get(page)?.send('Network.emulateNetworkConditions', all);
}

/** Nobody writes and reads a page in less, and the browser has worked for the form by then. */
async function worked(page: Page): Promise<void> {
  await page.waitForTimeout(3_500);
  await page.locator('input[name=prova]:not([value=""])').waitFor({ state: 'attached' });
}

async function signIn({ page, origin }: Visit, desk: string): Promise<void> {
  await page.goto(`${origin}/accedi`);
  await page.getByLabel('E-mail').fill(`${desk}@borgovivo.example`);
  await page.getByLabel('Password').fill(`porta aperta ${desk}`);
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.waitForURL(/\/io$/);
}

/** The nth letter that asks whether entries are still right; they are written soon after the first start. */
async function reviewLink({ page, origin }: Visit, nth: number): Promise<string> {
  for (const until = Date.now() + 90_000; Date.now() < until; ) {
    await page.goto(`${origin}/posta`);
    const links = page.locator('a[href*="/verifica/"]');
    const found = (await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))).sort();
    const path = found[nth];
    if (path) return origin + new URL(path).pathname;
    await page.waitForTimeout(2_000);
  }
  throw new Error('no letter came');
}
