import type { InstantDefault } from '#platform/database/tables.ts';

export interface GapStepTable {
  what: string;
  neighbourhood_id: string;
  kind: string;
  entry_id: string;
  outcome: string;
  said_at: InstantDefault;
  said_by: string | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    gap_step: GapStepTable;
  }
}
