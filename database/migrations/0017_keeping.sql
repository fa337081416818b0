-- Why a fact of an entry changed, and by whom, beside HSDS's field-level history. Whoever deletes the account leaves the change.
create table change_cause (
  metadata_id uuid primary key references metadata on delete cascade,
  -- The changes of one press stand together: undone together, shown together.
  batch uuid not null,
  person_id uuid references person on delete set null,
  why text not null,
  why_id uuid,
  constraint change_cause_why check (why in ('edit', 'correction', 'undo', 'review', 'claim', 'join'))
);
create index change_cause_batch on change_cause (batch);
create index change_cause_person on change_cause (person_id);
