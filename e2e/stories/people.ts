import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

const password = 'tre gatti sul tetto';

/** Those who look after the commons' people, and those who are invited. */
export const stories: Story[] = [
  {
    name: 'a coordinator invites someone, who reads the letter, accepts, looks after her account and leaves',
    async tell(visit) {
      const { page, origin, script, width } = visit;
      const email = `lucia.${script ? 'con' : 'senza'}.${width}@posta.example`;
      await signIn(visit, 'coordinamento@borgovivo.example', 'porta aperta coordinamento');
      await page.getByRole('link', { name: 'Guarda chi ha quale ruolo' }).click();
      await page.waitForURL(/\/coordinamento\/persone/);
      expectThat(/Elena Sarti/.test(await mainText(page)), 'everyone with an account is there');
      await isForEveryone(visit);

      await page.getByRole('link', { name: 'Invita qualcuno' }).click();
      await page.waitForURL(/\/inviti/);
      await page.getByLabel('A quale indirizzo e-mail?').fill(email);
      await page.getByRole('button', { name: 'Manda l’invito' }).click();
      await page.getByText('Scegli il ruolo.').first().waitFor();
      expectThat((await page.getByLabel('A quale indirizzo e-mail?').inputValue()) === email, 'what was typed stays');
      await isForEveryone(visit);
      await page.getByLabel('Ruolo', { exact: true }).selectOption('editor');
      await page.getByRole('button', { name: 'Manda l’invito' }).click();
      await page.getByText('L’invito è partito').waitFor();
      await isForEveryone(visit);
      await signOut(visit);

      await page.goto(await letterLink(visit, email));
      expectThat(/Davide Moretti ti invita/.test(await mainText(page)), 'the page says who invites');
      await isForEveryone(visit);
      await page.getByLabel('Come ti chiami?').fill('Lucia Brambilla');
      await page.getByLabel('Scegli una password').fill('Francesca1990');
      await page.getByRole('button', { name: 'Accetta l’invito' }).click();
      await page.getByText('tra le più usate').first().waitFor();
      await isForEveryone(visit);
      await page.getByLabel('Scegli una password').fill(password);
      await page.getByRole('button', { name: 'Accetta l’invito' }).click();
      await page.waitForURL(/\/io/);
      expectThat(/Redazione: in tutta la comunanza/.test(await mainText(page)), 'the role is hers');
      await isForEveryone(visit);

      for (const link of ['Cambia il nome', 'Cambia l’indirizzo e-mail', 'Cambia la password', 'Lascia questo ruolo']) {
        await page.getByRole('link', { name: link }).click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await isForEveryone(visit);
        await page.goto(`${origin}/io`);
      }
      await page.getByRole('link', { name: 'Elimina il mio accesso' }).click();
      await page.waitForURL(/elimina/);
      await isForEveryone(visit);
      await page.getByLabel('Ho letto che cosa succede').check();
      // She has just come by the letter: her password is not asked again.
      await page.getByRole('button', { name: 'Elimina per sempre' }).click();
      await page.waitForURL(`${origin}/`);
      await signIn(visit, email, password);
      await page.getByText('non vanno insieme').first().waitFor();
    },
  },
  {
    name: 'someone without a password at hand comes in by a letter',
    async tell(visit) {
      const { page, origin, script, width } = visit;
      // Letters to one address soon have to wait: a different person for each telling.
      const who = width === 'phone' ? (script ? 'segreteria' : 'casa') : script ? 'sportello' : 'amministrazione';
      const email = `${who}@borgovivo.example`;
      await page.goto(`${origin}/accedi`);
      await page.getByRole('link', { name: 'Entra con un collegamento via e-mail' }).click();
      await page.getByLabel('E-mail').fill(email);
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Scrivimi il collegamento' }).click();
      await page.waitForURL(/inviata/);
      await isForEveryone(visit);
      await page.goto(await letterLink(visit, email));
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Entra', exact: true }).click();
      await page.waitForURL(/\/io$/);
      expectThat((await mainText(page)).includes(email), 'they are in');
    },
  },
  {
    name: 'a passkey is added, and opens the door by itself',
    script: [true],
    async tell(visit) {
      const { page, origin, context, width } = visit;
      // One demo person for each width: both are told at the same time.
      const who = width === 'phone' ? 'mappatura' : 'quartiere';
      const devices = await context.newCDPSession(page);
      await devices.send('WebAuthn.enable');
      await devices.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      await signIn(visit, `${who}@borgovivo.example`, `porta aperta ${who}`);
      await page.getByRole('link', { name: 'Attiva il secondo passaggio' }).click();
      await page.getByRole('button', { name: 'Aggiungi una passkey' }).waitFor();
      await isForEveryone(visit);
      await page.getByLabel('Come la chiami?').fill('telefono');
      await page.getByLabel('La password di adesso').fill(`porta aperta ${who}`);
      await page.getByRole('button', { name: 'Aggiungi una passkey' }).click();
      await page.getByText(/telefono, aggiunta il/).waitFor();
      await isForEveryone(visit);
      await signOut(visit);

      await page.goto(`${origin}/accedi`);
      await page.getByRole('button', { name: 'Usa una passkey' }).click();
      await page.waitForURL(/\/io$/);
      await page.goto(`${origin}/io/secondo-fattore`);
      await page.getByRole('button', { name: 'Togli la passkey telefono' }).click();
      await page.getByText(/telefono, aggiunta il/).waitFor({ state: 'detached' });
    },
  },
];

async function signIn({ page, origin }: Visit, email: string, typed: string): Promise<void> {
  await page.goto(`${origin}/accedi`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(typed);
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
}

async function signOut({ page, origin }: Visit): Promise<void> {
  await page.goto(`${origin}/io`);
  await page.getByRole('button', { name: 'Esci', exact: true }).click();
  await page.waitForURL(`${origin}/`);
}

/** Where the last letter to an address leads, at the door that we came by: the program was told no port. */
async function letterLink({ page, origin }: Visit, email: string): Promise<string> {
  await page.goto(`${origin}/posta`);
  const words = await mainText(page);
  const link = /https?:\/\/\S+/.exec(words.slice(words.indexOf(email)))?.[0];
  expectThat(link !== undefined, `there is a letter to ${email}`);
  return `${origin}${new URL(link ?? origin).pathname}`;
}
