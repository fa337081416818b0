import type { Generated } from 'kysely';
import type { Instant, InstantDefault } from '#platform/database/tables.ts';

/** Written by better-auth and by this folder only: other rooms ask `endSessions`, `countSessions`, `setPassword`. */
export interface SessionTable {
  id: Generated<string>;
  person_id: string;
  token: string;
  expires_at: Instant;
  ip_address: string | null;
  user_agent: string | null;
  created_at: InstantDefault;
  updated_at: InstantDefault;
}

/** A door by which a person signs in: a password (`credential`), or later an outside provider. */
export interface AccountTable {
  id: Generated<string>;
  person_id: string;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Instant | null;
  refresh_token_expires_at: Instant | null;
  scope: string | null;
  password: string | null;
  created_at: InstantDefault;
  updated_at: InstantDefault;
}

export interface VerificationTable {
  id: Generated<string>;
  identifier: string;
  value: string;
  expires_at: Instant;
  created_at: InstantDefault;
  updated_at: InstantDefault;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    session: SessionTable;
    account: AccountTable;
    verification: VerificationTable;
  }
}
