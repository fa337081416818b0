import type { Generated } from 'kysely';
import type { InstantDefault } from '#platform/database/tables.ts';

export interface OrganizationTable {
  id: Generated<string>;
  name: string;
  alternate_name: string | null;
  description: Generated<string>;
  email: string | null;
  website: string | null;
  tax_status: string | null;
  tax_id: string | null;
  year_incorporated: number | null;
  legal_status: string | null;
  logo: string | null;
  uri: string | null;
  parent_organization_id: string | null;
  municipality_code: string | null;
  assured_date: string | null;
  last_modified: InstantDefault;
}

export interface OrganizationIdentifierTable {
  id: Generated<string>;
  organization_id: string | null;
  identifier_scheme: string | null;
  identifier_type: string;
  identifier: string;
}

export interface ProgramTable {
  id: Generated<string>;
  organization_id: string | null;
  name: string;
  alternate_name: string | null;
  description: Generated<string>;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    organization: OrganizationTable;
    organization_identifier: OrganizationIdentifierTable;
    program: ProgramTable;
  }
}
