import type { ColumnType, Generated } from 'kysely';
import type { InstantDefault, PointColumn } from '#platform/database/tables.ts';

/** A column that the database works out by itself. */
type Derived<T> = ColumnType<T, never, never>;

export interface MunicipalityTable {
  istat_code: string;
  name: string;
  province: string;
  province_name: Generated<string>;
  region: Generated<string>;
  position: PointColumn | null;
  boundary: unknown | null;
  invented: Generated<boolean>;
  folded: Derived<string>;
  bounds: string | null;
  boundary_key: Derived<string | null>;
}

export interface PostcodeTable {
  code: string;
  municipality_code: string;
  position: PointColumn | null;
}

export interface NeighbourhoodTable {
  id: Generated<string>;
  name: string;
  slug: string;
  description: Generated<string>;
  municipality_code: string;
  boundary: unknown;
  position: PointColumn;
  bounds: string;
  folded: Derived<string>;
  boundary_key: Derived<string>;
}

export interface StreetTable {
  id: Generated<string>;
  name: string;
  municipality_code: string;
  neighbourhood_id: string | null;
  position: PointColumn | null;
  folded: Derived<string>;
}

export interface LocationTable {
  id: Generated<string>;
  location_type: Generated<string>;
  url: string | null;
  organization_id: string | null;
  name: string | null;
  alternate_name: string | null;
  description: string | null;
  transportation: string | null;
  latitude: number | null;
  longitude: number | null;
  external_identifier: string | null;
  external_identifier_type: string | null;
  municipality_code: string | null;
  neighbourhood_id: string | null;
  assured_date: string | null;
  last_modified: InstantDefault;
}

export interface AddressTable {
  id: Generated<string>;
  location_id: string | null;
  attention: string | null;
  address_1: string;
  address_2: string | null;
  city: string;
  region: string | null;
  state_province: string;
  postal_code: string;
  country: Generated<string>;
  address_type: Generated<string>;
}

export interface AccessibilityTable {
  id: Generated<string>;
  location_id: string | null;
  description: string | null;
  details: string | null;
  url: string | null;
}

export interface PointTable {
  id: Generated<string>;
  kind: string;
  name: string;
  description: Generated<string>;
  location_id: string;
  organization_id: string | null;
  folded: Derived<string>;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    municipality: MunicipalityTable;
    postcode: PostcodeTable;
    neighbourhood: NeighbourhoodTable;
    street: StreetTable;
    location: LocationTable;
    address: AddressTable;
    accessibility: AccessibilityTable;
    point: PointTable;
  }
}
