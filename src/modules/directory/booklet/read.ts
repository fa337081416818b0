import { sql } from 'kysely';
import type { Here } from '#platform/http/index.ts';
import { type PointShown, readPoints } from '../entry/points.ts';
import { type Quarter, readQuarters } from '../entry/quarter.ts';
import { readSheets, type Sheet } from '../paper/sheets.ts';
import { vocabulary } from '../vocabularies/index.ts';
import { type Chapter, chaptersOf, type Heading, indexOf, type Need, type Term } from './rules.ts';

/** The directory of a neighbourhood, as a booklet says it. */
export interface Booklet {
  quarter: Quarter;
  /** Its own points; where it has none, the first of the town: no one is left without a person to ask. */
  points: PointShown[];
  chapters: Chapter[];
  topics: Need[];
  situations: Need[];
}

/** Reads everything there is in a neighbourhood, and what reaches it from elsewhere. Null when there is no such neighbourhood. */
export async function readBooklet(here: Here, slug: string): Promise<Booklet | null> {
  const quarter = (await readQuarters(here.db)).find((one) => one.slug === slug);
  if (!quarter) return null;
  const reaching = [`=a:n:${quarter.id}`, '=a:all'];
  const [sheets, points] = await Promise.all([
    readSheets(
      here,
      sql`e.neighbourhood_id = ${quarter.id}::uuid or (e.kind = 'service' and e.facets && ${reaching}::text[])`,
    ),
    readPoints(here.db),
  ]);
  const own = points.filter((point) => point.place.neighbourhood_id === quarter.id);
  const chapters = chaptersOf(sheets, headingsOf(here, quarter), here.t('entry.other'));
  const terms = (taxonomy: string) => termsIn(here, taxonomy);
  return {
    quarter,
    points: own.length > 0 ? own : points.slice(0, 2),
    chapters,
    topics: indexOf(chapters, terms('everyday-topics'), 't', here.lang),
    situations: indexOf(chapters, terms('life-situations'), 's', here.lang),
  };
}

/** Services by topic, then what reaches the neighbourhood from elsewhere, groups and gardens, places, and who they are. */
function headingsOf(here: Here, quarter: Quarter): Heading[] {
  const { t } = here;
  const isHere = ({ neighbourhoods }: Sheet) => neighbourhoods.includes(quarter.id);
  const topics = termsIn(here, 'everyday-topics', true).map(
    ({ code, label }): Heading => ({
      code,
      title: label,
      holds: (sheet) => sheet.kind === 'service' && isHere(sheet) && sheet.facets.includes(`=t:${code}`),
    }),
  );
  return [
    ...topics,
    { code: 'da-fuori', title: t('booklet.reaching'), holds: (sheet) => sheet.kind === 'service' && !isHere(sheet) },
    { code: 'risorse', title: t('entry.quarter.assets'), holds: ({ kind }) => kind === 'asset' },
    { code: 'luoghi', title: t('directory.kinds.place'), holds: ({ kind }) => kind === 'place' },
    { code: 'chi', title: t('directory.kinds.organization'), holds: ({ kind }) => kind === 'organization' },
  ];
}

/** The terms of a taxonomy in the language of the page, each with those under it. */
function termsIn({ lang }: Here, taxonomy: string, top = false): Term[] {
  const { terms } = vocabulary(taxonomy);
  return terms
    .filter((term) => !top || !term.parent)
    .map((term) => ({
      code: term.code,
      label: lang === 'en' ? term.name_en : term.name,
      under: terms.flatMap((one) => (one.parent === term.code ? [one.code] : [])),
    }));
}
