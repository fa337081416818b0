import type { Generated } from 'kysely';
import type { InstantDefault } from '#platform/database/tables.ts';

export interface AssetTable {
  id: Generated<string>;
  name: string;
  description: Generated<string>;
  organization_id: string | null;
  location_id: string | null;
  url: string | null;
  email: string | null;
  status: Generated<string>;
  assured_date: string | null;
  last_modified: InstantDefault;
}

export interface AttributeTable {
  id: Generated<string>;
  link_id: string;
  taxonomy_term_id: string | null;
  link_type: string | null;
  link_entity: string;
  value: string | null;
  label: string | null;
}

export interface ContactTable {
  id: Generated<string>;
  organization_id: string | null;
  service_id: string | null;
  service_at_location_id: string | null;
  location_id: string | null;
  name: string | null;
  title: string | null;
  department: string | null;
  email: string | null;
}

export interface CostOptionTable {
  id: Generated<string>;
  service_id: string | null;
  valid_from: string | null;
  valid_to: string | null;
  option: string | null;
  currency: string | null;
  amount: number | null;
  amount_description: string | null;
}

export interface FundingTable {
  id: Generated<string>;
  organization_id: string | null;
  service_id: string | null;
  source: string | null;
}

export interface LanguageTable {
  id: Generated<string>;
  service_id: string | null;
  location_id: string | null;
  phone_id: string | null;
  name: string | null;
  code: string | null;
  note: string | null;
}

export interface MetadataTable {
  id: Generated<string>;
  resource_id: string;
  resource_type: string;
  last_action_date: InstantDefault;
  last_action_type: string;
  field_name: string;
  previous_value: Generated<string>;
  replacement_value: Generated<string>;
  updated_by: string;
}

/** Why a line of the history stands there, and by whom: beside `metadata`, which is published. */
export interface ChangeCauseTable {
  metadata_id: string;
  batch: string;
  person_id: string | null;
  why: string;
  why_id: string | null;
}

export interface PhoneTable {
  id: Generated<string>;
  location_id: string | null;
  service_id: string | null;
  organization_id: string | null;
  contact_id: string | null;
  service_at_location_id: string | null;
  asset_id: string | null;
  number: string;
  extension: number | null;
  type: string | null;
  description: string | null;
}

export interface ProcedureTable {
  id: Generated<string>;
  name: string;
  purpose: Generated<string>;
  papers: Generated<string[]>;
  where_text: string | null;
  deadline: string | null;
  cost: string | null;
  url: string | null;
  status: Generated<string>;
  assured_date: string | null;
  last_modified: InstantDefault;
}

export interface RequiredDocumentTable {
  id: Generated<string>;
  service_id: string | null;
  document: string | null;
  uri: string | null;
}

export interface ScheduleTable {
  id: Generated<string>;
  service_id: string | null;
  location_id: string | null;
  service_at_location_id: string | null;
  asset_id: string | null;
  valid_from: string | null;
  valid_to: string | null;
  dtstart: string | null;
  timezone: number | null;
  until: string | null;
  count: number | null;
  wkst: string | null;
  freq: string | null;
  interval: number | null;
  byday: string | null;
  byweekno: string | null;
  bymonthday: string | null;
  byyearday: string | null;
  description: string | null;
  opens_at: string | null;
  closes_at: string | null;
  schedule_link: string | null;
  attending_type: string | null;
  notes: string | null;
}

export interface ServiceTable {
  id: Generated<string>;
  organization_id: string | null;
  program_id: string | null;
  name: string;
  alternate_name: string | null;
  description: string | null;
  url: string | null;
  email: string | null;
  status: Generated<string>;
  interpretation_services: string | null;
  application_process: string | null;
  fees_description: string | null;
  wait_time: string | null;
  fees: string | null;
  accreditations: string | null;
  eligibility_description: string | null;
  minimum_age: number | null;
  maximum_age: number | null;
  assured_date: string | null;
  assurer_email: string | null;
  licenses: string | null;
  alert: string | null;
  last_modified: InstantDefault;
}

export interface ServiceAreaTable {
  id: Generated<string>;
  service_id: string | null;
  service_at_location_id: string | null;
  name: string | null;
  description: string | null;
  extent: string | null;
  extent_type: string | null;
  uri: string | null;
}

export interface ServiceAtLocationTable {
  id: Generated<string>;
  service_id: string | null;
  location_id: string | null;
  description: string | null;
}

export interface ServiceCapacityTable {
  id: Generated<string>;
  service_id: string | null;
  unit_id: string | null;
  available: number;
  maximum: number | null;
  description: string | null;
  updated: InstantDefault;
}

export interface TaxonomyTable {
  id: Generated<string>;
  name: string;
  description: Generated<string>;
  uri: string | null;
  version: string | null;
  code: string;
}

export interface TaxonomyTermTable {
  id: Generated<string>;
  code: string | null;
  name: string;
  description: Generated<string>;
  parent_id: string | null;
  taxonomy: string | null;
  language: string | null;
  taxonomy_id: string | null;
  term_uri: string | null;
}

export interface TermLabelTable {
  term_id: string;
  lang: string;
  label: string;
}

export interface TranslationTable {
  entity: string;
  id: string;
  lang: string;
  field: string;
  text: string;
}

export interface UnitTable {
  id: Generated<string>;
  name: string;
  scheme: string | null;
  identifier: string | null;
  uri: string | null;
}

export interface UrlTable {
  id: Generated<string>;
  label: string | null;
  url: string;
  organization_id: string | null;
  service_id: string | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    asset: AssetTable;
    attribute: AttributeTable;
    contact: ContactTable;
    cost_option: CostOptionTable;
    funding: FundingTable;
    language: LanguageTable;
    metadata: MetadataTable;
    change_cause: ChangeCauseTable;
    phone: PhoneTable;
    procedure: ProcedureTable;
    required_document: RequiredDocumentTable;
    schedule: ScheduleTable;
    service: ServiceTable;
    service_area: ServiceAreaTable;
    service_at_location: ServiceAtLocationTable;
    service_capacity: ServiceCapacityTable;
    taxonomy: TaxonomyTable;
    taxonomy_term: TaxonomyTermTable;
    term_label: TermLabelTable;
    translation: TranslationTable;
    unit: UnitTable;
    url: UrlTable;
  }
}
