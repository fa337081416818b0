import type { Page } from 'playwright-core';
import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

const photo = 'public/icons/icon-512.png';
const noNetwork = /ERR_INTERNET_DISCONNECTED|Failed to fetch/;

/** Someone who walks a street with a phone, and who decides what becomes of it. */
export const stories: Story[] = [
  {
    name: 'what is found in a street without a network is kept on the phone, sent once, accepted and found',
    script: [true],
    forgives: noNetwork,
    async tell(visit) {
      const { page, context, origin, width } = visit;
      const name = `Panetteria Zafferano ${width}`;
      await context.grantPermissions(['geolocation']);
      await context.setGeolocation({ latitude: width === 'phone' ? 45.71 : 45.72, longitude: 10.31, accuracy: 12 });
      await signIn(visit, 'redazione');
      await page.goto(`${origin}/mappatura`);
      await copyIsKept(page);
      await isForEveryone(visit);

      await context.setOffline(true);
      await page.reload();
      await page.getByText('Adesso non c’è rete').waitFor();
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Tieni' }).click();
      await page.getByText('Scegli che cosa hai trovato.').waitFor();
      await page.getByLabel('Un negozio o una bottega che aiuta').check();
      await page.getByLabel('Come si chiama').fill(name);
      await page.getByLabel('Che cosa c’è da sapere').fill('Il pane del giorno prima è di chi lo chiede.');
      await page.getByRole('button', { name: 'Usa la posizione del telefono' }).click();
      await page.getByText('circa 12 m di incertezza').waitFor();
      await page.getByLabel('Una fotografia del posto').setInputFiles(photo);
      await page.getByLabel('Che cosa si vede nella fotografia').fill('Una porta verde socchiusa.');
      await page.getByRole('button', { name: 'Tieni' }).click();
      await page.getByText(`«${name}» è su questo telefono.`).waitFor();
      await page.reload();
      await page.getByText(`${name}: parte da sola quando torna la rete`).waitFor();
      await isForEveryone(visit);

      await context.setOffline(false);
      await page.getByText(`«${name}» è arrivata`).waitFor();
      await page.goto(`${origin}/mappatura`);
      expectThat((await page.getByRole('link', { name }).count()) === 1, 'it arrived once');

      await signOut(visit);
      await signIn(visit, 'coordinamento');
      await page.goto(`${origin}/coordinamento/mappatura`);
      await isForEveryone(visit);
      await page.getByRole('link', { name }).click();
      await page.getByRole('img', { name: 'Una porta verde socchiusa.' }).waitFor();
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Accetta' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Guarda la scheda' }).waitFor();
      await page.goto(`${origin}/cerca?q=zafferano`);
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('img', { name: 'Una porta verde socchiusa.' }).waitFor();
      await isForEveryone(visit);
    },
  },
  {
    name: 'without script a find goes as any form does, and what is there already is shown before',
    script: [false],
    async tell(visit) {
      const { page, origin, width } = visit;
      await signIn(visit, 'redazione');
      await page.goto(`${origin}/mappatura`);
      await page.getByRole('button', { name: 'Tieni' }).click();
      await page.getByText('Scegli che cosa hai trovato.').first().waitFor();
      await isForEveryone(visit);
      await page.getByLabel('Qualcosa di utile a tutti').check();
      await page.getByLabel('Come si chiama').fill('Sportello delle bollette');
      await page.getByLabel('A questo indirizzo').fill('via dei Mille 4');
      await page.getByLabel('Una fotografia del posto').setInputFiles(photo);
      await page.getByRole('button', { name: 'Tieni' }).click();
      await page.getByText('Scrivi che cosa si vede').first().waitFor();
      expectThat(
        (await page.getByLabel('A questo indirizzo').inputValue()) === 'via dei Mille 4',
        'what was typed stays',
      );
      await page.getByLabel('Una fotografia del posto').setInputFiles(photo);
      await page.getByLabel('Che cosa si vede nella fotografia').fill('Una porta.');
      await page.getByRole('button', { name: 'Tieni' }).click();
      await page.getByRole('heading', { name: 'È una di queste?' }).waitFor();
      expectThat((await mainText(page)).includes('Sportello bollette'), 'what is there already is shown');
      await isForEveryone(visit);
      const another = width === 'phone' ? 'No, è un’altra cosa: tienila' : 'Sì, c’è già: non serve';
      await page.getByRole('button', { name: another }).click();
      await page.waitForURL(/\/mappatura(\?|$)/);
      const kept = await page.getByText('Segnato: Sportello delle bollette').count();
      expectThat(kept === (width === 'phone' ? 1 : 0), 'kept only when it is something else');
    },
  },
  {
    name: 'whoever goes out leaves no walker behind on the phone',
    script: [true],
    widths: ['phone'],
    forgives: noNetwork,
    async tell(visit) {
      const { page, context, origin } = visit;
      await signIn(visit, 'redazione');
      await page.goto(`${origin}/mappatura`);
      await copyIsKept(page);
      await signOut(visit);
      await context.setOffline(true);
      await page.goto(`${origin}/mappatura`);
      await page.getByText('Su questo telefono non è entrato nessuno').waitFor();
      expectThat(!(await page.getByLabel('Come si chiama').isVisible()), 'nobody records in anybody’s name');
      await isForEveryone(visit);
    },
  },
];

async function signIn({ page, origin }: Visit, desk: string): Promise<void> {
  await page.goto(`${origin}/accedi`);
  await page.getByLabel('E-mail').fill(`${desk}@borgovivo.example`);
  await page.getByLabel('Password').fill(`porta aperta ${desk}`);
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.waitForURL(/\/io$/);
}

async function signOut({ page, origin }: Visit): Promise<void> {
  await page.goto(`${origin}/io`);
  await page.getByRole('button', { name: 'Esci', exact: true }).click();
  await page.waitForURL(`${origin}/`);
}

/** The worker has the page for when there is no network. */
async function copyIsKept(page: Page): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await page.evaluate(async () => (await caches.match('/offline/mappatura')) !== undefined)) return;
    await page.waitForTimeout(100);
  }
  throw new Error('no copy was made in ten seconds');
}
