-- Roles are given by invitation; an organisation's lead editor and whoever maps the streets have a role too.

alter table role_grant drop constraint role_grant_role;
alter table role_grant
  add constraint role_grant_role check (role in ('member', 'editor', 'lead_editor', 'desk_volunteer', 'desk_coordinator',
    'point_manager', 'facilitator', 'neighbourhood_representative', 'mapper', 'commons_coordinator', 'administrator')),
  add constraint role_grant_lead_of_organization check (role <> 'lead_editor' or scope = 'organization');
-- Several editors, one lead.
create unique index role_grant_one_lead on role_grant (scope_id) where role = 'lead_editor';
create index role_grant_scope on role_grant (scope, scope_id);

create table invitation (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  role text not null,
  scope text not null,
  scope_id uuid,
  role_ends_at timestamptz,
  -- SHA-256 of what the letter's link carries: whoever reads this table can accept nothing.
  token_hash bytea not null,
  -- Whoever leaves takes back what they offered.
  invited_by uuid not null references person on delete cascade,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  constraint invitation_token_once unique (token_hash),
  constraint invitation_email_lower check (email = lower(email)),
  constraint invitation_one_end check (accepted_at is null or revoked_at is null),
  constraint invitation_scope_whole check ((scope = 'commons') = (scope_id is null))
);
create index invitation_to on invitation (email);
