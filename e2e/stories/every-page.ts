import {
  expectThat,
  isForEveryone,
  isReadableInTheDark,
  keepsWithin,
  type Story,
  type Visit,
  widths,
} from '../story.ts';
import { type Walked, walk } from '../walk.ts';

/** The narrowest window that WCAG 2.2 asks for (1.4.10): a desk's, enlarged four times. */
const enlarged = 320;

const rooms = [
  '/',
  '/cerca',
  '/servizi/:id',
  '/organizzazioni/:id',
  '/luoghi/:id',
  '/risorse/:id',
  '/pratiche/:id',
  '/quartieri',
  '/quartieri/:quartiere',
  '/punti',
  '/lista',
  '/tracce',
  '/accessibilita',
  '/privacy',
  '/note-legali',
  '/dati-aperti',
  '/sviluppatori',
];

/** Whoever presses every link: nothing is broken, nothing is asked of anyone else. */
export const stories: Story[] = [
  {
    name: 'every link leads to a whole page, in Italian',
    script: [true],
    widths: ['phone'],
    tell: (visit) => pressEveryLink(visit, '/', 'it'),
  },
  {
    name: 'every link leads to a whole page, in English',
    script: [true],
    widths: ['desk'],
    tell: (visit) => pressEveryLink(visit, '/en', 'en'),
  },
];

async function pressEveryLink(visit: Visit, from: string, lang: string): Promise<void> {
  const { page, origin, width } = visit;
  const walked = await walk(visit, from, lang, 200);
  expectThat(walked.problems.length === 0, `not every page is whole:\n  ${walked.problems.slice(0, 40).join('\n  ')}`);

  const prefix = lang === 'it' ? '' : `/${lang}`;
  const kinds = new Set(walked.pages.map(({ kind }) => kind));
  const missing = rooms.filter((room) => !kinds.has((prefix + room).replace(/(?<=.)\/$/, '')));
  expectThat(missing.length === 0, `no link leads to ${missing.join(', ')}`);
  expectThat(walked.pages.length >= 100, `only ${walked.pages.length} pages were found`);

  for (const path of oneOfAKind(walked, lang)) {
    const answer = await page.goto(origin + path);
    expectThat(answer?.ok() === true, `${path} answers ${answer?.status()}`);
    await isForEveryone(visit);
    // Colours are the same in every language.
    if (lang === 'it') await isReadableInTheDark(visit);
    await page.setViewportSize({ width: enlarged, height: 640 });
    await keepsWithin(page, enlarged);
    await page.setViewportSize({ width: widths[width], height: 800 });
  }
}

/** The first page of each kind, in the language of the walk. */
const oneOfAKind = ({ pages }: Walked, lang: string): string[] =>
  pages
    .filter(({ kind }, at) => pages.findIndex((one) => one.kind === kind) === at)
    .filter(({ kind }) => /^\/en(\/|$)/.test(kind) === (lang === 'en'))
    .map(({ path }) => path);
