export { dropEntries, type EntryKind, nowhere, putEntries, type SearchDoc } from './entries.ts';
export { find } from './find.ts';
export { fold, wordsOf } from './fold.ts';
export { noteGap } from './gaps.ts';
export { type Question, readQuestion, type Unit } from './question.ts';
export { makeThesaurus, type SynonymGroup, type Thesaurus } from './thesaurus.ts';
export { wholeQuery } from './tsquery.ts';
export {
  type Answered,
  type Around,
  type Found,
  type Group,
  groups,
  type Result,
  type Sort,
  type Wish,
} from './wish.ts';
