import { expectThat, isForEveryone, mainText, type Story, type Visit } from '../story.ts';

/** Whoever keeps entries true between two telephone calls. Each tells it of another entry: several come at once. */
export const stories: Story[] = [
  {
    name: 'an editor changes an entry, is called away, finds her text again, saves it and takes it back',
    async tell(visit) {
      const { page, origin, script } = visit;
      const entry = await openMine(visit, 0);
      const before = await page.getByLabel('Di che cosa si tratta').inputValue();
      const mine = `${before} Porta anche chi vuoi.`;
      await page.getByLabel('Di che cosa si tratta').fill(mine);
      await page.getByLabel('Telefono').fill('chiedi a me');
      if (script) await page.getByText('Il testo è al sicuro').waitFor();
      else await page.getByRole('button', { name: 'Metti da parte' }).click();

      await page.goto(origin + entry);
      await page.getByRole('heading', { name: /^Hai un testo non finito, oggi alle/ }).waitFor();
      await isForEveryone(visit);
      await page.getByRole('link', { name: 'Vai avanti' }).click();
      expectThat((await page.getByLabel('Di che cosa si tratta').inputValue()) === mine, 'the text is there still');
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Non sembra un numero di telefono').first().waitFor();
      expectThat((await page.getByLabel('Telefono').inputValue()) === 'chiedi a me', 'what was typed stays');
      await isForEveryone(visit);
      await page.getByLabel('Telefono').fill('0139 555 900');
      await page.getByRole('button', { name: 'Guarda l’anteprima' }).click();
      await page.getByRole('heading', { name: 'È un’anteprima' }).waitFor();
      expectThat((await mainText(page)).includes('Porta anche chi vuoi.'), 'the preview has the new text');
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByRole('heading', { name: 'Fatto' }).waitFor();
      expectThat((await mainText(page)).includes('Porta anche chi vuoi.'), 'the page has it too');
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Annulla' }).click();
      await page.getByRole('heading', { name: 'Fatto' }).waitFor();
      expectThat(!(await mainText(page)).includes('Porta anche chi vuoi.'), 'and one press takes it back');
      await page.goto(`${origin}${entry.replace('/modifica', '/storia')}`);
      expectThat((await mainText(page)).includes('Una modifica annullata'), 'the history has both');
      await isForEveryone(visit);
    },
  },
  {
    name: 'opening hours with the keyboard only, as one says them',
    async tell(visit) {
      const { page } = visit;
      await openMine(visit, 4);
      const press = async (name: string | RegExp, key = 'Enter') => {
        await page.getByRole('button', { name }).first().focus();
        await page.keyboard.press(key);
      };
      await press(/^Cambia gli orari/);
      await page.getByRole('heading', { level: 1, name: 'Orari di apertura' }).waitFor();
      await isForEveryone(visit);
      const saturday = page.getByRole('group', { name: 'Sabato' }).getByLabel('Mattina');
      await saturday.focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('di mattina');
      await page.keyboard.press('Enter');
      await page.getByText('Non capiamo questo orario').first().waitFor();
      await isForEveryone(visit);
      await saturday.focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('10-12.30');
      await press('Leggi come viene');
      await page
        .getByText(/sabato[^;]* 10–12:30/)
        .first()
        .waitFor();
      await isForEveryone(visit);
      await press('Salva');
      await page.getByRole('heading', { name: 'Fatto' }).waitFor();
      await press('Annulla');
      await page.getByRole('heading', { name: 'Fatto' }).waitFor();
    },
  },
  {
    name: 'a photograph needs words, and goes as it came',
    async tell(visit) {
      const { page } = visit;
      await openMine(visit, 8);
      await page.getByRole('link', { name: 'Foto' }).click();
      await page.getByRole('heading', { level: 1, name: 'Foto' }).waitFor();
      await isForEveryone(visit);
      await page.getByLabel('La foto').setInputFiles('docs/pictures/entry.png');
      await page.getByRole('button', { name: 'Aggiungi' }).click();
      await page.getByText('Scrivi che cosa si vede').first().waitFor();
      await page.getByLabel('La foto').setInputFiles('docs/pictures/entry.png');
      const words = `L’ingresso, con la rampa ${visit.width}${visit.script ? ' e lo script' : ''}`;
      await page.getByLabel('Che cosa si vede').fill(words);
      await page.getByRole('button', { name: 'Aggiungi' }).click();
      const picture = page.getByRole('img', { name: words });
      await picture.waitFor();
      const wide = await picture.evaluate(async (one) => {
        if (!(one instanceof HTMLImageElement)) return 0;
        await one.decode();
        return one.naturalWidth;
      });
      expectThat(wide > 0, 'the picture is seen');
      await isForEveryone(visit);
      await page.getByRole('button', { name: `Togli la foto: ${words}` }).click();
      await picture.waitFor({ state: 'detached' });
    },
  },
];

/** Signs in as an editor and opens a service that she keeps; gives its form's address. */
async function openMine({ page, origin, width, script }: Visit, from: number): Promise<string> {
  await page.goto(`${origin}/redazione`);
  await page.getByLabel('E-mail').fill('redazione@borgovivo.example');
  await page.getByLabel('Password').fill('porta aperta redazione');
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Le mie schede' }).waitFor();
  await page
    .locator('a[href^="/redazione/service/"]')
    .nth(from + Number(width === 'phone') + 2 * Number(script))
    .click();
  await page.getByRole('heading', { level: 2, name: 'Che cos’è' }).waitFor();
  return new URL(page.url()).pathname;
}
