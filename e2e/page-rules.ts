/** What one page told about itself when it was read. */
export interface PageRead {
  /** What is wrong with it, one sentence each. */
  problems: string[];
  /** Where its links lead on this site: paths with their query, without what follows `#`. */
  links: string[];
}

export interface PageToRead {
  html: string;
  /** Its whole address. */
  url: string;
  lang: string;
}

/**
 * What every page owes its reader, whatever it is about. Runs inside the browser, on a page that is parsed and not
 * shown, so that hundreds can be read in seconds; it may use nothing from outside itself.
 */
export function readPage({ html, url, lang }: PageToRead): PageRead {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const { origin, pathname } = new URL(url);
  const problems: string[] = [];
  const all = (selector: string) => [...page.querySelectorAll(selector)];
  const must = (fine: boolean, sentence: string) => fine || problems.push(sentence);
  const shown = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 120);

  must(page.documentElement.lang === lang, `says that it is in «${page.documentElement.lang}», not in «${lang}»`);
  must((page.title ?? '').trim() !== '', 'has no title');
  const titles = all('h1');
  must(titles.length === 1, `has ${titles.length} h1`);
  must(
    titles.every((title) => (title.textContent ?? '').trim() !== ''),
    'has an empty h1',
  );
  must(all('main#main').length === 1, 'has no main part');

  const ids = all('[id]').map((element) => element.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  must(twice.length === 0, `uses an id twice: ${[...new Set(twice)].join(', ')}`);
  for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'list', 'form']) {
    for (const element of all(`[${name}]`)) {
      const lost = (element.getAttribute(name) ?? '').split(/\s+/).filter((id) => !ids.includes(id));
      must(lost.length === 0, `names a part that is not there: ${shown(element)}`);
    }
  }

  for (const element of all('[style], style')) must(false, `has an inline style: ${shown(element)}`);
  for (const element of all('script:not([src]):not([type="application/ld+json"])')) {
    must(false, `has an inline script: ${shown(element)}`);
  }
  for (const element of all('*')) {
    const handler = element.getAttributeNames().find((name) => name.startsWith('on'));
    must(handler === undefined, `has an inline script: ${shown(element)}`);
  }
  for (const element of all('script[type="application/ld+json"]')) {
    try {
      JSON.parse(element.textContent ?? '');
    } catch {
      must(false, `tells machines something that they cannot read: ${shown(element)}`);
    }
  }
  must(
    all('img').every((image) => image.hasAttribute('alt')),
    'has a picture without words',
  );

  // What a browser asks for by itself; a link that someone follows may lead anywhere.
  const asked = all('[src], [srcset], [poster], [data], link[href]:not([rel="canonical"], [rel="alternate"])');
  for (const element of asked) {
    for (const name of ['src', 'poster', 'data', 'href', 'srcset']) {
      for (const part of (element.getAttribute(name) ?? '').split(name === 'srcset' ? ',' : '\0')) {
        const address = part.trim().split(' ')[0] ?? '';
        const other = address !== '' && new URL(address, url).origin !== origin && !address.startsWith('data:');
        must(!other, `asks someone else: ${shown(element)}`);
      }
    }
  }
  for (const form of all('form[action], [formaction]')) {
    const action = form.getAttribute('action') ?? form.getAttribute('formaction') ?? '';
    must(new URL(action, url).origin === origin, `sends a form elsewhere: ${shown(form)}`);
  }

  const prose = page.body.cloneNode(true);
  if (prose instanceof Element) for (const element of prose.querySelectorAll('code, pre, script')) element.remove();
  const text = (prose.textContent ?? '').replace(/\s+/g, ' ');
  const leftover = /\bundefined\b|\bNaN\b|\bInvalid Date\b|\[object |\{[a-z_]+[,}]|\bnull\b/.exec(text);
  must(
    leftover === null,
    `shows what nobody wrote: …${text.slice(Math.max(0, (leftover?.index ?? 0) - 40))}`.slice(0, 140),
  );

  // A sentence is in the language that the nearest `lang` says: small words give it away. Names may stay as they are.
  const small: Record<string, RegExp> = {
    it: /(?<![\p{L}'’])(il|lo|gli|le|di|del|della|dei|delle|che|per|con|non|è|sono|una|ti|si|nel|alla|anche)(?![\p{L}])/giu,
    en: /(?<![\p{L}'’])(the|of|and|to|is|are|you|your|with|for|this|that|from|it|who|what|not|have|can)(?![\p{L}])/giu,
  };
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = (node.textContent ?? '').trim();
    const said = node.parentElement?.closest('[lang]')?.getAttribute('lang') ?? lang;
    // What neither ends like a sentence nor is as long as one is a name.
    const sentence = /[.!?…]$/.test(words) || (words.match(/\p{L}{2,}/gu)?.length ?? 0) >= 10;
    if (!sentence || node.parentElement?.closest('script, code, pre')) continue;
    const count = (language: string) => words.match(small[language] ?? /$^/)?.length ?? 0;
    const other = said === 'it' ? 'en' : 'it';
    must(count(other) < 2 || count(other) <= count(said), `says in «${said}»: ${words.slice(0, 90)}`);
  }

  const links: string[] = [];
  for (const link of all('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    const target = new URL(href, url);
    must(target.protocol !== 'javascript:', `has a link that is script: ${shown(link)}`);
    const same = target.origin === origin && target.pathname === pathname && href.startsWith('#');
    must(!same || ids.includes(decodeURIComponent(target.hash.slice(1))), `has a link to nowhere: ${shown(link)}`);
    must((link.textContent ?? '').trim() !== '' || link.hasAttribute('aria-label'), `has a mute link: ${shown(link)}`);
    if (target.origin === origin && !same) links.push(target.pathname + target.search);
  }
  return { problems, links: [...new Set(links)] };
}
