import { createHash } from 'node:crypto';
import { regularHoursText, romeDate, sayRegularHours } from '#platform/calendar/index.ts';
import type { Db } from '#platform/database/index.ts';
import type { Here } from '#platform/http/index.ts';
import type { Lang } from '#platform/messages/index.ts';
import { fold } from '#platform/search/index.ts';
import { termLabel } from '../finding/labels.ts';
import { sayChecked } from '../finding/saying.ts';
import { neighbourhoodsOf } from '../queries.ts';
import { synonyms } from '../vocabularies/index.ts';
import { entriesToPack, hoursOf, type Packed, stateOfIndex } from './read.ts';

/**
 * The longest list, in bytes: with both languages and all that the pages ask for, no more than 5 MB lie on a phone.
 * What weighs least stays out, and the reader is told how many.
 */
export const LONGEST_LIST = 2_200_000;
const longestText = 240;

interface Spot {
  p?: string;
  a?: string;
  q?: number;
  f?: string;
  h?: string;
}
interface Entry {
  k: string;
  i: string;
  t: string;
  d?: string;
  b?: string;
  o?: string;
  c?: string;
  s: number[];
  at: Spot[];
}

/** The list as it is sent, with the tag that changes when it does. */
export interface Sent {
  etag: string;
  text: string;
}

const kept = new Map<string, { db: Db; state: string; sent: Sent }>();
const MOST_KEPT = 6;

/** The directory in one language, made anew only when an entry has changed or the day is over. The same for everyone. */
export async function copyOf(here: Here, longest = LONGEST_LIST): Promise<Sent> {
  const key = `${here.commons.name} ${here.lang} ${longest}`;
  const state = `${await stateOfIndex(here.db)} ${romeDate(here.now)}`;
  const known = kept.get(key);
  // Two databases may each have a town of this name.
  if (known?.db === here.db && known.state === state) return known.sent;
  const text = await pack(here, longest);
  const sent = { etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`, text };
  kept.delete(key);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, { db: here.db, state, sent });
  return sent;
}

async function pack(here: Here, longest: number): Promise<string> {
  const { db, lang, t, now } = here;
  const [{ entries, subjects }, neighbourhoods] = await Promise.all([entriesToPack(db, lang), neighbourhoodsOf(db)]);
  const hours = await hoursOf(db, entries);
  const quarters = new Map(neighbourhoods.map(({ id }, at) => [id, at]));
  const topics = new Map<string, number>();
  const numberOf = (facet: string) => topics.get(facet) ?? topics.set(facet, topics.size).size - 1;

  const spotOf = (one: Packed): Spot => ({
    p: one.place_name ?? undefined,
    a: one.address ?? undefined,
    q: quarters.get(one.neighbourhood_id ?? ''),
    f: one.phone ?? undefined,
    h: regularHoursText(sayRegularHours([...hours(one)], now, lang), t) || undefined,
  });
  const entryOf = (one: Packed, spots: readonly Packed[]): Entry => ({
    k: one.kind,
    i: one.id,
    t: one.title,
    d: cut(one.text),
    b: cut(one.bring ?? ''),
    o: one.organization_name ?? undefined,
    c: one.assured_on ? sayChecked(one.assured_on, one.stale_on, now, lang, t).text : undefined,
    s: one.facets.filter((facet) => /^=[tv]:/.test(facet)).map(numberOf),
    at: spots.map(spotOf).filter((spot) => Object.values(spot).some((said) => said !== undefined)),
  });

  const packed: Entry[] = [];
  // Room for the topics with their words and the names of the neighbourhoods, which come last.
  let room = longest - 120_000;
  for (const spots of Map.groupBy(entries, ({ kind, id }) => `${kind} ${id}`).values()) {
    const [first] = spots;
    if (!first) continue;
    const entry = entryOf(first, spots);
    room -= Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (room < 0) break;
    packed.push(entry);
  }
  return JSON.stringify({
    form: 1,
    quarters: neighbourhoods.map(({ name }) => name),
    topics: [...topics.keys()].map((facet) => topicOf(facet, lang)),
    entries: packed.toSorted((a, b) => a.t.localeCompare(b.t, lang)),
    left: subjects - packed.length,
  });
}

/** As much of a text as there is room for, whole words. */
function cut(text: string): string | undefined {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= longestText) return plain || undefined;
  return `${plain.slice(0, plain.lastIndexOf(' ', longestText))}…`;
}

/** What a topic is called, and the everyday words for it. */
function topicOf(facet: string, lang: Lang): [string, string] {
  const code = facet.slice(3);
  const taxonomy = facet.startsWith('=t:') ? 'everyday-topics' : 'asset-kinds';
  const words = synonyms().flatMap(({ say, topics }) => (facet.startsWith('=t:') && topics.includes(code) ? say : []));
  return [
    termLabel(taxonomy, code, lang) ?? '',
    [...new Set(words.flatMap((said) => fold(said).split(' ')))].join(' '),
  ];
}
