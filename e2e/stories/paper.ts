import { expectThat, type Story } from '../story.ts';

/** Someone who takes the page along on paper, or gives it to somebody else. */
export const stories: Story[] = [
  {
    name: 'a service fits on a sheet or two: no menu, addresses written out, a code that leads back',
    script: [false],
    widths: ['desk'],
    async tell({ page, context, origin }) {
      for (const lang of ['', '/en']) {
        await page.goto(`${origin}${lang}/cerca?q=bollette&dove=99010`);
        await page.locator('.entry-title a').first().click();
        await page.waitForURL(/\/servizi\//);
        const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
        const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
        expectThat(sheets >= 1 && sheets <= 2, `it takes ${sheets} sheets`);

        await page.emulateMedia({ media: 'print' });
        // biome-ignore lint/performance/useDomNodeTextContent: what is hidden on paper must not count.
        const seen = await page.locator('body').innerText();
        for (const hidden of ['header nav', 'footer nav', '.buttons', '.skip']) {
          const shown = page.locator(hidden).filter({ visible: true });
          expectThat((await shown.count()) === 0, `${hidden} is not on paper`);
        }
        const year = String(new Date().getFullYear());
        expectThat(new RegExp(`(Stampato il|Printed on) .*${year}`).test(seen), 'it says when it was printed');
        expectThat(seen.includes(new URL(page.url()).pathname), 'the address is written out');
        expectThat(/\d{5} Borgovivo/.test(seen) && /0139 555/.test(seen), 'where it is, and whom to call');
        const code = page.locator('.print-foot img').filter({ visible: true });
        const source = await code.getAttribute('src');
        const picture = await context.request.get(`${origin}${source}`);
        expectThat(
          picture.headers()['content-type']?.startsWith('image/svg+xml') ?? false,
          'with a code to hold a telephone to',
        );
        expectThat((await code.getAttribute('alt')) !== '', 'which says what it is');
        const drawn = await code.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0);
        expectThat(drawn, 'and is drawn');
        await page.emulateMedia({ media: null });
      }
    },
  },
];
