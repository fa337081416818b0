export { namedUuid, termId } from './ids.ts';
export type { TaxonomyRow, TaxonomyTermRow, TermLabelRow } from './rows.ts';
export { taxonomyRows, termLabelRows, termRows } from './rows.ts';
export { istatArea, synonyms, term, vocabularies, vocabulary } from './shipped.ts';
export type { SynonymGroup, Term, Vocabulary } from './vocabulary.ts';
