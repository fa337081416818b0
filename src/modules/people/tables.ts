import type { Generated } from 'kysely';
import type { Instant, InstantDefault } from '#platform/database/tables.ts';
import type { RoleName, ScopeName } from '#platform/identity/index.ts';

export interface PersonTable {
  id: Generated<string>;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: InstantDefault;
  updated_at: InstantDefault;
}

export interface RoleGrantTable {
  id: Generated<string>;
  person_id: string;
  role: RoleName;
  scope: ScopeName;
  scope_id: string | null;
  granted_by: string | null;
  granted_at: InstantDefault;
  ends_at: Instant | null;
}

export interface InvitationTable {
  id: Generated<string>;
  email: string;
  role: RoleName;
  scope: ScopeName;
  scope_id: string | null;
  role_ends_at: Instant | null;
  token_hash: Buffer;
  invited_by: string;
  invited_at: InstantDefault;
  expires_at: Instant;
  accepted_at: Instant | null;
  revoked_at: Instant | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    person: PersonTable;
    role_grant: RoleGrantTable;
    invitation: InvitationTable;
  }
}
