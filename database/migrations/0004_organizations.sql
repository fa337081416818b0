-- Organisations (HSDS 3.1). The kind of actor is an attribute on the taxonomy actor-kinds; the codice fiscale is an identifier.

create table organization (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  alternate_name text,
  description text not null default '',
  email text,
  website text,
  tax_status text,
  tax_id text,
  year_incorporated int,
  legal_status text,
  logo text,
  uri text,
  parent_organization_id uuid references organization on delete set null,
  municipality_code text references municipality,
  assured_date date,
  last_modified timestamptz not null default now(),
  constraint organization_name_given check (btrim(name) <> '')
);
create index organization_municipality on organization (municipality_code);
create index organization_name_similar on organization using gin (lower(name) public.gin_trgm_ops);

create table organization_identifier (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid references organization on delete cascade,
  identifier_scheme text,
  identifier_type text not null,
  identifier text not null
);
create index organization_identifier_organization on organization_identifier (organization_id);
create unique index organization_identifier_tax_once on organization_identifier (identifier) where identifier_type = 'IT-CF';

alter table location add constraint location_organization_fk
  foreign key (organization_id) references organization on delete set null deferrable initially deferred;
alter table point add constraint point_organization_fk
  foreign key (organization_id) references organization on delete set null deferrable initially deferred;

create table program (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid references organization on delete cascade,
  name text not null,
  alternate_name text,
  description text not null default ''
);
create index program_organization on program (organization_id);
