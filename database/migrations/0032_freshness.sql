-- When an entry is checked again, and whom we ask.

-- From this day on nobody should lean on what the entry says without asking: it ranks lower and says so.
alter table search_entry add column stale_on date;
update search_entry set stale_on = (assured_on
  + case when kind = 'service' or (kind = 'place' and openings is not null) then interval '6 months' else interval '12 months' end
  + interval '42 days')::date where assured_on is not null;
create index search_entry_checked on search_entry (kind, id) include (assured_on, stale_on);

-- Whom we write to. The row goes when there has been nothing to ask for two months, and with the person whose address it is.
create table review_recipient (
  id uuid primary key default gen_random_uuid(),
  address text not null,
  person_id uuid references person on delete cascade,
  -- The last letter that asked, and the last that told who coordinates how things stand.
  written_at timestamptz,
  told_at timestamptz,
  constraint review_recipient_once unique (address),
  constraint review_recipient_lower check (address = lower(address))
);
create index review_recipient_person on review_recipient (person_id);

-- An entry whose check is due: asked, asked again, and how that ended.
create table review (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  entry_id uuid not null,
  due_on date not null,
  -- How we know whom to ask; who coordinates is not written to entry by entry.
  via text not null,
  recipient_id uuid references review_recipient on delete set null,
  asked_at timestamptz,
  reminders int not null default 0,
  -- Since when it waits for whoever coordinates: nobody answered, or nobody can be asked.
  handed_at timestamptz,
  ended_at timestamptz,
  ended text,
  constraint review_kind check (kind in ('service', 'organization', 'place', 'asset', 'procedure')),
  constraint review_via check (via in ('entry', 'organization', 'editor', 'coordinator')),
  constraint review_ended check (ended in ('confirmed', 'changed', 'checked', 'gone')),
  constraint review_ended_whole check ((ended_at is null) = (ended is null))
);
create unique index review_open on review (kind, entry_id) where ended_at is null;
create index review_recipient_open on review (recipient_id) where ended_at is null;
create index review_handed on review (handed_at) where ended_at is null;
create index review_past on review (ended_at) where ended_at is not null;
