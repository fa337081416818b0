export { attributionOf } from './attribution.ts';
export { guessMapping } from './mapping/guess.ts';
export { Mapping } from './mapping/mapping.ts';
export { mappingNamed, mappings } from './mapping/saved.ts';
export type { Hint, Table } from './readers/csv.ts';
export { readTable } from './readers/read-table.ts';
export { isRefused } from './said.ts';
export { refusedFile } from './writing/refused-file.ts';
export { type ImportReport, importTable, tryTable } from './writing/run.ts';
