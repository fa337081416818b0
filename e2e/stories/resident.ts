import type { Locator } from 'playwright-core';
import { answers, ask, total, unfold } from '../on-the-way.ts';
import { expectThat, isForEveryone, mainText, type Story } from '../story.ts';

/** Someone with a need and an afternoon, from the first page to the door. */
export const stories: Story[] = [
  {
    name: 'from the first page to the door: can I go there now, and what do I bring?',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(origin);
      await isForEveryone(visit);
      await ask(visit, 'bollette', 'Le Case Nuove');
      const list = page.url();
      const found = await answers(page);
      await page.getByRole('link', { name: 'Sportello bollette', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Sportello bollette' }).waitFor();

      const first = page.locator('.panel-answer');
      const said = (await first.textContent()) ?? '';
      expectThat(
        /Aperto|Apre|Chiude|Chius/.test(said),
        `the first thing said is whether it is open: ${said.slice(0, 60)}`,
      );
      for (const term of ['Per chi', 'Che cosa ottieni', 'Come si fa', 'Che cosa portare', 'Dove', 'Quanto costa']) {
        expectThat(said.includes(term), `the first panel says «${term}»`);
      }
      expectThat(said.includes('Le ultime tre bollette'), 'and names the papers');
      const call = await first.getByRole('link', { name: /^Chiama/ }).getAttribute('href');
      expectThat(/^tel:\+39\d{6,}$/.test(call ?? ''), `one press calls: ${call}`);
      const mail = await page.getByRole('link', { name: 'Per posta elettronica' }).getAttribute('href');
      expectThat(mail?.includes(encodeURIComponent(page.url().replace(origin, ''))) ?? false, 'the page can be sent');
      await isForEveryone(visit);

      await page.goBack();
      expectThat(page.url() === list, 'the way back leads to the same search');
      expectThat((await answers(page)).join() === found.join(), 'and to the same list');
    },
  },
  {
    name: 'opening days go into my calendar',
    script: [false],
    widths: ['phone'],
    async tell({ page, origin, context }) {
      await page.goto(`${origin}/cerca?q=bollette&dove=99010`);
      await page.getByRole('link', { name: 'Sportello bollette', exact: true }).click();
      const link = await page.getByRole('link', { name: 'Metti nel calendario' }).first().getAttribute('href');
      const answer = await context.request.get(`${origin}${link}`);
      const days = await answer.text();
      expectThat(answer.headers()['content-type']?.startsWith('text/calendar') ?? false, 'it is a calendar');
      expectThat(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\s*$/.test(days), 'a whole one');
      for (const line of [
        /^SUMMARY:Sportello bollette/m,
        /^DTSTART;TZID=Europe\/Rome:/m,
        /^LOCATION:Casa del Quart/m,
      ]) {
        expectThat(line.test(days), `with ${line.source}`);
      }
    },
  },
  {
    name: 'filters are chosen together, and taken off one by one',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?dove=99010`);
      const all = await total(page);
      await (await unfold(visit, /^Quanto costa/)).getByLabel(/^Gratis/).check();
      await (await unfold(visit, /^Lingue parlate/)).getByLabel(/^inglese/).check();
      await (await unfold(visit, /^Accessibilità/)).getByLabel(/^Ingresso senza gradini/).check();
      await (await unfold(visit, /^Per chi/)).getByLabel(/precisa/).fill('34');
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Applica i filtri' }).click();
      await page.waitForURL(/gratis=1/);
      for (const part of ['dove=99010', 'lingua=en', 'accesso=step-free', 'eta=34']) {
        expectThat(page.url().includes(part), `the address holds ${part}: ${page.url()}`);
      }
      let left = await total(page);
      expectThat(left > 0 && left < all, `${left} of ${all} are left`);
      await isForEveryone(visit);

      for (const chip of ['Gratis', 'Si parla inglese', '34 anni', 'Ingresso senza gradini']) {
        await page.getByRole('link', { name: new RegExp(`^Togli il filtro.*${chip}`) }).click();
        await page.waitForURL((url) => url.search.includes('dove=99010'));
        const now = await total(page);
        expectThat(now >= left, `without «${chip}» there is not less: ${now} after ${left}`);
        left = now;
      }
      expectThat(left === all, 'without filters everything is there again');
    },
  },
  {
    name: 'open now means now; a day and an hour can be chosen too',
    script: [false],
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?aperto=ora`);
      // Somewhere a fountain runs at any hour: the list is never empty.
      const marks = await page.locator('.entry .open-mark').allTextContents();
      expectThat(marks.length > 0, 'something is open');
      const shut = marks.find((mark) => !/Apert|Chiude/.test(mark));
      expectThat(shut === undefined, `everything in the list is open: «${shut}»`);
      await page.goto(`${origin}/cerca?q=ascolto`);
      const all = await total(page);
      const when = await unfold(visit, /^Quando/);
      await when.getByLabel('Oppure un giorno').selectOption({ label: 'Lunedì' });
      await when.getByLabel('A che ora').fill('10:00');
      await page.getByRole('button', { name: 'Applica i filtri' }).click();
      await page.waitForURL(/giorno=MO/);
      const left = await total(page);
      expectThat(left > 0 && left < all, `on Monday at ten ${left} of ${all}`);
      await page.getByRole('link', { name: /^Togli il filtro.*Luned/i }).waitFor();
      await isForEveryone(visit);
    },
  },
  {
    name: 'a long list has pages and an order, and no answer stands in it twice',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca`);
      const first = await page.locator('.entry').evaluateAll((all) => all.map(({ id }) => id));
      await page.locator('[rel=next]').click();
      await page.waitForURL(/pagina=2/);
      const second = await page.locator('.entry').evaluateAll((all) => all.map(({ id }) => id));
      expectThat(first.length === 20 && second.length === 20, 'each page holds twenty');
      const again = second.filter((id) => first.includes(id));
      expectThat(again.length === 0, `nothing is on both pages: ${again.join(', ')}`);
      await isForEveryone(visit);

      await page.goto(`${origin}/cerca?q=aiuto&dove=99010`);
      await page.getByRole('list', { name: 'Ordine delle risposte' }).getByRole('link', { name: 'Più vicini' }).click();
      await page.waitForURL(/ordine=distance/);
      const near = page.getByRole('region', { name: /^Vicino a te/ });
      const metres = await metresOf(near);
      expectThat(metres.length > 2, 'there are answers nearby');
      expectThat(
        metres.every((far, at) => at === 0 || far >= (metres[at - 1] ?? 0)),
        `the nearest first: ${metres.join()}`,
      );
    },
  },
  {
    name: 'near, in the town, and serving it too never mix',
    script: [false],
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?q=bollette&dove=99010&raggio=5000`);
      const near = page.getByRole('region', { name: /^Vicino a te/ });
      const town = page.getByRole('region', { name: /^Nel tuo comune/ });
      const serving = page.getByRole('region', { name: /^Serve anche/ });
      const far = await metresOf(near);
      expectThat(far.length > 0 && far.every((one) => one <= 5000), `near is within five kilometres: ${far.join()}`);
      for (const group of [town, serving]) {
        expectThat((await group.locator('.entry').count()) > 0, 'the other groups have answers too');
        const told = (await group.locator('.fact-line li').allTextContents()).join(' ');
        expectThat(!/\d (m|km)\b/.test(told), `and tell no distance: ${told}`);
        expectThat((await group.locator('.pin-number').count()) === 0, 'nor a pin');
      }
      const reasons = await page.locator('.entry-why').allTextContents();
      expectThat(
        reasons.every((why) => /Lo vedi perché .+controllat/.test(why)),
        'each says why, and when it was checked',
      );
    },
  },
  {
    name: 'a slip of the finger is forgiven, and said',
    script: [false],
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca`);
      await ask(visit, 'dopscuola');
      expectThat((await mainText(page)).includes('cerchiamo «doposcuola»'), 'it says which word was meant');
      expectThat((await answers(page)).includes('Merenda e compiti'), 'and finds it');
      await ask(visit, 'bollette', 'Le Cas Nuove');
      expectThat(/Intorno a Le Case Nuove|A Le Case Nuove/.test(await mainText(page)), 'the place is understood too');
      await isForEveryone(visit);
    },
  },
];

/** How far each answer of a group says that it is: «350 m» and «1,3 km», in metres. */
async function metresOf(group: Locator): Promise<number[]> {
  const told = await group.locator('.fact-line li').allTextContents();
  return told.flatMap((line) => {
    const [, number, unit] = /^([\d,.]+)\s(m|km) ·/.exec(line) ?? [];
    return number === undefined ? [] : [Number(number.replace(',', '.')) * (unit === 'km' ? 1000 : 1)];
  });
}
