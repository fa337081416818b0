import { expectThat, isForEveryone, mainText, type Story } from '../story.ts';

const email = 'redazione@borgovivo.example';
const password = 'porta aperta redazione';

/** A list as a parish office keeps it: capitals, an address in one cell, a telephone without its zero, a wrong tax code. */
const list = (name: string) =>
  [
    'CODICE FISCALE;DENOMINAZIONE;COMUNE;PROV;INDIRIZZO;TELEFONO',
    `80017670177;${name} DELL'AMICIZIA ODV;BRESCIA;BS;VIA CORSICA 165 - 25125 - BRESCIA - BS;302989123`,
    '123;ENTE CON IL CODICE SBAGLIATO;BRESCIA;BS;;',
  ].join('\n');

/** Whoever looks after the entries, and was given a list. */
export const stories: Story[] = [
  {
    name: 'an editor brings a list in, tries it, writes it, and takes home what was not taken',
    async tell(visit) {
      const { page, origin, width, script } = visit;
      const name = `GRUPPO ${width} ${script ? 'uno' : 'due'}`.toUpperCase();
      await page.goto(`${origin}/redazione/importa`);
      await page.waitForURL(/\/accedi/);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Entra', exact: true }).click();
      await page.waitForURL(/\/redazione\/importa$/);
      await page
        .getByLabel('File')
        .setInputFiles({ name: 'foto.csv', mimeType: 'text/csv', buffer: Buffer.from('%PDF-1.7') });
      await page.getByRole('button', { name: 'Guarda il file' }).click();
      await page.getByText('È un PDF, non una tabella').first().waitFor();
      await isForEveryone(visit);

      await page
        .getByLabel('File')
        .setInputFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(list(name)) });
      await page.getByRole('button', { name: 'Guarda il file' }).click();
      await page.getByRole('heading', { name: 'Le prime righe' }).waitFor();
      const preview = await mainText(page);
      expectThat(
        preview.includes("Dell'Amicizia ODV") || preview.includes("dell'Amicizia ODV"),
        'the name comes out as people write it',
      );
      expectThat(preview.includes('030 298 9123'), 'the telephone has its zero back');
      await isForEveryone(visit);

      await page.getByLabel('Licenza').fill('con il permesso dell’ufficio');
      await page.getByLabel('Di chi è l’elenco').fill(`Ufficio ${name}`);
      await page.getByRole('button', { name: 'Aggiorna le prime righe' }).click();
      await page.getByRole('link', { name: 'Prova senza scrivere' }).click();
      await page.getByText('Non è stato scritto nulla.').waitFor();
      await isForEveryone(visit);

      await page.getByRole('button', { name: 'Scrivi' }).click();
      await page.getByText('Chi cerca trova già tutto.').waitFor();
      expectThat(/Una riga non presa/.test(await mainText(page)), 'what was not taken is told');
      await isForEveryone(visit);
      const leaving = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Scarica le righe non prese' }).click();
      expectThat((await leaving).suggestedFilename() === 'non-prese.csv', 'and comes home in a file');
    },
  },
];
