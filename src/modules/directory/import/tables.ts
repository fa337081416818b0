import type { Generated } from 'kysely';
import type { InstantDefault } from '#platform/database/tables.ts';

export interface ImportSourceTable {
  name: string;
  title: string;
  url: string | null;
  licence: string;
  said_on: string | null;
}

export interface ImportRowTable {
  source: string;
  key: string;
  entity: string;
  entity_id: string;
  given: unknown;
  seen_at: InstantDefault;
}

export interface ImportRunTable {
  id: Generated<string>;
  file_name: string;
  file_hash: string;
  mapping_hash: string;
  mapping: unknown;
  source: string;
  started_by: string | null;
  started_at: InstantDefault;
  finished_at: Date | null;
  problem: string | null;
}

export interface ImportBatchTable {
  run_id: string;
  number: number;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  kept: number;
}

export interface ImportRefusalTable {
  run_id: string;
  line: number;
  reason: string;
  reason_values: unknown;
  near: string[];
  cells: string[];
}

export interface ImportKeptTable {
  run_id: string;
  line: number;
  entity: string;
  entity_id: string;
  field: string;
  here: string;
  there: string;
}

export interface ImportDecisionTable {
  source: string;
  key: string;
  same_as: string | null;
  decided_by: string | null;
  decided_at: InstantDefault;
}

export interface ImportMappingTable {
  name: string;
  mapping: unknown;
  saved_by: string | null;
  saved_at: InstantDefault;
}

export interface ImportUploadTable {
  id: Generated<string>;
  file_name: string;
  bytes: Buffer;
  mapping: unknown;
  stage: string | null;
  report: unknown;
  uploaded_by: string | null;
  uploaded_at: InstantDefault;
  run_id: string | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    import_source: ImportSourceTable;
    import_row: ImportRowTable;
    import_run: ImportRunTable;
    import_batch: ImportBatchTable;
    import_refusal: ImportRefusalTable;
    import_kept: ImportKeptTable;
    import_decision: ImportDecisionTable;
    import_mapping: ImportMappingTable;
    import_upload: ImportUploadTable;
  }
}
