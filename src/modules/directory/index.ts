export { api } from './api.ts';
export { loadDemoTown } from './demo/index.ts';
export { entriesWeb } from './entries.web.tsx';
export { hsdsApi } from './hsds/api/api.ts';
export {
  attributionOf,
  guessMapping,
  type Hint,
  type ImportReport,
  importTable,
  isRefused,
  Mapping,
  mappingNamed,
  mappings,
  readTable,
  refusedFile,
  type Table,
  tryTable,
} from './import/index.ts';
export { calendarOf, reindex, reindexAll, type Touched } from './indexing/index.ts';
export { keepVocabularies } from './vocabularies/keep.ts';
export { web } from './web.tsx';
