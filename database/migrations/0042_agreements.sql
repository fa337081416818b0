-- What a point, the municipality and the social service have agreed on, from one day to another, and what it allows.
create table agreement (
  id uuid primary key default gen_random_uuid(),
  point_id uuid not null references point on delete cascade,
  starts_on date not null,
  ends_on date not null,
  municipality text not null,
  -- The social service's zone, and whom to call there.
  zone text not null,
  zone_contact text not null,
  zone_phone text not null default '',
  quarter_council text not null default '',
  duties text not null,
  insurance text not null default '',
  -- Who answers for data, each for its part (GDPR art. 4.7, 26).
  controller_municipality text not null,
  controller_association text not null,
  -- Working days within which a hand-off is answered.
  reply_days int not null default 5,
  allows_notes boolean not null default false,
  allows_attachments boolean not null default false,
  allows_inbox boolean not null default false,
  written_at timestamptz not null default now(),
  written_by uuid references person on delete set null,
  -- When the letters that it ends were written.
  told_60_at timestamptz,
  told_15_at timestamptz,
  constraint agreement_term check (ends_on >= starts_on),
  constraint agreement_reply_days check (reply_days between 1 and 60),
  constraint agreement_one_in_force exclude using gist (
    point_span(point_id, point_id, '[]') with &&, daterange(starts_on, ends_on, '[]') with &&
  )
);
create index agreement_point on agreement (point_id, starts_on desc);
create index agreement_written_by on agreement (written_by);
