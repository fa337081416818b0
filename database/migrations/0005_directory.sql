-- The directory: services and all that is said of them (HSDS 3.1), assets of the territory, and procedures.
-- Rows that hang on several kinds of thing (phones, contacts, schedules …) name each in a column of its own, as HSDS does.

create table taxonomy (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  description text not null default '',
  uri text,
  version text,
  code text not null,
  constraint taxonomy_code_once unique (code)
);

create table taxonomy_term (
  id uuid primary key default gen_random_uuid(),
  code text,
  name text not null,
  description text not null default '',
  parent_id uuid references taxonomy_term on delete cascade deferrable initially deferred,
  taxonomy text,
  language text,
  taxonomy_id uuid references taxonomy on delete cascade,
  term_uri text,
  constraint taxonomy_term_code_once unique (taxonomy_id, code)
);
create index taxonomy_term_parent on taxonomy_term (parent_id);

create table term_label (
  term_id uuid not null references taxonomy_term on delete cascade,
  lang text not null,
  label text not null,
  primary key (term_id, lang)
);

create table service (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid references organization on delete cascade,
  program_id uuid references program on delete set null,
  name text not null,
  alternate_name text,
  description text,
  url text,
  email text,
  status text not null default 'active',
  interpretation_services text,
  application_process text,
  fees_description text,
  wait_time text,
  fees text,
  accreditations text,
  eligibility_description text,
  minimum_age double precision,
  maximum_age double precision,
  assured_date date,
  assurer_email text,
  licenses text,
  alert text,
  last_modified timestamptz not null default now(),
  constraint service_name_given check (btrim(name) <> ''),
  constraint service_status_known check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  constraint service_ages_ordered check (minimum_age <= maximum_age)
);
create index service_organization on service (organization_id);
create index service_program on service (program_id);
create index service_modified on service (last_modified);

create table service_at_location (
  id uuid primary key default gen_random_uuid(),
  service_id uuid references service on delete cascade,
  location_id uuid references location on delete cascade,
  description text,
  constraint service_at_location_once unique (service_id, location_id)
);
create index service_at_location_location on service_at_location (location_id);

-- What a territory has besides services: its kind is an attribute on the taxonomy asset-kinds.
create table asset (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  description text not null default '',
  organization_id uuid references organization on delete set null,
  location_id uuid references location on delete set null,
  url text,
  email text,
  status text not null default 'active',
  assured_date date,
  last_modified timestamptz not null default now(),
  constraint asset_name_given check (btrim(name) <> ''),
  constraint asset_status_known check (status in ('active', 'inactive', 'defunct', 'temporarily closed'))
);
create index asset_organization on asset (organization_id);
create index asset_location on asset (location_id);

-- A form or benefit explained (guida alla pratica).
create table procedure (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  purpose text not null default '',
  papers text[] not null default '{}',
  where_text text,
  deadline text,
  cost text,
  url text,
  status text not null default 'active',
  assured_date date,
  last_modified timestamptz not null default now(),
  constraint procedure_name_given check (btrim(name) <> ''),
  constraint procedure_status_known check (status in ('active', 'inactive', 'defunct', 'temporarily closed'))
);

create table contact (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid references organization on delete cascade,
  service_id uuid references service on delete cascade,
  service_at_location_id uuid references service_at_location on delete cascade,
  location_id uuid references location on delete cascade,
  name text,
  title text,
  department text,
  email text
);
create index contact_organization on contact (organization_id);
create index contact_service on contact (service_id);
create index contact_service_at_location on contact (service_at_location_id);
create index contact_location on contact (location_id);

create table phone (
  id uuid primary key default gen_random_uuid(),
  location_id uuid references location on delete cascade,
  service_id uuid references service on delete cascade,
  organization_id uuid references organization on delete cascade,
  contact_id uuid references contact on delete cascade,
  service_at_location_id uuid references service_at_location on delete cascade,
  asset_id uuid references asset on delete cascade,
  number text not null,
  extension int,
  type text,
  description text
);
create index phone_location on phone (location_id);
create index phone_service on phone (service_id);
create index phone_organization on phone (organization_id);
create index phone_contact on phone (contact_id);
create index phone_service_at_location on phone (service_at_location_id);
create index phone_asset on phone (asset_id);

