-- How sure we are of a session, when it was last used, and what a person gives besides the password.

alter table session
  add column assurance text not null default 'password',
  add column way text not null default 'password',
  add column last_seen_at timestamptz not null default now(),
  add constraint session_assurance check (assurance in ('password', 'second_factor')),
  add constraint session_way check (way in ('password', 'letter', 'passkey', 'outside'));
create index session_expires on session (expires_at);

-- The day on which a person was last here, no closer: it outlives the session and goes with the person.
create table last_seen (
  person_id uuid primary key references person on delete cascade,
  seen_on date not null
);

-- The secret shared with the app that shows six figures (RFC 6238), sealed with a key that the database does not know.
create table second_factor (
  person_id uuid primary key references person on delete cascade,
  secret bytea not null,
  -- The last half minute whose figures were taken: the same figures open nothing twice.
  last_step bigint not null default 0,
  confirmed_at timestamptz not null default now()
);

create table recovery_code (
  person_id uuid not null references person on delete cascade,
  code_hash bytea not null,
  constraint recovery_code_once primary key (person_id, code_hash)
);

-- Written by better-auth's passkey plugin.
create table passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz not null default now(),
  constraint passkey_credential_once unique (credential_id)
);
create index passkey_person on passkey (person_id);
