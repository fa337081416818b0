-- The list of towns that this installation hosts. Only the owner of the installation reads it.
create table commons (
  name text primary key,
  schema_name text not null unique,
  role_name text not null unique,
  hosts text[] not null default '{}',
  title text not null,
  tagline_it text not null default '',
  tagline_en text not null default '',
  municipality_code text,
  patron_month int,
  patron_day int,
  patron_name text,
  created_at timestamptz not null default now(),
  constraint commons_name_plain check (name ~ '^[a-z][a-z0-9_]{1,30}$'),
  constraint commons_patron_whole check ((patron_month is null) = (patron_day is null))
);
