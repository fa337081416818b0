import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { compile } from 'sass';
import { beforeAll, describe, expect, test } from 'vitest';
import { Gallery } from './gallery.tsx';
import { Chip, EntryCard, ErrorSummary, Pagination, SearchBox, TextInput, type Translate } from './index.ts';
import en from './messages/en.json' with { type: 'json' };
import it from './messages/it.json' with { type: 'json' };

const italian = new Map(Object.entries(it));
const t: Translate = (key, values) => {
  const pattern = italian.get(key);
  if (!pattern) throw new Error(`No message ${key}`);
  return String(new IntlMessageFormat(pattern, 'it').format(values));
};

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');

describe('every component on one page', () => {
  let html = '';
  const css = compile('src/platform/ui/theme/theme.scss', {
    loadPaths: ['node_modules'],
    quietDeps: true,
    silenceDeprecations: ['import'],
  }).css;
  beforeAll(async () => {
    html = String(await (<Gallery t={t} styles={['/theme.css']} />));
  });

  test('carries no style and no script of its own, which the browser would refuse', () => {
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/<style/);
    expect(html).not.toMatch(/<script/);
    expect(html).not.toMatch(/\son[a-z]+=/);
  });

  test('asks nothing of another server', () => {
    const fetched = all(html, /(?:src|<link[^>]+href|<use href)="([^"]+)"/g);
    expect(fetched.length).toBeGreaterThan(10);
    expect(fetched.filter((address) => !/^(\/(?!\/)|data:)/.test(address))).toEqual([]);
  });

  test('gives every name once, and every label, help, error and list belongs to something there', () => {
    const ids = all(html, /\sid="([^"]+)"/g);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const asked = all(html, /\s(?:for|aria-describedby|aria-labelledby|list|form)="([^"]+)"/g).flatMap((one) =>
      one.split(' '),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('hides from listeners every drawing that says nothing', () => {
    const mute = all(html, /<svg([^>]*)>/g).filter((svg) => !/aria-hidden="true"|aria-label="/.test(svg));
    expect(mute).toEqual([]);
  });

  test('says its language, and where the same page is in the other one', () => {
    expect(html).toMatch(/^<html lang="it">/);
    expect(html).toContain('<link rel="alternate" hreflang="en" href="/en/campionario"/>');
    expect(html).toContain('lang="en" hreflang="en">English</a>');
  });

  test('finds each of its classes in the style', () => {
    const classes = new Set(all(html, /\sclass="([^"]+)"/g).flatMap((one) => one.split(' ')));
    // Names that only tell kinds apart, for scripts and tests; the style has nothing to add to them.
    const bare =
      /^(page|page-wide|columns-aside|panel-card|facts|facts-1|field|width-full|choices-rows|print-sheet|fact|bottom-credit|fresh-fresh|notice-info|notice-success|step-next|drawing-[a-z]+|open-mark-(shut|unknown))$/;
    const unstyled = [...classes].filter((name) => !bare.test(name) && !css.includes(`.${name}`));
    expect(classes.size).toBeGreaterThan(80);
    expect(unstyled).toEqual([]);
  });

  test('begins with the way past the menus, and ends with the question about clarity', () => {
    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('<header'));
    expect(html).toContain('<main id="main"');
    expect(html).toContain('Quanto sono chiare le informazioni su questa pagina?');
  });
});

describe('a field that was filled in wrong', () => {
  const field = String(
    <TextInput t={t} name="cap" label="CAP" help="Cinque cifre" value={'25"><b>'} error="Il CAP ha cinque cifre" />,
  );

  test('says so beside itself and to who listens', () => {
    expect(field).toContain('aria-describedby="cap-help cap-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toMatch(/id="cap-error">.*Da correggere:.*Il CAP ha cinque cifre/s);
  });

  test('keeps what was typed, as text', () => {
    expect(field).toContain('value="25&quot;&gt;&lt;b&gt;"');
  });

  test('is reached from the summary on top', () => {
    const summary = String(<ErrorSummary t={t} errors={[{ field: 'cap', message: 'Il CAP ha cinque cifre' }]} />);
    expect(summary).toContain('C’è una cosa da sistemare');
    expect(summary).toContain('<a href="#cap">Il CAP ha cinque cifre</a>');
    expect(summary).toContain('autofocus');
  });

  test('without errors there is no summary', () => {
    expect(String(<ErrorSummary t={t} errors={[]} />)).toBe('');
  });
});

test('a name with signs of code in it is shown as it was written', () => {
  const card = String(<EntryCard href="/s/1" title="Casa <script>alert(1)</script> & Co." />);
  expect(card).toContain('Casa &lt;script&gt;alert(1)&lt;/script&gt; &amp; Co.');
});

test('a filter that is on says that pressing takes it away', () => {
  expect(String(<Chip t={t} href="/cerca" label="Gratis" on />)).toContain('Togli il filtro:');
  const off = String(<Chip t={t} href="/cerca?gratis=1" label="Gratis" count={1} />);
  expect(off).toContain('Filtra:');
  expect(off).toMatch(/1<span class="visually-hidden"> risultato</);
});

test('the search keeps the filters when the words change', () => {
  const box = String(
    <SearchBox
      action="/cerca"
      label="Cerca"
      what={{ name: 'q', label: 'Che cosa' }}
      submit="Trova"
      keep={[{ name: 'gratis', value: '1' }]}
    />,
  );
  expect(box).toContain('method="get"');
  expect(box).toContain('<input type="hidden" name="gratis" value="1"/>');
});

test('one page of results needs no page numbers', () => {
  expect(String(<Pagination t={t} page={1} pages={1} href={(page) => `?p=${page}`} />)).toBe('');
  expect(String(<Pagination t={t} page={2} pages={3} href={(page) => `?p=${page}`} />)).toContain(
    '<a href="?p=2" aria-current="page">',
  );
});

test('what the components say exists in both languages', () => {
  expect(Object.keys(en)).toEqual(Object.keys(it));
});

test('the browser’s icon is there', () => {
  expect(readFileSync('public/favicon.svg', 'utf8')).toContain('<svg');
});
