import { z } from 'zod';
import { expectThat, isForEveryone, type Story } from '../story.ts';

const Root = z.object({ version: z.string(), openapi_url: z.url() });
const Page = z.object({
  total_items: z.int().positive(),
  contents: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
const Described = z.object({ openapi: z.string().startsWith('3.1'), paths: z.record(z.string(), z.unknown()) });
const Problem = z.object({ title: z.string(), status: z.literal(404) });

/** Someone from another town who wants the data, and asks nobody for a key. */
export const stories: Story[] = [
  {
    name: 'a developer reads how to ask, and asks',
    script: [false, true],
    async tell(visit) {
      const { page, context, origin } = visit;
      await page.goto(origin);
      await page.getByRole('link', { name: 'Sviluppatori' }).click();
      await page.waitForURL(/\/sviluppatori$/);
      await page.locator('main a[href$="/hsds/openapi.json"]').first().waitFor();
      await isForEveryone(visit);

      const get = (path: string) =>
        context.request.get(`${origin}${path}`, { headers: { Origin: 'https://altrove.example' } });
      const root = await get('/hsds');
      expectThat(root.headers()['access-control-allow-origin'] === '*', 'anyone may ask, from any page');
      const { openapi_url } = Root.parse(await root.json());
      const { paths } = Described.parse(await (await get(new URL(openapi_url).pathname)).json());
      expectThat(Object.keys(paths).length >= 9, `${Object.keys(paths).length} paths are described`);

      const { contents, total_items } = Page.parse(await (await get('/hsds/services?per_page=5')).json());
      expectThat(contents.length === 5 && total_items > 50, `a page of five out of ${total_items}`);
      const one = await get(`/hsds/services/${contents[0]?.id}`);
      expectThat(
        one.ok() && one.headers().etag !== undefined,
        'each can be asked for, and told apart from its older self',
      );
      const lines = (await (await get('/hsds/services?format=ndjson')).text()).trim().split('\n');
      expectThat(
        lines.every((line) => z.uuid().safeParse(JSON.parse(line).id).success),
        'one on each line',
      );
    },
  },
  {
    name: 'what is not there is said so, to people and to programs',
    async tell(visit) {
      const { page, context, origin } = visit;
      const nowhere = '00000000-0000-4000-8000-00000000dead';
      for (const path of [
        '/niente',
        `/servizi/${nowhere}`,
        '/servizi/niente',
        '/quartieri/niente',
        '/en/luoghi/niente',
      ]) {
        const answer = await page.goto(origin + path);
        expectThat(answer?.status() === 404, `${path} answers ${answer?.status()}`);
        const title = await page.getByRole('heading', { level: 1 }).textContent();
        expectThat((title ?? '') !== '', `${path} says so in words`);
        expectThat((await page.locator('main a[href$="/cerca"], main a[href$="/punti"]').count()) > 1, 'and leads on');
      }
      await isForEveryone(visit);
      for (const path of [`/hsds/services/${nowhere}`, '/hsds/niente', '/api/niente']) {
        const answer = await context.request.get(origin + path);
        expectThat(
          answer.headers()['content-type']?.startsWith('application/problem+json') ?? false,
          `${path} is a problem`,
        );
        Problem.parse(await answer.json());
      }
    },
  },
  {
    name: 'what one visitor writes in an address reaches nobody else',
    script: [false],
    widths: ['desk'],
    async tell({ page, context, origin }) {
      await page.goto(`${origin}/cerca?q=bollette`);
      const path = await page.locator('.entry-title a').first().getAttribute('href');
      for (const _time of [1, 2, 3]) await context.request.get(`${origin}${path}?da=volantino`);
      const next = await (await context.request.get(`${origin}${path}`)).text();
      expectThat(!next.includes('volantino'), 'the next visitor gets the page as it is');
    },
  },
];
