-- What anyone says should read otherwise, or should stand in the directory too: no account, and as little of them as possible.
create table correction (
  id uuid primary key default gen_random_uuid(),
  -- SHA-256 of the address that only whoever wrote it has; gone with the text.
  code_hash text,
  kind text not null,
  -- The entry that it is about; of an entry that was proposed, the one that it became or was already.
  entry_id uuid,
  -- The fact that should read otherwise; null where an entry is proposed.
  fact text,
  -- What the page said, what it should say, and the same as it is compared with others: gone a year after the end.
  said text,
  wish text,
  wish_key text,
  -- How to tell what became of it: gone 30 days after the end.
  email text,
  lang text not null,
  state text not null,
  joined_to uuid references correction on delete cascade,
  -- What the fact reads since, or the editor's words: gone a year after the end.
  outcome text,
  arrived_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references person on delete set null,
  constraint correction_code_once unique (code_hash),
  constraint correction_kind check (kind in ('service', 'organization', 'place', 'asset', 'procedure')),
  constraint correction_state check (state in ('open', 'held', 'joined', 'accepted', 'known', 'answered', 'spam')),
  constraint correction_about check (fact is null or entry_id is not null),
  constraint correction_joined check ((state = 'joined') = (joined_to is not null)),
  constraint correction_settled check (state = 'joined' or (state in ('open', 'held')) = (settled_at is null))
);
-- The same wish twice is one wish, also when two arrive at once.
create unique index correction_open_once on correction (entry_id, fact, wish_key) where state = 'open';
create index correction_waiting on correction (arrived_at, id) where state in ('open', 'held', 'spam');
create index correction_joined_to on correction (joined_to) where joined_to is not null;
create index correction_ended on correction (settled_at) where settled_at is not null;
create index correction_arrived on correction (arrived_at);

-- An entry that somebody misses. Its words go when the correction's do.
create table proposal (
  correction_id uuid primary key references correction on delete cascade,
  name text not null,
  description text not null,
  where_text text not null,
  contact text not null
);

-- When those who keep the entries of an organisation (null: of none) were last told that something waits for them.
create table correction_notice (
  organization_id uuid references organization on delete cascade,
  told_at timestamptz,
  -- Whether a telling is on its way.
  queued boolean not null,
  constraint correction_notice_once unique nulls not distinct (organization_id)
);
