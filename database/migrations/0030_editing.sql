-- What someone is writing about an entry and has not published: so that no text is lost. Theirs, and gone after 30 days.
create table draft (
  person_id uuid not null references person on delete cascade,
  kind text not null,
  -- Of an entry that is not there yet, the id that it will have.
  entry_id uuid not null,
  -- Where the entry is new: whose it will be, and where.
  new_entry jsonb,
  said jsonb not null,
  saved_at timestamptz not null,
  primary key (person_id, kind, entry_id),
  constraint draft_kind_known check (kind in ('service', 'organization', 'place', 'asset', 'procedure'))
);
create index draft_saved on draft (saved_at);

-- The rows behind a change of hours, which the history has in words: so that it can be undone.
create table schedule_change (
  metadata_id uuid primary key references metadata on delete cascade,
  before jsonb not null,
  after jsonb not null
);

-- A picture of what an entry is about, cleaned and with words for who cannot see it. It goes with its entry; of an entry
-- that stays withdrawn, after a year.
create table photo (
  id uuid primary key default gen_random_uuid(),
  service_id uuid references service on delete cascade,
  organization_id uuid references organization on delete cascade,
  location_id uuid references location on delete cascade,
  asset_id uuid references asset on delete cascade,
  alt text not null,
  hash text not null,
  type text not null,
  width int not null,
  height int not null,
  bytes bytea not null,
  person_id uuid references person on delete set null,
  added_at timestamptz not null,
  constraint photo_of_one_entry check (num_nonnulls(service_id, organization_id, location_id, asset_id) = 1),
  constraint photo_alt_given check (btrim(alt) <> ''),
  constraint photo_type_known check (type in ('image/webp', 'image/jpeg'))
);
create index photo_service on photo (service_id);
create index photo_organization on photo (organization_id);
create index photo_location on photo (location_id);
create index photo_asset on photo (asset_id);
create index photo_hash on photo (hash);
