import type { Generated } from 'kysely';
import type { Instant, InstantDefault } from '#platform/database/tables.ts';

export interface PersonTable {
  id: Generated<string>;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: InstantDefault;
  updated_at: InstantDefault;
}

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

export interface RoleGrantTable {
  id: Generated<string>;
  person_id: string;
  role: string;
  scope: string;
  scope_id: string | null;
  granted_by: string | null;
  granted_at: InstantDefault;
  ends_at: Instant | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    person: PersonTable;
    session: SessionTable;
    account: AccountTable;
    verification: VerificationTable;
    role_grant: RoleGrantTable;
  }
}
