-- Real data in: what each source said of each thing, the runs that read a file, and what a person decided about doubts.

-- Where rows come from. A licence may ask that its source be named wherever they are shown.
create table import_source (
  name text primary key,
  title text not null,
  url text,
  licence text not null,
  said_on date
);

-- What a source last said of one thing, under the key that the source knows it by: importing again finds the same rows, and
-- a field that differs from what was given here was changed by a person since.
create table import_row (
  source text not null references import_source on delete cascade,
  key text not null,
  entity text not null,
  entity_id uuid not null,
  given jsonb not null,
  seen_at timestamptz not null default now(),
  primary key (source, key)
);
create index import_row_entity on import_row (entity_id);

-- A file read under a mapping. Unfinished, it is taken up again where it stopped.
create table import_run (
  id uuid primary key default gen_random_uuid(),
  file_name text not null,
  file_hash text not null,
  mapping_hash text not null,
  mapping jsonb not null,
  source text not null references import_source on delete cascade,
  started_by uuid references person on delete set null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  problem text
);
create unique index import_run_unfinished on import_run (file_hash, mapping_hash) where finished_at is null;
create index import_run_started on import_run (started_at);

-- One transaction of a run: written together with its rows, or not at all.
create table import_batch (
  run_id uuid not null references import_run on delete cascade,
  number int not null,
  read int not null,
  created int not null,
  updated int not null,
  unchanged int not null,
  refused int not null,
  kept int not null,
  primary key (run_id, number)
);

-- Rows that were not taken, as they stood, with the reason (a message key and what fills it).
create table import_refusal (
  run_id uuid not null references import_run on delete cascade,
  line int not null,
  reason text not null,
  reason_values jsonb not null default '{}',
  near text[] not null default '{}',
  cells text[] not null,
  primary key (run_id, line)
);

-- What was left as a person had written it, although the source now says something else.
create table import_kept (
  run_id uuid not null references import_run on delete cascade,
  line int not null,
  entity text not null,
  entity_id uuid not null,
  field text not null,
  here text not null,
  there text not null
);
create index import_kept_run on import_kept (run_id);

-- A row that resembles what is there already: a person said that it is the same thing (which), or another (null).
create table import_decision (
  source text not null,
  key text not null,
  same_as uuid,
  decided_by uuid references person on delete set null,
  decided_at timestamptz not null default now(),
  primary key (source, key)
);

-- Mappings that an editor saved under a name.
create table import_mapping (
  name text primary key,
  mapping jsonb not null,
  saved_by uuid references person on delete set null,
  saved_at timestamptz not null default now()
);

-- A file that an editor is looking at, kept for a week.
create table import_upload (
  id uuid primary key default gen_random_uuid(),
  file_name text not null,
  bytes bytea not null,
  mapping jsonb,
  uploaded_by uuid references person on delete cascade,
  uploaded_at timestamptz not null default now(),
  run_id uuid references import_run on delete set null
);
create index import_upload_uploaded on import_upload (uploaded_at);
