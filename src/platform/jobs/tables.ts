import type { Generated } from 'kysely';
import type { InstantDefault } from '#platform/database/tables.ts';

export interface LaterTable {
  id: Generated<number>;
  name: string;
  payload: unknown;
  due_at: InstantDefault;
  tries: Generated<number>;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    later: LaterTable;
  }
}
