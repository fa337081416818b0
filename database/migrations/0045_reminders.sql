-- Whom a point promised to call back: the smallest record of a person that there is, and it has an end.
create table reminder (
  -- Made by the form: sent twice, it is there once.
  id uuid primary key,
  point_id uuid not null references point on delete cascade,
  -- Sealed: as the person wants to be called, a telephone, what was promised.
  name bytea not null,
  phone bytea not null,
  promise bytea not null,
  -- The same number at the same point gives the same bytes; at another point it gives others.
  phone_blind bytea not null,
  -- Finds it by the code on paper, which is written nowhere.
  code_blind bytea not null,
  due_on date not null,
  due_at time,
  -- What was shown before it was written, and in whose name.
  notice text not null,
  notice_lang text not null,
  basis text not null,
  controller text not null,
  made_at timestamptz not null default now(),
  made_by uuid references person on delete set null,
  done_at timestamptz,
  -- The person said by the code that something in it is wrong.
  wrong_at timestamptz,
  wrong_words bytea,
  constraint reminder_code_once unique (code_blind),
  constraint reminder_basis check (basis in ('consent', 'public_task')),
  constraint reminder_notice_lang check (notice_lang ~ '^[a-z]{2,3}$'),
  constraint reminder_wrong_words check (wrong_words is null or wrong_at is not null)
);
create index reminder_point_due on reminder (point_id, due_on, due_at);
create index reminder_point_phone on reminder (point_id, phone_blind);
create index reminder_made_by on reminder (made_by);
