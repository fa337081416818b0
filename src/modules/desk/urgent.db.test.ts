import { expect, test } from 'vitest';
import { nobody } from '#platform/identity/index.ts';
import { counterHouse } from './counter/house.fixture.ts';
import { wordsFor } from './urgent.words.ts';

const { db, ask, is } = await counterHouse();
is(nobody);
const page = async (path: string) => (await ask(path)).text();
const inHeader = /<header[\s\S]*href="\/urgente"[\s\S]*<\/header>/;

test('what is urgent is one touch away from every page, for anyone', async () => {
  for (const path of ['/', '/cerca?q=bollette', '/accedi', '/punti', '/no-such-page'])
    expect(await page(path), path).toMatch(inHeader);
  expect(await page('/en/cerca')).toContain('href="/en/urgente"');
});

test('the numbers say what they are for in the words of who does not read Italian', async () => {
  const [italian, english] = [await page('/urgente'), await page('/en/urgente')];
  for (const number of ['112', '1522', '114', '116000'] as const) {
    expect(italian).toContain(`href="tel:${number}"`);
    expect(english).toContain(`href="tel:${number}"`);
    expect(wordsFor(number, 'it').length).toBeGreaterThan(8);
  }
  expect(italian).toContain('<bdi lang="ar" dir="rtl">عنف</bdi>');
  expect(english).toContain('<bdi lang="it" dir="ltr">Violenza</bdi>');
});

test('the town’s emergency social service is there where the directory has one with a telephone', async () => {
  expect(await page('/urgente')).not.toContain('tel:0139555999');
  const entry = { kind: 'service', title: 'Pronto intervento sociale', terms: '' };
  await db
    .insertInto('search_entry')
    .values([
      { ...entry, id: '00000000-0000-4000-8000-000000000001', phone: '0139 555 999' },
      { ...entry, id: '00000000-0000-4000-8000-000000000002', phone: null },
    ])
    .execute();
  const html = await page('/urgente');
  expect(html).toMatch(/Pronto intervento sociale[\s\S]*0139\s?555\s?999/);
  expect(html.match(/Pronto intervento sociale<\/h2>/g)).toHaveLength(1);
});
