import { type Catalog, type Lang, speakers, type T } from '#platform/messages/index.ts';

const files = import.meta.glob<Catalog>(
  ['../platform/**/messages/*.json', '../modules/**/messages/*.json', './messages/*.json'],
  {
    eager: true,
    import: 'default',
  },
);

const of = (lang: Lang): Catalog[] =>
  Object.entries(files)
    .filter(([path]) => path.endsWith(`/${lang}.json`))
    .map(([, catalog]) => catalog);

/** All that the house says, room by room, in each language. */
export const say: Record<Lang, T> = speakers({ it: of('it'), en: of('en') });
