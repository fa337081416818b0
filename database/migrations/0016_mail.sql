-- Mails on their way: written in the transaction of their cause, sent afterwards. What was said is gone once it has left.
create table mail (
  id uuid primary key default gen_random_uuid(),
  -- Stays the same however often it is tried: whoever receives it twice sees it once.
  message_id text not null,
  about text not null,
  address text not null,
  person_id uuid references person on delete cascade,
  subject text,
  body text,
  queued_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  tries int not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  -- What the server said, without the address.
  problem text,
  constraint mail_once unique (message_id),
  constraint mail_address_lower check (address = lower(address)),
  constraint mail_said_until_sent check ((subject is null) = (body is null)),
  constraint mail_one_end check (sent_at is null or failed_at is null)
);
create index mail_due on mail (due_at, id) where sent_at is null and failed_at is null;
create index mail_ended on mail (coalesce(sent_at, failed_at)) where sent_at is not null or failed_at is not null;
create index mail_to on mail (address, queued_at);

-- Addresses that a mail server refused for good: nobody goes on writing there, and who keeps the address is told.
create table mail_refusal (
  address text primary key,
  refused_at timestamptz not null default now(),
  problem text not null,
  constraint mail_refusal_lower check (address = lower(address))
);
