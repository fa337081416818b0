import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import { cellsOf, type Position } from '#platform/geo/index.ts';
import { fold, isSilent } from './fold.ts';

export type EntryKind = 'service' | 'procedure' | 'organization' | 'place' | 'asset';

/** One subject as the index keeps it, whatever room it lives in. */
export interface SearchDoc {
  kind: EntryKind;
  id: string;
  /** The place of this entry, where a subject has several; `nowhere` where it has none. */
  at: string;
  title: string;
  summary: string;
  title_en: string | null;
  summary_en: string | null;
  place_name: string | null;
  address: string | null;
  organization_name: string | null;
  position: Position | null;
  municipality_code: string | null;
  municipality_name: string | null;
  neighbourhood_id: string | null;
  /** Years, both included; null is for all ages. */
  ages: { from: number; to: number | null } | null;
  /** PostgreSQL tstzmultirange literal of the coming weeks; null where hours are not known. */
  openings: string | null;
  phone: string | null;
  free: boolean;
  assured_on: string | null;
  /** The day from which on that is too long ago: it ranks lower. */
  stale_on: string | null;
  /** Multiplies the relevance: 1 for a service. */
  weight: number;
  /** Words by importance: b topics and other names, c description, d place and the rest. The title is a by itself. */
  words: { b: string; c: string; d: string };
  /** Words in English, by the same importance. */
  english: { a: string; b: string; c: string } | null;
  /** Facet lexemes, each beginning with '='. */
  facets: string[];
}

/** The place of an entry that has none. */
export const nowhere = '00000000-0000-0000-0000-000000000000';

/**
 * Writes all entries of these subjects within the transaction of what they show: those of places that a subject has no
 * more are removed. `updated_at` moves, so that a page kept since before is known to be old.
 */
export async function putEntries(tx: Tx, docs: readonly SearchDoc[]): Promise<void> {
  if (docs.length === 0) return;
  const rows = docs.map(rowOf);
  const keys = JSON.stringify(docs.map(({ kind, id, at }) => ({ kind, id, at })));
  await sql`
    with kept as (select * from jsonb_to_recordset(${keys}::jsonb) as k(kind text, id uuid, at uuid))
    delete from search_entry e using (select distinct kind, id from kept) k where e.kind = k.kind and e.id = k.id
      and not exists (select from kept where kept.kind = e.kind and kept.id = e.id and kept.at = e.at)`.execute(tx);
  await sql`
    insert into search_entry (kind, id, at, title, summary, title_en, summary_en, place_name, address, organization_name, terms,
      facets, position, municipality_code, municipality_name, neighbourhood_id, ages, openings, phone, free, assured_on, stale_on, weight)
    select kind, id, at, title, summary, title_en, summary_en, place_name, address, organization_name,
      setweight(to_tsvector('italian', a), 'A') || setweight(to_tsvector('italian', b), 'B') || setweight(to_tsvector('italian', c), 'C')
        || setweight(to_tsvector('italian', d), 'D') || setweight(to_tsvector('english', ea), 'A')
        || setweight(to_tsvector('english', eb), 'B') || setweight(to_tsvector('english', ec), 'C') || array_to_tsvector(lexemes),
      facets, position, municipality_code, municipality_name, neighbourhood_id, ages, openings, phone, free, assured_on, stale_on, weight
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(kind text, id uuid, at uuid, title text, summary text, title_en text,
      summary_en text, place_name text, address text, organization_name text, a text, b text, c text, d text, ea text, eb text, ec text,
      lexemes text[], facets text[], position point, municipality_code text, municipality_name text, neighbourhood_id uuid,
      ages int4range, openings tstzmultirange, phone text, free boolean, assured_on date, stale_on date, weight real)
    on conflict (kind, id, at) do update set title = excluded.title, summary = excluded.summary, title_en = excluded.title_en,
      summary_en = excluded.summary_en, place_name = excluded.place_name, address = excluded.address,
      organization_name = excluded.organization_name, terms = excluded.terms, facets = excluded.facets,
      position = excluded.position, municipality_code = excluded.municipality_code, municipality_name = excluded.municipality_name,
      neighbourhood_id = excluded.neighbourhood_id, ages = excluded.ages, openings = excluded.openings, phone = excluded.phone,
      free = excluded.free, assured_on = excluded.assured_on, stale_on = excluded.stale_on, weight = excluded.weight,
      updated_at = now()`.execute(tx);
  const words = wordsToKeep(rows);
  await sql`insert into search_word (word) select word from unnest(${words}::text[]) as word on conflict do nothing`.execute(
    tx,
  );
}

/** Takes subjects out of the index, in the transaction that hides or removes them. */
export async function dropEntries(tx: Tx, kind: EntryKind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from search_entry where kind = ${kind} and id = any(${[...ids]}::uuid[])`.execute(tx);
}

function rowOf(doc: SearchDoc) {
  const { words, english, ages, position, facets, ...plain } = doc;
  const placed = position ? cellsOf(position).map((cell) => `=${cell}`) : ['=unplaced'];
  // Cells are looked up, never counted: they stay out of the facets.
  return {
    ...plain,
    a: fold(doc.title),
    b: fold(words.b),
    c: fold(words.c),
    d: fold(words.d),
    ea: fold(english?.a ?? ''),
    eb: fold(english?.b ?? ''),
    ec: fold(english?.c ?? ''),
    lexemes: [...facets, ...placed],
    facets: facets.filter((facet) => !facet.startsWith('=h:')),
    position: position ? `(${position.lon},${position.lat})` : null,
    ages: ages ? `[${ages.from},${ages.to === null ? '' : ages.to}]` : null,
  };
}

/** Every word that can be asked for; in order, so that two writers who meet never wait for each other in a circle. */
function wordsToKeep(rows: readonly ReturnType<typeof rowOf>[]): string[] {
  const words = new Set(
    rows.flatMap(({ a, b, c, d, ea, eb, ec }) => `${a} ${b} ${c} ${d} ${ea} ${eb} ${ec}`.split(' ')),
  );
  return [...words]
    .filter((word) => word.length >= 3 && word.length <= 40 && !isSilent(word) && !/\d/.test(word))
    .sort();
}
