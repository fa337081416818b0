import type { Instant, InstantDefault } from '#platform/database/tables.ts';
import type { DoubleKind } from './likeness.ts';

export interface DoublePairTable {
  kind: DoubleKind;
  one: string;
  other: string;
  likeness: number;
  why: string[];
  found_at: InstantDefault;
  apart_at: Instant | null;
  apart_by: string | null;
}

export interface DoubleSearchTable {
  only_one: boolean;
  at: InstantDefault;
  milliseconds: number;
  compared: number;
}

export interface JoinedEntryTable {
  id: string;
  kind: DoubleKind;
  name: string;
  into_id: string;
  joined_at: InstantDefault;
  joined_by: string | null;
  undo: unknown;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    double_pair: DoublePairTable;
    double_search: DoubleSearchTable;
    joined_entry: JoinedEntryTable;
  }
}
