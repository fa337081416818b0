-- Someone came, called or wrote to a point. Nothing here says who: a person is kept apart, sealed, with an end of its own.
create table encounter (
  -- Made by the form: sent twice, it is there once.
  id uuid primary key,
  point_id uuid not null references point on delete cascade,
  -- The day in Rome on which it was; a paper sheet is recorded later.
  day date not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid references person on delete set null,
  how text not null,
  for_whom text not null,
  came_for text not null,
  outcome text not null,
  age_band text,
  neighbourhood_id uuid references neighbourhood on delete set null,
  first_time boolean,
  again_today boolean not null default false,
  language text,
  on_paper boolean not null default false,
  constraint encounter_how check (how in ('in_person', 'telephone', 'writing')),
  constraint encounter_for_whom check (for_whom in ('self', 'other')),
  constraint encounter_came_for check (came_for in ('request', 'chat', 'telephone', 'internet')),
  constraint encounter_outcome check (outcome in ('answered', 'partly', 'not_answered', 'to_follow', 'nothing_asked')),
  constraint encounter_language check (language ~ '^[a-z]{2,3}$'),
  constraint encounter_day_passed check (day <= (recorded_at at time zone 'Europe/Rome')::date)
);
create index encounter_point_day on encounter (point_id, day desc, recorded_at desc);
create index encounter_neighbourhood on encounter (neighbourhood_id);
create index encounter_recorded_by on encounter (recorded_by);

-- What was asked: topics, which stay, and the person's words, sealed, which go after thirty days.
create table request (
  encounter_id uuid not null references encounter on delete cascade,
  number int not null,
  words bytea,
  topics text[] not null default '{}',
  primary key (encounter_id, number),
  constraint request_number check (number between 1 and 9)
);

-- What was answered: entries of the directory, which may since have gone.
create table answer (
  encounter_id uuid not null references encounter on delete cascade,
  kind text not null,
  entry_id uuid not null,
  primary key (encounter_id, kind, entry_id),
  constraint answer_kind check (kind in ('service', 'organization', 'place', 'asset', 'procedure'))
);
create index answer_entry on answer (entry_id);
