import {
  type HolidayCalendar,
  hourCells,
  openingsOf,
  romeDate,
  type Schedule,
  toMultirange,
} from '#platform/calendar/index.ts';
import { type EntryKind, nowhere, type SearchDoc } from '#platform/search/index.ts';
import { staleOn } from '../freshness/rules.ts';
import { ageFacets, termFacets } from './facets.ts';
import type { Mark, PlaceSheet } from './read.ts';

/** Days ahead for which openings are written down; a nightly job moves them on. */
export const horizonDays = 42;

export interface Subject {
  kind: EntryKind;
  id: string;
  title: string;
  summary: string;
  english: { title: string | null; summary: string | null };
  place: PlaceSheet | null;
  organization_name: string | null;
  /** Where it belongs when it has no place of its own. */
  municipality: { code: string; name: string | null } | null;
  marks: readonly Mark[];
  ages: { from: number; to: number | null } | null;
  schedules: readonly Schedule[];
  languages: readonly string[];
  free: boolean;
  /** Lexemes of the areas it serves besides where it is. */
  areas: readonly string[];
  phone: string | null;
  assured_on: string | null;
  weight: number;
  /** Other names and words, by importance. */
  alternate: string;
  rest: string;
}

// Facts about a thing, not what it is about: a body of 'Cittadinanza attiva' is no answer to who wants to be a citizen.
const facts = new Set(['life-situations', 'actor-kinds', 'legal-forms', 'ets-activities']);
// Drawers of the administration, in nobody's mouth ('Mobilità e trasporti' is on a parking badge too); and facts that are
// asked for as such: 'Si entra con il passeggino' is no answer to who looks for a pram.
const unspoken = new Set([
  'ontopia-themes',
  'ontopia-life-events',
  'municipal-topics',
  'istat-areas',
  'cost-facts',
  'opening-facts',
  'accessibility-facts',
]);
// Of two that answer alike, the one that is about that alone comes before the one that is about many things.
const focus = (topics: number) => 1 - 0.03 * Math.min(5, Math.max(0, topics - 1));

/** The first sentence or two: what a card has room for. */
export function firstWords(text: string, most = 170): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const sentence = /^.{40,170}?[.!?](?=\s)/.exec(plain)?.[0];
  return sentence ?? `${plain.slice(0, plain.lastIndexOf(' ', most))}…`;
}

/** What the index keeps of a subject, at one of its places. Pure: the time comes in. */
export function docOf(subject: Subject, calendar: HolidayCalendar, now: Date): SearchDoc {
  const { place } = subject;
  const position =
    place && place.latitude !== null && place.longitude !== null ? { lat: place.latitude, lon: place.longitude } : null;
  const municipality = place?.municipality_code
    ? { code: place.municipality_code, name: place.municipality_name }
    : (subject.municipality ?? { code: null, name: null });
  const openings =
    subject.schedules.length > 0 ? openingsOf(subject.schedules, calendar, romeDate(now), horizonDays) : null;
  const topics = subject.marks.filter((mark) => !unspoken.has(mark.taxonomy) && !facts.has(mark.taxonomy));
  const told = subject.marks.filter((mark) => facts.has(mark.taxonomy));
  return {
    kind: subject.kind,
    id: subject.id,
    at: place?.id ?? nowhere,
    title: subject.title,
    summary: firstWords(subject.summary),
    title_en: subject.english.title,
    summary_en: subject.english.summary === null ? null : firstWords(subject.english.summary),
    place_name: place?.name ?? null,
    address: addressLine(place),
    organization_name: subject.organization_name,
    position,
    municipality_code: municipality.code,
    municipality_name: municipality.name,
    neighbourhood_id: place?.neighbourhood_id ?? null,
    ages: subject.ages,
    openings: openings ? toMultirange(openings) : null,
    phone: subject.phone,
    free: subject.free,
    assured_on: subject.assured_on,
    stale_on: staleOn(subject.kind, subject.assured_on, subject.schedules.length > 0),
    weight: subject.weight * focus(topics.length),
    words: {
      b: `${subject.alternate} ${topics.map((mark) => mark.name).join(' ')}`,
      c: subject.summary,
      d: [
        place?.name,
        place?.address_1,
        place?.city,
        place?.postal_code,
        place?.neighbourhood_name,
        municipality.name,
        subject.organization_name,
        subject.rest,
        ...told.flatMap((mark) => [mark.name, mark.name_en]),
      ]
        .filter(Boolean)
        .join(' '),
    },
    english: {
      a: subject.english.title ?? '',
      b: topics.flatMap((mark) => mark.name_en ?? []).join(' '),
      c: subject.english.summary ?? '',
    },
    facets: facetsOf(subject, municipality.code, openings ? hourCells(openings) : []),
  };
}

function facetsOf(subject: Subject, municipality: string | null, hours: readonly number[]): string[] {
  const facets = new Set<string>([`=k:${subject.kind}`]);
  for (const mark of subject.marks) for (const facet of termFacets(mark.taxonomy, mark.code)) facets.add(facet);
  for (const code of subject.languages) facets.add(`=l:${code}`);
  if (subject.free) facets.add('=c:free');
  if (subject.kind === 'service') for (const facet of ageFacets(subject.ages)) facets.add(facet);
  if (municipality) facets.add(`=m:${municipality}`);
  if (subject.place?.neighbourhood_id) facets.add(`=n:${subject.place.neighbourhood_id}`);
  for (const area of subject.areas) facets.add(area);
  for (const cell of hours) facets.add(`=h:${cell}`);
  return [...facets];
}

/** 'via dei Mille 4, Borgovivo'. */
function addressLine(place: PlaceSheet | null): string | null {
  if (!place?.address_1) return null;
  const town = place.city && place.city !== place.address_1 ? `, ${place.city}` : '';
  return `${place.address_1}${town}`;
}
