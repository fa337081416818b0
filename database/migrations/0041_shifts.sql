-- A point as a range of one, so that "at the same point" can stand in an exclusion beside "at the same time".
create type point_span as range (subtype = uuid);

-- The turns of a point's rota, made from its opening hours: each is opening that was promised.
create table shift (
  id uuid primary key default gen_random_uuid(),
  point_id uuid not null references point on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- How many people stand at the counter.
  places int not null default 2,
  -- Said afterwards: when the door really was open; said and empty, it stayed shut.
  confirmed_at timestamptz,
  confirmed_by uuid references person on delete set null,
  kept_from timestamptz,
  kept_to timestamptz,
  constraint shift_ends_later check (ends_at > starts_at),
  constraint shift_places check (places between 1 and 9),
  constraint shift_kept check (
    (kept_from is null) = (kept_to is null) and (kept_from is null or kept_to > kept_from)
    and (kept_from is null or confirmed_at is not null)
  ),
  -- Also what a point's turns are looked up by.
  constraint shift_one_at_a_time exclude using gist (
    point_span(point_id, point_id, '[]') with &&, tstzrange(starts_at, ends_at) with &&
  )
);
create index shift_point on shift (point_id, starts_at);
create index shift_confirmed_by on shift (confirmed_by);

-- Who stands at the counter, or stood there. Two years later the hours stay, and the name is gone.
create table shift_place (
  id uuid primary key default gen_random_uuid(),
  shift_id uuid not null references shift on delete cascade,
  person_id uuid references person on delete set null,
  -- Looks for someone to take it; until then it is still theirs.
  swap_asked_at timestamptz,
  was_there boolean,
  -- Counted when the turn is confirmed.
  minutes int,
  constraint shift_place_once unique (shift_id, person_id),
  constraint shift_place_minutes check (minutes >= 0 and (minutes is null or was_there))
);
create index shift_place_person on shift_place (person_id);

-- What a shift leaves to the next: it belongs to the point, its words are sealed, and it goes thirty days after it is done.
create table shift_note (
  -- Made by the form: sent twice, it is there once.
  id uuid primary key,
  point_id uuid not null references point on delete cascade,
  words bytea not null,
  written_at timestamptz not null default now(),
  written_by uuid references person on delete set null,
  done_at timestamptz,
  done_by uuid references person on delete set null,
  constraint shift_note_done check (done_at is not null or done_by is null)
);
create index shift_note_point on shift_note (point_id, written_at);
create index shift_note_done_at on shift_note (done_at);
create index shift_note_written_by on shift_note (written_by);
create index shift_note_done_by on shift_note (done_by);
