-- What must follow a write, queued in the same transaction: a name and identifiers, never what they stand for.
create table later (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null default '{}',
  due_at timestamptz not null default now(),
  tries int not null default 0,
  constraint later_name check (name ~ '^[a-z_]+[.][a-z_]+$')
);
create index later_due on later (due_at, id);
