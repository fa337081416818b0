-- Mapping walks: what people with a phone find on a street that no register knows. Nothing of it is public until a coordinator
-- accepts it; what is left out goes after thirty days, its photograph with it (job walk.forget).

-- What one person recorded on one day.
create table walk (
  id uuid primary key default gen_random_uuid(),
  walker_id uuid references person on delete set null,
  day date not null,
  constraint walk_once unique (walker_id, day)
);

-- The id is made on the phone, so that what is sent twice is kept once.
create table walk_find (
  id uuid primary key,
  walk_id uuid not null references walk on delete cascade,
  kind text not null,
  name text not null,
  note text not null default '',
  latitude double precision,
  longitude double precision,
  address text,
  municipality_code text references municipality,
  neighbourhood_id uuid references neighbourhood on delete set null,
  -- The day on which an informal group said yes to being listed.
  consent_on date,
  photo bytea,
  photo_alt text,
  found_at timestamptz not null,
  received_at timestamptz not null default now(),
  state text not null,
  decided_by uuid references person on delete set null,
  decided_at timestamptz,
  reason text,
  asset_id uuid references asset on delete cascade,
  joined_kind text,
  joined_id uuid,
  constraint walk_find_kind_known check (kind in ('firms', 'buildings-squares', 'parks', 'public-services', 'informal-group', 'missing')),
  constraint walk_find_name_given check (btrim(name) <> ''),
  constraint walk_find_position_whole check ((latitude is null) = (longitude is null)),
  constraint walk_find_position_range check (latitude between -90 and 90 and longitude between -180 and 180),
  constraint walk_find_somewhere check (latitude is not null or address is not null),
  constraint walk_find_group_agrees check (kind <> 'informal-group' or consent_on is not null),
  constraint walk_find_photo_told check ((photo is null) = (photo_alt is null)),
  -- unsure: it resembles something, and whoever found it has not said yet whether it is that.
  constraint walk_find_state_known check (state in ('unsure', 'waiting', 'accepted', 'noted', 'joined', 'left_out')),
  constraint walk_find_reason_given check (state <> 'left_out' or btrim(reason) <> ''),
  constraint walk_find_decided check ((state in ('unsure', 'waiting')) = (decided_at is null))
);
create index walk_find_walk on walk_find (walk_id);
create index walk_find_asset on walk_find (asset_id);
create index walk_find_state on walk_find (state);
