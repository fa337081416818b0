export { api } from './api.ts';
export { mayPrintBooklet } from './booklet/policy.ts';
export { bookletWeb } from './booklet/web.tsx';
export { forgetClaims } from './claims/queries.ts';
export { claimsWeb } from './claims/web.tsx';
export { correctionsDeskWeb } from './corrections/desk.web.tsx';
export { forgetCorrections } from './corrections/ends.ts';
export { correctionSettled, type Desk, tellKeepers, tellReporters } from './corrections/letters.ts';
export { correctionArrived } from './corrections/report.ts';
export { correctionsWeb } from './corrections/web.tsx';
export { loadDemoTown } from './demo/index.ts';
export { findDoubles } from './doubles/find.ts';
export { forgetUndo } from './doubles/undo.ts';
export { doublesWeb } from './doubles/web.tsx';
export { forgetWriting } from './editing/draft.ts';
export { editingWeb } from './editing/web.tsx';
export { entriesWeb } from './entries.web.tsx';
export { pointsToCall, sourcesNamed, taxonomySources } from './entry/named.ts';
export { pointHours } from './entry/points.ts';
export { type Heard, hearAtDesk } from './finding/at-desk.ts';
export { pathOf } from './finding/saying.ts';
export { reviewEntries } from './freshness/asking.ts';
export { freshnessWeb } from './freshness/web.tsx';
export { forgetGaps } from './gaps/queries.ts';
export { gapsWeb } from './gaps/web.tsx';
export { hsdsApi } from './hsds/api/api.ts';
export { exportHsds } from './hsds/moving/export.ts';
export { type HsdsSource, importHsds } from './hsds/moving/import.ts';
export { type HsdsImportReport, refusedAsJson } from './hsds/moving/report.ts';
export { developersWeb } from './hsds/page/web.tsx';
export {
  columnKey,
  guessMapping,
  type Hint,
  type ImportReport,
  importTable,
  importWeb,
  isPackage,
  isRefused,
  Mapping,
  mappingNamed,
  mappings,
  readTable,
  refusedFile,
  type Table,
  tryHsds,
  tryTable,
} from './import/index.ts';
export { mayImport } from './import/policy.ts';
export { calendarOf, reindex, reindexAll, reindexLocated, type Touched } from './indexing/index.ts';
export { keepsSome, mayCoordinate } from './keeping/policy.ts';
export { offlineWeb } from './offline/web.tsx';
export {
  emergencySocialService,
  entriesNamed,
  type NamedEntry,
  neighbourhoodsOf,
  type PointCard,
  pointCard,
} from './queries.ts';
export { shortlistWeb } from './shortlist/web.tsx';
export { vocabulary } from './vocabularies/index.ts';
export { keepVocabularies } from './vocabularies/keep.ts';
export { forgetWalks } from './walk/forget.ts';
export { mayRoundUp, mayWalk } from './walk/policy.ts';
export { roundUpWeb } from './walk/round-up.web.tsx';
export { walkWeb } from './walk/web.tsx';
export { web } from './web.tsx';
