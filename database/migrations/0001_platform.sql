-- What the platform keeps for every room: audit, the one search index, its words, and the log of gaps.

create table audit_entry (
  seq bigint primary key,
  at timestamptz not null default now(),
  actor_id uuid,
  action text not null,
  entity text,
  entity_id text,
  outcome text not null,
  request_id text,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_entry_outcome check (outcome in ('done', 'denied'))
);
create index audit_entry_entity on audit_entry (entity, entity_id);

-- One row: the end of the chain. It is locked last, so that writers wait for each other as briefly as possible.
create table audit_head (
  only_one boolean primary key default true check (only_one),
  seq bigint not null,
  hash bytea not null
);
insert into audit_head (seq, hash) values (0, '\x00');

-- Great-circle distance in metres between two points given as (longitude, latitude) in degrees (WGS 84, sphere of 6,371,008.8 m).
create function metres_between(a point, b point) returns double precision
  language sql immutable strict parallel safe
  return 2 * 6371008.8 * asin(least(1, sqrt(
    sin(radians(b[1] - a[1]) / 2) ^ 2 + cos(radians(a[1])) * cos(radians(b[1])) * sin(radians(b[0] - a[0]) / 2) ^ 2)));

-- Everything that can be found, whatever room it lives in. A row exists only while its subject may be seen by anyone.
-- terms holds stems (A title, B topics and other names, C description, D place), and facets as lexemes beginning with '='.
create table search_entry (
  kind text not null,
  id uuid not null,
  -- Where: a subject with several places has an entry for each. All zeros where there is none.
  at uuid not null default '00000000-0000-0000-0000-000000000000',
  title text not null,
  summary text not null default '',
  title_en text,
  summary_en text,
  place_name text,
  address text,
  organization_name text,
  terms tsvector not null,
  facets text[] not null default '{}',
  position point,
  municipality_code text,
  municipality_name text,
  neighbourhood_id uuid,
  ages int4range,
  openings tstzmultirange,
  phone text,
  free boolean not null default false,
  assured_on date,
  weight real not null default 1,
  updated_at timestamptz not null default now(),
  primary key (kind, id, at),
  constraint search_entry_kind check (kind in ('service', 'procedure', 'organization', 'place', 'asset'))
);
create index search_entry_terms on search_entry using gin (terms);
create index search_entry_position on search_entry using gist (position);
create index search_entry_weight on search_entry (weight desc, kind, id);
create index search_entry_neighbourhood on search_entry (neighbourhood_id);

-- The words that occur in entries, to tell a typing error from a word.
create table search_word (
  word text primary key
);
create index search_word_similar on search_word using gin (word public.gin_trgm_ops);

-- What was searched and not found: matched terms, filters, neighbourhood and month. Never what the person wrote.
create table search_gap (
  month date not null,
  topics text[] not null,
  filters text[] not null,
  neighbourhood_id uuid,
  times int not null default 1,
  constraint search_gap_month_first check (extract(day from month) = 1),
  constraint search_gap_once unique nulls not distinct (month, topics, filters, neighbourhood_id)
);
