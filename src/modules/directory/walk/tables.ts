import type { Generated } from 'kysely';
import type { Instant, InstantDefault } from '#platform/database/tables.ts';

export interface WalkTable {
  id: Generated<string>;
  walker_id: string | null;
  day: string;
}

export interface WalkFindTable {
  id: string;
  walk_id: string;
  kind: string;
  name: string;
  note: Generated<string>;
  latitude: number | null;
  longitude: number | null;
  address: string | null;
  municipality_code: string | null;
  neighbourhood_id: string | null;
  consent_on: string | null;
  photo: Uint8Array | null;
  photo_alt: string | null;
  found_at: Instant;
  received_at: InstantDefault;
  state: string;
  decided_by: string | null;
  decided_at: Date | null;
  reason: string | null;
  asset_id: string | null;
  joined_kind: string | null;
  joined_id: string | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    walk: WalkTable;
    walk_find: WalkFindTable;
  }
}
