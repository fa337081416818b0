import type { Generated } from 'kysely';
import type { Instant, InstantDefault } from '#platform/database/tables.ts';

/** Written by better-auth and by this folder only: other rooms ask `sessionsOf`, `endSessions`, `setPassword` … */
export interface SessionTable {
  id: Generated<string>;
  person_id: string;
  token: string;
  expires_at: Instant;
  ip_address: string | null;
  user_agent: string | null;
  assurance: Generated<'password' | 'second_factor'>;
  /** By which door it was opened. */
  way: Generated<'password' | 'letter' | 'passkey' | 'outside'>;
  last_seen_at: InstantDefault;
  created_at: InstantDefault;
  updated_at: InstantDefault;
}

export interface LastSeenTable {
  person_id: string;
  /** A day, as 'YYYY-MM-DD'. */
  seen_on: string;
}

export interface SecondFactorTable {
  person_id: string;
  secret: Buffer;
  last_step: Generated<number>;
  confirmed_at: InstantDefault;
}

export interface RecoveryCodeTable {
  person_id: string;
  code_hash: Buffer;
}

/** Written by better-auth's passkey plugin. */
export interface PasskeyTable {
  id: Generated<string>;
  person_id: string;
  name: string | null;
  public_key: string;
  credential_id: string;
  counter: number;
  device_type: string;
  backed_up: boolean;
  transports: string | null;
  aaguid: string | null;
  created_at: InstantDefault;
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
    last_seen: LastSeenTable;
    second_factor: SecondFactorTable;
    recovery_code: RecoveryCodeTable;
    passkey: PasskeyTable;
    account: AccountTable;
    verification: VerificationTable;
  }
}
