/** Another name when what is kept changes its form: the worker that comes next removes the one before. */
const name = 'comunanza-copy-1';
/** A copy as fresh as this is not asked for again. */
const freshFor = 10 * 60_000;

/** Whether this is a page of the copy. */
const isPage = (pathname: string): boolean => /^\/(?:en\/)?(?:offline(?:\/mappatura)?|urgente)$/.test(pathname);
const parts = /^\/(?:assets\/|fonts\/|(?:icons|favicon)\.svg$|(?:en\/)?offline\/elenco\.json$)/;

/** Whether this is something that a page of the copy asks for. */
export const isPartOfCopy = (pathname: string): boolean => parts.test(pathname);

/** What is kept of this address, if anything. */
export const copyOf = async (pathname: string): Promise<Response | undefined> =>
  (await caches.open(name)).match(pathname);

/** Removes the caches of earlier forms. */
export async function removeOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((one) => one !== name).map((one) => caches.delete(one)));
}

/**
 * Keeps the list of one language with the pages that read it and all that they ask for, as a stranger gets them: without
 * cookies, whoever is signed in. What one of these pages no longer asks for is removed.
 */
export async function keepCopy(prefix: '' | '/en'): Promise<void> {
  const cache = await caches.open(name);
  const list = `${prefix}/offline/elenco.json`;
  const kept = await cache.match(list);
  if (kept && Date.now() - Date.parse(kept.headers.get('date') ?? '') < freshFor) return;
  const pages = [`${prefix}/urgente`, `${prefix}/offline`, `${prefix}/offline/mappatura`];
  const answers = await Promise.all(pages.map(asStranger));
  const texts = await Promise.all(answers.map((answer) => answer.clone().text()));
  for (const part of new Set(texts.flatMap(partsIn))) {
    if (!(await cache.match(part))) await cache.put(part, await asStranger(part));
  }
  // The pages last: until then those of before stand with all that they ask for.
  await cache.put(list, await asStranger(list));
  for (const [at, page] of pages.entries()) {
    const answer = answers[at];
    if (answer) await cache.put(page, answer);
  }
  await sweep(cache);
}

async function sweep(cache: Cache): Promise<void> {
  const addresses = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const asked = new Set<string>();
  for (const page of addresses.filter(isPage)) {
    for (const part of partsIn((await (await cache.match(page))?.text()) ?? '')) asked.add(part);
  }
  const left = addresses.filter((one) => !isPage(one) && !one.endsWith('/offline/elenco.json') && !asked.has(one));
  await Promise.all(left.map((one) => cache.delete(one)));
}

/** The files that a page names: style, script, type, icons. */
const partsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/(?:href|src)="(\/[^"#?]+)/g)].map((match) => match[1] ?? '').filter(isPartOfCopy)),
];

async function asStranger(address: string): Promise<Response> {
  const answer = await fetch(address, { credentials: 'omit', cache: 'no-cache', redirect: 'error' });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return answer;
}
