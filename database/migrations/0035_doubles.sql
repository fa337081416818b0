-- Entries that are perhaps one, what a person said of them, and where those that were joined went.

create table double_pair (
  kind text not null,
  one uuid not null,
  other uuid not null,
  -- From 0 to 1.
  likeness real not null,
  -- Why: message keys without their room.
  why text[] not null,
  found_at timestamptz not null default now(),
  -- A person said that they are two: not asked again.
  apart_at timestamptz,
  apart_by uuid references person on delete set null,
  primary key (kind, one, other),
  constraint double_pair_kind check (kind in ('organization', 'service', 'place')),
  constraint double_pair_order check (one < other),
  constraint double_pair_likeness check (likeness between 0 and 1)
);
create index double_pair_best on double_pair (likeness desc, kind, one, other) where apart_at is null;
create index double_pair_other on double_pair (other);

-- One row: when doubles were last looked for, and how long that took.
create table double_search (
  only_one boolean primary key default true check (only_one),
  at timestamptz not null,
  milliseconds int not null,
  compared int not null
);

-- An entry that was joined to another: its address leads there. What brings it back is kept for a day.
create table joined_entry (
  id uuid primary key,
  kind text not null,
  name text not null,
  into_id uuid not null,
  joined_at timestamptz not null default now(),
  joined_by uuid references person on delete set null,
  undo jsonb,
  constraint joined_entry_kind check (kind in ('organization', 'service', 'place')),
  constraint joined_entry_elsewhere check (id <> into_id)
);
create index joined_entry_into on joined_entry (into_id);
create index joined_entry_undo on joined_entry (joined_at) where undo is not null;
