-- The territory, and the places where things happen. HSDS 3.1 names for location, address and accessibility.

create table municipality (
  istat_code text primary key,
  name text not null,
  province text not null,
  province_name text not null default '',
  region text not null default '',
  position point,
  boundary jsonb,
  invented boolean not null default false
);
create index municipality_name on municipality using gin (lower(name) public.gin_trgm_ops);

create table postcode (
  code text not null,
  municipality_code text not null references municipality on delete cascade,
  position point,
  primary key (code, municipality_code)
);
create index postcode_municipality on postcode (municipality_code);

create table neighbourhood (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  slug text not null,
  description text not null default '',
  municipality_code text not null references municipality,
  boundary jsonb not null,
  position point not null,
  bounds box not null,
  constraint neighbourhood_name_once unique (municipality_code, name),
  constraint neighbourhood_slug_once unique (slug)
);

create table street (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  municipality_code text not null references municipality on delete cascade,
  neighbourhood_id uuid references neighbourhood on delete set null,
  position point,
  constraint street_once unique nulls not distinct (municipality_code, name, neighbourhood_id)
);
create index street_name on street using gin (lower(name) public.gin_trgm_ops);

create table location (
  id uuid primary key default gen_random_uuid(),
  location_type text not null default 'physical',
  url text,
  organization_id uuid,
  name text,
  alternate_name text,
  description text,
  transportation text,
  latitude double precision,
  longitude double precision,
  external_identifier text,
  external_identifier_type text,
  municipality_code text references municipality,
  neighbourhood_id uuid references neighbourhood on delete set null,
  assured_date date,
  last_modified timestamptz not null default now(),
  constraint location_type_known check (location_type in ('physical', 'postal', 'virtual')),
  constraint location_position_whole check ((latitude is null) = (longitude is null)),
  constraint location_latitude_range check (latitude between -90 and 90),
  constraint location_longitude_range check (longitude between -180 and 180)
);
create index location_organization on location (organization_id);
create index location_neighbourhood on location (neighbourhood_id);
create index location_municipality on location (municipality_code);

create table address (
  id uuid primary key default gen_random_uuid(),
  location_id uuid references location on delete cascade,
  attention text,
  address_1 text not null,
  address_2 text,
  city text not null,
  region text,
  state_province text not null,
  postal_code text not null,
  country text not null default 'IT',
  address_type text not null default 'physical',
  constraint address_type_known check (address_type in ('physical', 'postal', 'virtual'))
);
create index address_location on address (location_id);

create table accessibility (
  id uuid primary key default gen_random_uuid(),
  location_id uuid references location on delete cascade,
  description text,
  details text,
  url text
);
create index accessibility_location on accessibility (location_id);

-- A place that runs activities. This is its minimal row: rooms that know more of it hang theirs on it.
create table point (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  name text not null,
  description text not null default '',
  location_id uuid not null references location,
  organization_id uuid,
  constraint point_kind_known check (kind in ('punto_comunita', 'casa_del_quartiere', 'hub', 'portineria', 'coworking', 'altro'))
);
create index point_location on point (location_id);
