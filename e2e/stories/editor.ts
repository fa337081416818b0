import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

const email = 'redazione@borgovivo.example';
const password = 'porta aperta redazione';

/** Someone who looks after the entries, on a computer that others use too. */
export const stories: Story[] = [
  {
    name: 'an editor comes in, after a slip, and leaves nothing behind',
    async tell(visit) {
      const { page, context, origin, script } = visit;
      await page.goto(`${origin}/io`);
      await page.waitForURL(/\/accedi/);
      await page.getByLabel('E-mail').fill(email);
      await page.getByRole('button', { name: 'Entra', exact: true }).click();
      await page.getByText('Scrivi la password.').first().waitFor();
      expectThat((await page.getByLabel('E-mail').inputValue()) === email, 'what was typed stays');
      expectThat((await page.getByLabel('Password').getAttribute('aria-invalid')) === 'true', 'the field says so too');
      await isForEveryone(visit);

      await page.getByLabel('Password').fill('porta chiusa');
      await page.getByRole('button', { name: 'Entra', exact: true }).click();
      await page.getByText('non vanno insieme').first().waitFor();
      expectThat((await page.getByLabel('E-mail').inputValue()) === email, 'what was typed stays');
      expectThat((await page.getByLabel('Password').inputValue()) === '', 'but for the password');
      await isForEveryone(visit);

      await enter(visit);
      await page.waitForURL(/\/io$/);
      expectThat(/Redazione/.test(await mainText(page)), 'the page says what I may do here');
      await isForEveryone(visit);
      const cookies = (await context.cookies()).filter(({ httpOnly }) => httpOnly);
      expectThat(
        cookies.length > 0 && cookies.every(({ expires }) => expires === -1),
        'the browser forgets me when it closes',
      );

      await page.getByRole('button', { name: 'Esci', exact: true }).click();
      await page.waitForURL(`${origin}/`);
      expectThat((await page.getByText(email).count()) === 0, 'I am out');
      await page.goBack();
      const behind = script ? await page.content() : await (await context.request.get(page.url())).text();
      expectThat(!behind.includes(email), `the arrow brings nothing back: ${page.url()}`);
    },
  },
];

async function enter({ page }: Visit): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
}
