import { sql } from 'kysely';
import { type Place, placeOf, resolvePlace } from '#modules/places/index.ts';
import { hourCellOf, nextAt } from '#platform/calendar/index.ts';
import type { Db } from '#platform/database/index.ts';
import type { Position } from '#platform/geo/index.ts';
import {
  type Around,
  type Found,
  find,
  type Group,
  groups,
  noteGap,
  type Question,
  type Result,
  readQuestion,
  type Sort,
  type Wish,
} from '#platform/search/index.ts';
import { ageBands } from '../indexing/facets.ts';
import { Asked, filtersOf, pageSize, radii } from './asked.ts';
import { thesaurus } from './thesaurus.ts';

/** Where the person is, or wants to be. */
export interface Where {
  place: Place | null;
  /** Others of the same name, to choose from. */
  others: readonly Place[];
  /** What was written leads nowhere; these look like it. */
  unknown: boolean;
  radius: number;
}

/** How the answer was widened when nothing answered to everything. */
export type Widened = 'any' | 'radius' | 'filters' | 'place';

export interface Answer {
  asked: Asked;
  question: Question;
  where: Where;
  sort: Sort;
  result: Result;
  total: number;
  /** Counted only up to a ceiling. */
  more: boolean;
  /** What was loosened, in order, because nothing answered; empty when something did. */
  widened: Widened[];
  now: Date;
}

const defaultRadius = 2000;

/**
 * The whole of a search: reads the place and the words, finds, and when nothing is found widens step by step, so that no
 * answer is a dead end. What was not found is noted without what was written.
 */
export async function answer(db: Db, asked: Asked, home: string | null, now: Date): Promise<Answer> {
  const [where, question] = await Promise.all([
    readWhere(db, asked, home),
    readQuestion(db, asked.q, thesaurus(), asked.scrivendo === '1'),
  ]);
  const wish = wishOf(asked, where, question, now);
  const found = await find(db, wish);
  const first = { asked, question, where, sort: wish.sort, now };
  if (countOf(found) > 0 && asked.pagina > pagesOf(found)) {
    return answer(db, { ...asked, pagina: pagesOf(found) }, home, now);
  }
  if (countOf(found) > 0) return { ...first, result: found, ...totalOf(found), widened: [] };
  const kindred = await findKindred(db, wish);
  if (kindred) return { ...first, ...kindred, ...totalOf(kindred.result), widened: [] };
  await noteMissing(db, asked, question, where, now);
  for (const [widened, wider] of widenings(wish, asked)) {
    const around = widened.includes('place') ? where.place?.position : null;
    const result = await find(db, around ? { ...wider, townsByDistance: await townsAround(db, around) } : wider);
    if (countOf(result) > 0) return { ...first, result, ...totalOf(result), widened };
  }
  return { ...first, result: found, total: 0, more: false, widened: [] };
}

/** What answers to any of these words, the best first: nothing is widened, and nothing noted as missing. */
export async function findAny(db: Db, words: string, now: Date, size = 30): Promise<Found[]> {
  const question = await readQuestion(db, words, thesaurus());
  const nowhere = { place: null, others: [], unknown: false, radius: defaultRadius };
  const wish = wishOf(Asked.parse({ q: words }), nowhere, question, now);
  return (await find(db, { ...wish, any: true, size })).found.everywhere;
}

/** By names that people say for the same: 'donare il sangue' finds AVIS, though nobody has said what AVIS is about. */
async function findKindred(db: Db, wish: Wish): Promise<{ question: Question; result: Result } | null> {
  if (wish.question.units.every((unit) => unit.akin.length === 0)) return null;
  const units = wish.question.units.map((unit) => ({ ...unit, kindred: true }));
  const question = { ...wish.question, units };
  const result = await find(db, { ...wish, question });
  return countOf(result) > 0 ? { question, result } : null;
}

// About all of northern, or of southern Italy.
const townsKnown = 3000;

