import { openFirst } from '../on-the-way.ts';
import { expectThat, isForEveryone, mainText, type Story } from '../story.ts';

/** Someone who lives here and looks around: the quarter, the doors, who stands behind them. */
export const stories: Story[] = [
  {
    name: 'a neighbourhood is one page: its house, what is open, everything there is',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(origin);
      await page.locator('header').getByRole('link', { name: 'Quartieri' }).click();
      await page.getByRole('heading', { level: 1, name: 'I quartieri' }).waitFor();
      expectThat(
        (await page.getByRole('link', { name: 'Quartieri' }).getAttribute('aria-current')) === 'page',
        'one sees where one is',
      );
      await page.getByRole('link', { name: 'Centro', exact: true }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Centro' }).waitFor();
      const text = await mainText(page);
      for (const part of ['Punto Comunità Centro', 'Servizi, per argomento', 'Gruppi, giardini, botteghe', 'Luoghi']) {
        expectThat(text.includes(part), `the page has «${part}»`);
      }
      await isForEveryone(visit);
      const [, services = ''] = /(\d+) servizi/.exec(text) ?? [];
      await page.getByRole('link', { name: 'Cerca solo qui' }).click();
      await page.waitForURL(/quartiere=/);
      const label = (await page.locator('label[for^=tipo-]', { hasText: 'Servizi' }).textContent()) ?? '';
      expectThat(label.includes(services), `the search here finds the same ${services} services: ${label}`);
    },
  },
  {
    name: 'who does not know where to begin talks to someone',
    script: [false],
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(origin);
      await page.locator('header').getByRole('link', { name: 'Parla con noi' }).click();
      await page.getByRole('heading', { level: 1, name: 'Parla con qualcuno' }).waitFor();
      const calls = await page.locator('main a[href^="tel:+39"]').count();
      expectThat(calls >= 2, `${calls} telephones can be called with one press`);
      expectThat((await mainText(page)).includes('Non serve dire chi sei'), 'nobody asks who I am');
      await page
        .getByRole('link', { name: /Punto Comunità Centro/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: 'Punto Comunità Centro' }).waitFor();
      expectThat((await page.locator('table.week').count()) === 1, 'the hours of the week are there');
      expectThat(/99010 Borgovivo/.test(await mainText(page)), 'and the way');
      await isForEveryone(visit);
    },
  },
  {
    name: 'a guide says what it takes before it says anything else, and who does it with me',
    script: [false],
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(origin);
      await page.getByRole('link', { name: 'Guide alle pratiche' }).click();
      await page.getByRole('link', { name: 'Bonus luce, gas e acqua' }).click();
      await page.getByRole('heading', { level: 1, name: 'Bonus luce' }).waitFor();
      const text = await mainText(page);
      const order = [
        'Che cosa serve',
        'Dove si fa',
        'Entro quando',
        'Quanto costa',
        'Sito ufficiale',
        'Chi ti aiuta a farla',
      ];
      const at = order.map((words) => text.indexOf(words));
      expectThat(
        at.every((place, index) => place > (at[index - 1] ?? -1)),
        `in this order: ${at.join(', ')}`,
      );
      expectThat(/Controllato il|Controllato oggi/.test(text), 'and when it was checked');
      await isForEveryone(visit);
    },
  },
  {
    name: 'from a service to who offers it, to where it is, and back to what else is there',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/cerca?q=bollette&dove=99010`);
      const service = await openFirst(visit, 'Servizio');
      const offered = page.getByText('Lo offre').getByRole('link');
      const organization = (await offered.textContent()) ?? '';
      await offered.click();
      await page.getByRole('heading', { level: 1, name: organization }).waitFor();
      expectThat((await mainText(page)).includes(service), 'the organisation offers the service');
      await isForEveryone(visit);
      await page.goBack();
      await page.locator('.place a[href*="/luoghi/"]').first().click();
      await page.waitForURL(/\/luoghi\//);
      await page.getByRole('heading', { name: 'Che cosa c’è qui' }).waitFor();
      expectThat((await mainText(page)).includes(service), 'the place has the service');
      await isForEveryone(visit);
    },
  },
  {
    name: 'saying how clear a page is takes one press and no name',
    async tell(visit) {
      const { page, origin } = visit;
      await page.goto(`${origin}/pratiche`);
      await page.getByRole('link', { name: 'Quanto sono chiare le informazioni su questa pagina?' }).click();
      await page.getByText('4, abbastanza').click();
      await isForEveryone(visit);
      await page.getByRole('button', { name: 'Manda la risposta' }).click();
      await page
        .getByText(/Grazie/)
        .first()
        .waitFor();
      await isForEveryone(visit);
    },
  },
];