create table schedule (
  id uuid primary key default gen_random_uuid(),
  service_id uuid references service on delete cascade,
  location_id uuid references location on delete cascade,
  service_at_location_id uuid references service_at_location on delete cascade,
  asset_id uuid references asset on delete cascade,
  valid_from date,
  valid_to date,
  dtstart date,
  timezone double precision,
  until date,
  count int,
  wkst text,
  freq text,
  "interval" int,
  byday text,
  byweekno text,
  bymonthday text,
  byyearday text,
  description text,
  opens_at text,
  closes_at text,
  schedule_link text,
  attending_type text,
  notes text,
  constraint schedule_freq_known check (freq in ('WEEKLY', 'MONTHLY')),
  constraint schedule_wkst_known check (wkst in ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
  constraint schedule_valid_ordered check (valid_from <= valid_to)
);
create index schedule_service on schedule (service_id);
create index schedule_location on schedule (location_id);
create index schedule_service_at_location on schedule (service_at_location_id);
create index schedule_asset on schedule (asset_id);

create table cost_option (
  id uuid primary key default gen_random_uuid(),
  service_id uuid references service on delete cascade,
  valid_from date,
  valid_to date,
  option text,
  currency text,
  amount double precision,
  amount_description text
);
create index cost_option_service on cost_option (service_id);

create table funding (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid references organization on delete cascade,
  service_id uuid references service on delete cascade,
  source text
);
create index funding_organization on funding (organization_id);
create index funding_service on funding (service_id);

create table language (
  id uuid primary key default gen_random_uuid(),
  service_id uuid references service on delete cascade,
  location_id uuid references location on delete cascade,
  phone_id uuid references phone on delete cascade,
  name text,
  code text,
  note text
);
create index language_service on language (service_id);
create index language_location on language (location_id);
create index language_phone on language (phone_id);

create table required_document (
  id uuid primary key default gen_random_uuid(),
  service_id uuid references service on delete cascade,
  document text,
  uri text
);
create index required_document_service on required_document (service_id);

-- extent_type 'municipality' | 'neighbourhood' | 'commons' | 'postcode' with extent its code, or GeoJSON as HSDS has it.
create table service_area (
  id uuid primary key default gen_random_uuid(),
  service_id uuid references service on delete cascade,
  service_at_location_id uuid references service_at_location on delete cascade,
  name text,
  description text,
  extent text,
  extent_type text,
  uri text
);
create index service_area_service on service_area (service_id);
create index service_area_service_at_location on service_area (service_at_location_id);

create table unit (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  scheme text,
  identifier text,
  uri text
);

create table service_capacity (
  id uuid primary key default gen_random_uuid(),
  service_id uuid references service on delete cascade,
  unit_id uuid references unit,
  available double precision not null,
  maximum double precision,
  description text,
  updated timestamptz not null default now()
);
create index service_capacity_service on service_capacity (service_id);

create table url (
  id uuid primary key default gen_random_uuid(),
  label text,
  url text not null,
  organization_id uuid references organization on delete cascade,
  service_id uuid references service on delete cascade
);
create index url_organization on url (organization_id);
create index url_service on url (service_id);

-- Anything may carry a term: link_entity is the table's name, link_id the row's.
create table attribute (
  id uuid primary key default gen_random_uuid(),
  link_id uuid not null,
  taxonomy_term_id uuid references taxonomy_term on delete cascade,
  link_type text,
  link_entity text not null,
  value text,
  label text
);
create index attribute_link on attribute (link_id);
create index attribute_term on attribute (taxonomy_term_id);

-- Field-level history (HSDS metadata): what a field was, what it became, when, by whom.
create table metadata (
  id uuid primary key default gen_random_uuid(),
  resource_id uuid not null,
  resource_type text not null,
  last_action_date timestamptz not null default now(),
  last_action_type text not null,
  field_name text not null,
  previous_value text not null default '',
  replacement_value text not null default '',
  updated_by text not null
);
create index metadata_resource on metadata (resource_id);

-- Texts in another language than Italian. entity is the table's name.
create table translation (
  entity text not null,
  id uuid not null,
  lang text not null,
  field text not null,
  text text not null,
  primary key (id, entity, lang, field)
);
