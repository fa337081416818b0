-- Whom a coordinator has asked to offer what people look for and do not find: gone a year after the last word.
create table gap_step (
  -- What is missing, as the log of gaps has it: facet lexemes in order, one after the other.
  what text not null,
  -- All zeros where the searches named no neighbourhood.
  neighbourhood_id uuid not null,
  kind text not null,
  entry_id uuid not null,
  outcome text not null,
  said_at timestamptz not null default now(),
  said_by uuid references person on delete set null,
  primary key (what, neighbourhood_id, kind, entry_id),
  constraint gap_step_kind check (kind in ('organization', 'asset')),
  constraint gap_step_outcome check (outcome in ('asked', 'thinking', 'no', 'yes'))
);
create index gap_step_said on gap_step (said_at);

-- Who leads the editors of an organisation is a role (lead_editor) since 0021: no second place says it.
drop table organization_lead;