async function townsAround(db: Db, { lat, lon }: Position): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select istat_code as code from municipality where position is not null
    order by metres_between(position, point(${lon}, ${lat})) limit ${townsKnown}`.execute(db);
  return rows.map((row) => row.code);
}

function wishOf(asked: Asked, where: Where, question: Question, now: Date): Wish {
  const at = openAtOf(asked, now);
  const offset = Object.fromEntries(groups.map((group) => [group, (asked.pagina - 1) * pageSize]));
  return {
    question,
    facets: facetsOf(asked),
    age: asked.eta,
    openAt: at ? { instant: at, cell: `=h:${hourCellOf(at)}` } : null,
    around: aroundOf(where),
    sort: asked.ordine ?? 'relevance',
    now,
    offset,
    size: pageSize,
  };
}

function facetsOf(asked: Asked): string[] {
  const facets = [
    ...asked.tema.map((code) => `=t:${code}`),
    ...asked.situazione.map((code) => `=s:${code}`),
    ...asked.risorsa.map((code) => `=v:${code}`),
    ...asked.attore.map((code) => `=y:${code}`),
    ...asked.lingua.map((code) => `=l:${code}`),
    ...asked.accesso.map((code) => `=x:${code}`),
    ...asked.accoglienza.map((code) => `=o:${code}`),
  ];
  if (asked.tipo) facets.push(`=k:${asked.tipo}`);
  if (asked.gratis) facets.push('=c:free');
  if (asked.quartiere) facets.push(`=n:${asked.quartiere}`);
  if (asked.fascia) facets.push(`=g:${asked.fascia}`);
  const band = ageBands.find((one) => asked.eta !== null && asked.eta >= one.from && asked.eta <= one.to);
  if (band) facets.push(`=g:${band.code}`);
  return facets;
}

function openAtOf(asked: Asked, now: Date): Date | null {
  if (asked.aperto) return now;
  if (!asked.giorno) return null;
  return nextAt(asked.giorno, asked.ora ?? '10:00', now);
}

async function readWhere(db: Db, asked: Asked, home: string | null): Promise<Where> {
  // Who writes a place means that one, whatever the device said before.
  if (asked.dove === '' && asked.lat !== null && asked.lon !== null) {
    const place = await placeOf(db, { lat: asked.lat, lon: asked.lon });
    return { place, others: [], unknown: false, radius: asked.raggio ?? defaultRadius };
  }
  if (asked.dove === '') return { place: null, others: [], unknown: false, radius: asked.raggio ?? defaultRadius };
  const resolved = await resolvePlace(db, asked.dove, { municipality: home });
  const several = resolved.several ?? [];
  const place = resolved.found ?? several[0] ?? null;
  const radius = asked.raggio ?? radii.find((one) => one >= (place?.radius ?? defaultRadius)) ?? 20_000;
  return { place, others: resolved.found ? [] : (resolved.near ?? several.slice(1)), unknown: place === null, radius };
}

function aroundOf({ place, radius }: Where): Around | null {
  if (!place) return null;
  const serving = ['=a:all'];
  if (place.municipality_code) serving.push(`=a:m:${place.municipality_code}`);
  if (place.neighbourhood_id) serving.push(`=a:n:${place.neighbourhood_id}`);
  if (place.kind === 'postcode') serving.push(`=a:p:${place.label.slice(0, 5)}`);
  return { position: place.position, radius, municipality_code: place.municipality_code, serving };
}

// As far as a person might go by car for what is nowhere nearer.
const farAway = 50_000;
const loosened: Record<Widened, (wish: Wish) => Wish> = {
  radius: (wish) => ({ ...wish, around: wish.around && { ...wish.around, radius: farAway } }),
  filters: (wish) => ({ ...wish, facets: [], age: null, openAt: null }),
  any: (wish) => ({ ...wish, any: true }),
  place: (wish) => ({ ...wish, around: null }),
};
// From the gentlest change on: the right thing farther away before another thing nearby. Who gave no words keeps the filters longest, since they are all that was asked.
const stepsWithWords: Widened[][] = [
  ['radius'],
  ['filters'],
  ['radius', 'filters'],
  ['place'],
  ['filters', 'place'],
  ['any'],
  ['radius', 'filters', 'any'],
  ['filters', 'any', 'place'],
];
const stepsWithoutWords: Widened[][] = [['radius'], ['place'], ['filters'], ['filters', 'place']];

/** Each wider wish with all that was loosened for it; what was not asked cannot be loosened. */
function widenings(wish: Wish, asked: Asked): [Widened[], Wish][] {
  const possible: Record<Widened, boolean> = {
    radius: wish.around?.position != null,
    filters: filtersOf(asked).length > 0,
    any: wish.question.units.length > 1,
    place: wish.around !== null,
  };
  const steps = (wish.question.empty ? stepsWithoutWords : stepsWithWords)
    .map((step) => step.filter((change) => possible[change]))
    .filter((step) => step.length > 0);
  const once = [...new Map(steps.map((step) => [step.join(), step])).values()];
  const wider = once.map((step): [Widened[], Wish] => [
    step,
    step.reduce((so, change) => loosened[change](so), { ...wish, offset: {} }),
  ]);
  const [last] = wider.slice(-1);
  // Last of all, words that tell little are asked too: 'aiuto per …' leads to help, whatever it was for.
  const { units } = wish.question;
  if (!last || !units.some((unit) => unit.faint) || units.every((unit) => unit.faint)) return wider;
  const question = { ...wish.question, units: units.map((unit) => ({ ...unit, faint: false })) };
  return [...wider, [last[0], { ...last[1], question }]];
}

async function noteMissing(db: Db, asked: Asked, question: Question, where: Where, now: Date): Promise<void> {
  const topics = question.units.flatMap((unit) => unit.facets);
  const filters = filtersOf(asked).map((filter) => `${filter.name}=${filter.value}`);
  // Words that no topic knows are a person's own: nothing of them is kept.
  if (topics.length === 0 && filters.length === 0) return;
  await noteGap(db, { topics, filters, neighbourhood_id: where.place?.neighbourhood_id ?? null, now });
}

const pagesOf = (result: Result): number =>
  Math.ceil(Math.max(...groups.map((group) => result.totals[group].count)) / pageSize);
const countOf = (result: Result): number => groups.reduce((sum, group) => sum + result.totals[group].count, 0);
const totalOf = (result: Result) => ({
  total: countOf(result),
  more: groups.some((group) => result.totals[group].more),
});

/** Every result shown on the page, group by group. */
export const shownOf = (given: Answer): { group: Group; entries: Found[] }[] =>
  groups.map((group) => ({ group, entries: given.result.found[group] })).filter(({ entries }) => entries.length > 0);
