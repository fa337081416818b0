-- People with an account, how they sign in, and the roles they hold in a scope.

create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint person_email_once unique (email),
  constraint person_email_lower check (email = lower(email))
);

create table session (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on session (person_id);

create table account (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_person on account (person_id);

create table verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

create table role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  role text not null,
  scope text not null,
  scope_id uuid,
  granted_by uuid references person on delete set null,
  granted_at timestamptz not null default now(),
  ends_at timestamptz,
  constraint role_grant_role check (role in ('member', 'editor', 'desk_volunteer', 'desk_coordinator', 'point_manager',
    'facilitator', 'neighbourhood_representative', 'commons_coordinator', 'administrator')),
  constraint role_grant_scope check (scope in ('commons', 'organization', 'point', 'neighbourhood', 'street_group')),
  constraint role_grant_scope_whole check ((scope = 'commons') = (scope_id is null)),
  constraint role_grant_once unique nulls not distinct (person_id, role, scope, scope_id)
);
