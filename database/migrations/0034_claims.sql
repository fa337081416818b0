-- Who looks after an organisation's entries, and who asks to.

-- One request of one person. What its state may become is a table in src/modules/directory/claims/rules.ts.
create table claim (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organization on delete cascade,
  person_id uuid not null references person on delete cascade,
  state text not null,
  -- Who they say they are, for the coordinator alone: gone ninety days after the answer.
  words text,
  -- The code that was sent to the address on file reached them.
  proven boolean not null default false,
  code_hash bytea,
  code_ends_at timestamptz,
  tries int not null default 0,
  asked_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid references person on delete set null,
  -- What the coordinator says to who asked.
  answer text,
  constraint claim_state check (state in ('code_sent', 'spent', 'waiting', 'granted', 'refused', 'withdrawn')),
  constraint claim_code_whole check ((code_hash is null) = (code_ends_at is null)),
  constraint claim_code_sent check (state <> 'code_sent' or code_hash is not null)
);
create unique index claim_open_once on claim (organization_id, person_id) where state in ('code_sent', 'spent', 'waiting');
create index claim_waiting on claim (asked_at) where state = 'waiting';
create index claim_person on claim (person_id);

-- Several editors, one lead: who passes the care of the entries on.
create table organization_lead (
  organization_id uuid primary key references organization on delete cascade,
  person_id uuid not null references person on delete cascade,
  since timestamptz not null default now()
);
create index organization_lead_person on organization_lead (person_id);

-- Letters to addresses on file, so that nobody is flooded with them: gone after two days.
create table claim_letter (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organization on delete cascade,
  sent_at timestamptz not null default now()
);
create index claim_letter_organization on claim_letter (organization_id, sent_at);
