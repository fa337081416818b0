import type { Page } from 'playwright-core';
import { figuresAt, stepAt } from '#platform/identity/totp.ts';
import { choose, follow, press, write } from '../by-keyboard.ts';
import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

const town = 'pianoro';
const first = 'ada@pianoro.example';
const second = 'bruno@pianoro.example';
const password = 'la luna dietro il forno';

/** A town that is not invented: roles that open people's data wait for the second proof, on this machine too. */
export const stories: Story[] = [
  {
    name: 'whoever is invited to coordinate sets up the second step before the role opens, with the keyboard alone',
    script: [true],
    widths: ['phone'],
    async tell(visit) {
      const { page, comunanza } = visit;
      const there = new URL(visit.origin);
      there.hostname = `${town}.localhost`;
      const { origin } = there;
      await comunanza('commons', 'add', town, '--title', 'Pian d’Oro', '--host', there.hostname);
      const role = ['--role', 'commons_coordinator', '--commons', town];
      const said = await comunanza('user', 'add', first, '--name', 'Ada Neri', '--generate', ...role);
      const given = /Password: (\S.*)/.exec(said)?.[1] ?? '';
      await townIsKnown(page, origin);

      await page.goto(`${origin}/accedi?next=/inviti`);
      await write(page, 'E-mail', first);
      await write(page, 'Password', given);
      await press(page, 'Entra');
      await setUp(visit);
      await page.waitForURL(`${origin}/inviti`);
      await isForEveryone(visit);
      await write(page, 'A quale indirizzo e-mail?', second);
      await choose(page, 'Ruolo', 'commons_coordinator');
      await press(page, 'Manda l’invito');
      await page.getByText('L’invito è partito').waitFor();
      await page.goto(`${origin}/io`);
      await press(page, 'Esci');
      await page.waitForURL(`${origin}/`);

      await page.goto(`${origin}/posta`);
      const link = /https?:\/\/\S+/.exec(await mainText(page))?.[0] ?? '';
      await page.goto(origin + new URL(link).pathname);
      await isForEveryone(visit);
      await write(page, 'Come ti chiami?', 'Bruno Sala');
      await write(page, 'Scegli una password', password);
      await press(page, 'Accetta l’invito');
      await page.getByText('I tuoi ruoli lo richiedono').or(page.getByText('aspettano il secondo passaggio')).waitFor();
      await isForEveryone(visit);
      await page.goto(`${origin}/coordinamento/persone`);
      expectThat(page.url().includes('/io/secondo-fattore'), 'until then the role opens nothing');
      await page.goto(`${origin}/io`);
      await follow(page, 'Attiva il secondo passaggio');
      await setUp(visit);
      await page.waitForURL(`${origin}/io`);
      await follow(page, 'Guarda chi ha quale ruolo');
      await page.getByText(first).waitFor();
      await isForEveryone(visit);

      await page.goto(`${origin}/io`);
      await press(page, 'Esci');
      await page.waitForURL(`${origin}/`);
      await page.goto(`${origin}/accedi`);
      await write(page, 'E-mail', second);
      await write(page, 'Password', password);
      await press(page, 'Entra');
      await page.waitForURL(/secondo-fattore/);
      await isForEveryone(visit);
    },
  },
];

/** As an app does: takes the key that is written there, shows its figures; the codes for a lost telephone are kept. */
async function setUp(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.getByRole('heading', { level: 1, name: 'Attiva il secondo passaggio' }).waitFor();
  await isForEveryone(visit);
  const key = (await page.locator('main dd code').first().textContent()) ?? '';
  await write(page, 'Le cifre dell’app', '000000');
  await press(page, 'Conferma');
  await page.getByText('Non sono le cifre di adesso').first().waitFor();
  await isForEveryone(visit);
  await write(page, 'Le cifre dell’app', figuresAt(bytesOf(key), stepAt(new Date())));
  await press(page, 'Conferma');
  await page.getByRole('heading', { name: 'Codici di riserva' }).waitFor();
  expectThat((await page.locator('main li code').count()) === 10, 'ten codes for a lost telephone');
  await isForEveryone(visit);
  await follow(page, 'Li ho messi al sicuro, continua');
}

/** Base 32 back to bytes. */
function bytesOf(typed: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...typed.replace(/\s/g, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The program looks every few seconds which towns there are. */
async function townIsKnown(page: Page, origin: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await page.goto(origin))?.status() === 200) return;
    await page.waitForTimeout(500);
  }
  throw new Error('the new town did not open');
}
