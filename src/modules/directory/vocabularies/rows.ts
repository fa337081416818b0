import { taxonomyId, termId } from './ids.ts';
import { vocabularies } from './shipped.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

/** A row of table `taxonomy`, with HSDS 3.1's columns and the code by which we know it. */
export type TaxonomyRow = {
  id: string;
  code: string;
  name: string;
  description: string;
  uri: string | null;
  version: string;
};

/** A row of table `taxonomy_term`, with HSDS 3.1's columns. */
export type TaxonomyTermRow = {
  id: string;
  code: string;
  name: string;
  description: string;
  parent_id: string | null;
  taxonomy: string;
  language: string;
  taxonomy_id: string;
  term_uri: string | null;
};

/** The name of a term in one language (ISO 639-1). Every term has `it` and `en`. */
export type TermLabelRow = { term_id: string; lang: string; label: string };

const taxonomyRow = (one: Vocabulary): TaxonomyRow => ({
  id: taxonomyId(one.code),
  code: one.code,
  name: one.name,
  // HSDS has no columns for source and licence, and an export must not lose them.
  description: `${one.description} Fonte: ${one.source}. Licenza: ${one.licence}.`,
  uri: one.uri ?? null,
  version: one.version,
});

const termRow = (taxonomy: string, one: Term): TaxonomyTermRow => ({
  id: termId(taxonomy, one.code),
  code: one.code,
  name: one.name,
  description: one.description ?? one.name,
  parent_id: one.parent ? termId(taxonomy, one.parent) : null,
  taxonomy,
  language: 'it',
  taxonomy_id: taxonomyId(taxonomy),
  term_uri: one.uri ?? null,
});

const labelRows = (taxonomy: string, one: Term): TermLabelRow[] =>
  Object.entries({ it: one.name, en: one.name_en, ...one.labels }).map(([lang, label]) => ({
    term_id: termId(taxonomy, one.code),
    lang,
    label,
  }));

/** Rows of table `taxonomy` for everything that is shipped. */
export const taxonomyRows = (): TaxonomyRow[] => vocabularies().map(taxonomyRow);

/** Rows of table `taxonomy_term`; a parent always comes before its children, so that they can be inserted in order. */
export const termRows = (): TaxonomyTermRow[] =>
  vocabularies().flatMap((one) => one.terms.map((each) => termRow(one.code, each)));

/** Names of every term by language. */
export const termLabelRows = (): TermLabelRow[] =>
  vocabularies().flatMap((one) => one.terms.flatMap((each) => labelRows(one.code, each)));
