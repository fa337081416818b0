import { type PdfPage, readPdf } from '../pdf.ts';
import { expectThat, isForEveryone, type Story, type Visit } from '../story.ts';

const point = 72;
const millimetre = point / 25.4;

/** Someone who coordinates the town, and leaves the directory of a neighbourhood where people have no telephone. */
export const stories: Story[] = [
  {
    name: 'a coordinator prints the booklet of a neighbourhood, small and in large print',
    widths: ['desk'],
    async tell(visit) {
      const { page, origin } = visit;
      await enter(visit);
      await page.getByRole('link', { name: 'Stampa i libretti dei quartieri' }).click();
      await page.waitForURL(/\/redazione\/libretto$/);
      await isForEveryone(visit);
      await page.getByRole('link', { name: 'Pagine piccole (A5): Borgo Fonte' }).click();
      await page.waitForURL(/\/libretto\/borgo-fonte$/);
      await isForEveryone(visit);
      const small = await print(visit);
      expectThat(small.length >= 8 && small.length <= 20, `the booklet has ${small.length} pages`);
      expectThat(isOf(small, 148, 210), 'its pages are A5');
      await isWhole(visit, small);

      await page.goto(`${origin}/redazione/libretto/borgo-fonte?grande=1`);
      const large = await print(visit);
      expectThat(isOf(large, 210, 297), 'in large print they are A4');
      expectThat(
        large.every(({ smallest }) => smallest >= 12.9),
        `the smallest letters are ${Math.min(...large.map(({ smallest }) => smallest))} points`,
      );
      await isWhole(visit, large);
    },
  },
];

async function enter({ page, origin }: Visit): Promise<void> {
  await page.goto(`${origin}/io`);
  await page.getByLabel('E-mail').fill('coordinamento@borgovivo.example');
  await page.getByLabel('Password').fill('porta aperta coordinamento');
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.waitForURL(/\/io$/);
}

const print = async ({ page }: Visit): Promise<PdfPage[]> => readPdf(await page.pdf({ preferCSSPageSize: true }));

const isOf = (pages: readonly PdfPage[], width: number, height: number): boolean =>
  pages.every((one) => Math.abs(one.width - width * millimetre) < 2 && Math.abs(one.height - height * millimetre) < 2);

const plain = (text: string) => text.replace(/[\s\u00ad]+/g, '');

/** The date and a number on each page, nothing beyond the edges, nothing left out, no entry cut in two. */
async function isWhole({ page }: Visit, pages: readonly PdfPage[]): Promise<void> {
  const date = new Intl.DateTimeFormat('it', { dateStyle: 'long', timeZone: 'Europe/Rome' }).format(new Date());
  for (const [at, { text, room }] of pages.entries()) {
    const foot = plain(text).slice(0, 60);
    expectThat(foot.includes(plain(`${at + 1}Borgo Fonte · ${date}`)), `page ${at + 1} says where it is from: ${foot}`);
    const nearest = Math.min(room.left, room.right, room.top, room.bottom);
    expectThat(nearest > 5 * millimetre, `on page ${at + 1} a letter stands ${nearest} points from the edge`);
  }
  const whole = plain(pages.map(({ text }) => text).join(' '));
  const entries = await page.locator('.paper .sheet').allTextContents();
  expectThat(entries.length > 20, `only ${entries.length} entries are there`);
  const texts = pages.map(({ text }) => plain(text));
  for (const entry of entries) {
    expectThat(
      texts.some((text) => text.includes(plain(entry))),
      `is on no page as a whole: ${entry.slice(0, 200)}`,
    );
  }
  for (const title of await page.locator('.paper h2, .booklet-index li').allTextContents())
    expectThat(whole.includes(plain(title)), `is missing: ${title}`);
}
