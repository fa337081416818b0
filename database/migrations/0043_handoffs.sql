-- A person is brought to someone else. Nothing here says who: whom they went to, and what was agreed, is sealed.
create table handoff (
  -- Made by the form: sent twice, it is there once.
  id uuid primary key,
  point_id uuid not null references point on delete cascade,
  encounter_id uuid references encounter on delete set null,
  -- The refusal, loss or "no" that this one answers.
  after_id uuid references handoff on delete set null,
  way text not null,
  -- Who answers in an inbox of their own.
  receiver_id uuid references organization on delete set null,
  -- Of the directory, as in an answer; it may since have gone.
  entry_kind text,
  entry_id uuid,
  -- With which office and role: sealed, since it may say what someone came for.
  office bytea,
  -- Where, and what to bring, as on the slip: sealed.
  slip bytea,
  -- Of the code on the slip: a blind index, which tells nothing to whoever reads it here.
  code_hash bytea,
  state text not null default 'draft',
  -- The number of the last thing that happened, whose end `state` is.
  last_event int,
  verdict text,
  tries int not null default 0,
  expected_on date,
  appointment_on date,
  appointment_time time,
  news_on date not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  constraint handoff_way check (way in ('call', 'inbox')),
  constraint handoff_receiver_by_inbox check (way = 'inbox' or receiver_id is null),
  constraint handoff_entry check ((entry_kind is null) = (entry_id is null)),
  constraint handoff_entry_kind check (entry_kind in ('service', 'organization', 'place', 'asset', 'procedure')),
  constraint handoff_state check (state in ('draft', 'sent', 'question', 'waiting', 'accepted', 'appointment', 'arrived',
    'under_way', 'suspended', 'completed', 'verified', 'declined', 'lost', 'withdrawn', 'closed', 'in_error')),
  constraint handoff_verdict check (verdict in ('yes', 'partly', 'no', 'unreachable')),
  constraint handoff_verified check (state <> 'verified' or verdict in ('no', 'unreachable')),
  constraint handoff_tries check (tries >= 0 and (verdict is distinct from 'unreachable' or tries >= 3)),
  constraint handoff_expected check (state <> 'waiting' or expected_on is not null),
  constraint handoff_appointment check (state <> 'appointment' or appointment_on is not null),
  constraint handoff_appointment_time check (appointment_time is null or appointment_on is not null),
  constraint handoff_ended check ((ended_at is not null) = (state in ('closed', 'in_error'))),
  constraint handoff_begun check (last_event is not null or state = 'draft'),
  constraint handoff_code_once unique (code_hash)
);
create index handoff_open on handoff (point_id, news_on) where state not in ('closed', 'in_error');
create index handoff_encounter on handoff (encounter_id);
create index handoff_after on handoff (after_id);
create index handoff_receiver on handoff (receiver_id);
create index handoff_ended_at on handoff (ended_at) where office is not null or slip is not null or code_hash is not null;

-- What happened to it, in order: nothing is changed here, and no state without something that happened.
create table handoff_event (
  -- Made by the form, as above.
  id uuid primary key,
  handoff_id uuid not null references handoff on delete cascade,
  number int not null,
  previous int generated always as (nullif(number - 1, 0)) stored,
  act text not null,
  from_state text not null,
  to_state text not null,
  party text not null,
  person_id uuid references person on delete set null,
  recorded_at timestamptz not null,
  -- The day in Rome on which it was so.
  day date not null,
  channel text not null,
  reason text,
  next_step text,
  verdict text,
  -- Who went along, and by what means.
  escort text,
  means text,
  expected_on date,
  appointment_on date,
  appointment_time time,
  -- What was said with it, sealed.
  words bytea,
  constraint handoff_event_number_once unique (handoff_id, number),
  constraint handoff_event_end unique (handoff_id, number, to_state),
  constraint handoff_event_number check (number > 0),
  constraint handoff_event_first check (number > 1 or from_state = 'draft'),
  -- Each begins where the one before it ended.
  constraint handoff_event_chain foreign key (handoff_id, previous, from_state)
    references handoff_event (handoff_id, number, to_state),
  constraint handoff_event_act check (act in ('send', 'agree', 'refuse', 'accept', 'decline', 'put_on_list', 'ask', 'reply',
    'withdraw', 'appoint', 'arrive', 'miss', 'begin', 'suspend', 'resume', 'complete', 'told', 'lose', 'try_to_reach',
    'verify', 'close', 'reopen', 'mark_error')),
  constraint handoff_event_party check (party in ('volunteer', 'coordinator', 'receiver', 'person')),
  constraint handoff_event_nobody check (party <> 'person' or person_id is null),
  constraint handoff_event_channel check (channel in ('in_person', 'telephone', 'writing', 'page')),
  constraint handoff_event_reason check (reason in ('full', 'not_theirs', 'papers', 'closed_for_now', 'person_wish', 'solved',
    'mistake', 'other')),
  constraint handoff_event_next_step check (next_step in ('new_handoff', 'other_answer', 'told')),
  constraint handoff_event_verdict check (verdict in ('yes', 'partly', 'no', 'unreachable')),
  constraint handoff_event_escort check (escort in ('nobody', 'volunteer', 'family', 'other')),
  constraint handoff_event_means check (means in ('on_foot', 'public_transport', 'car', 'other')),
  -- Said by the act itself, whoever writes it.
  constraint handoff_event_needs check (case act
    when 'refuse' then reason is not null
    when 'decline' then reason is not null
    when 'suspend' then reason is not null
    when 'reopen' then reason is not null
    when 'mark_error' then reason is not null
    when 'put_on_list' then expected_on is not null
    when 'appoint' then appointment_on is not null
    when 'verify' then verdict is not null
    when 'close' then next_step is not null
    else true end),
  constraint handoff_event_day check (day <= (recorded_at at time zone 'Europe/Rome')::date)
);
create index handoff_event_person on handoff_event (person_id);

create function handoff_event_stays() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['words', 'person_id', 'previous'] <> to_jsonb(old) - array['words', 'person_id', 'previous'] then
    raise exception 'what happened to a hand-off is not changed' using errcode = 'check_violation', constraint = 'handoff_event_stays';
  end if;
  return new;
end $$;
-- Words are sealed anew by a new key, and go; who wrote them may leave.
create trigger handoff_event_stays before update on handoff_event for each row execute function handoff_event_stays();

-- The state is where the last thing that happened ended, and nothing else.
alter table handoff add constraint handoff_state_happened foreign key (id, last_event, state)
  references handoff_event (handoff_id, number, to_state) deferrable initially deferred;

-- Who looked at a flag: it is not raised again, until the next.
create table handoff_look (
  handoff_id uuid not null references handoff on delete cascade,
  after_event int not null,
  flag text not null,
  number int not null,
  looked_by uuid references person on delete set null,
  looked_at timestamptz not null,
  primary key (handoff_id, after_event, flag, number),
  constraint handoff_look_flag check (flag in ('no_answer', 'wait_is_over', 'appointment_passed', 'no_news'))
);
create index handoff_look_looked_by on handoff_look (looked_by);
