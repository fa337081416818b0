import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { isRefused } from '#platform/mail/index.ts';
import type { KeptKind } from '../keeping/facts.ts';
import { keepsFor } from '../keeping/policy.ts';

/** How an entry waits: nobody answered, nobody can be asked, or somebody was asked and may still answer. */
export const waitings = ['unanswered', 'unknown', 'asked'] as const;
export type Waiting = (typeof waitings)[number];

/** An entry whose check is due, as who looks after it sees it. */
export interface WaitingEntry {
  kind: KeptKind;
  id: string;
  title: string;
  phone: string | null;
  assured_on: string | null;
  stale_on: string | null;
  /** Whom we asked: the address, or the name of who edits for the organisation. */
  asked: string | null;
  via: 'entry' | 'organization' | 'editor' | 'coordinator';
  asked_at: Date | null;
  reminders: number;
  /** The address on file takes no mail. */
  refused: string | null;
}

export const perPage = 25;

const states = {
  unanswered: sql`v.handed_at is not null and v.recipient_id is not null`,
  unknown: sql`v.handed_at is not null and v.recipient_id is null`,
  asked: sql`v.handed_at is null`,
} as const;

/** Whose entries the actor sees: all, or those of the organisations that they edit for. */
const mine = (actor: Actor) => {
  const organizations = keepsFor(actor);
  return organizations === null ? sql`true` : sql`w.organization_id = any(${organizations}::uuid[])`;
};

/** Open reviews with whose each entry is. */
const open = sql`(
  select v.*, case v.kind when 'organization' then v.entry_id when 'service' then s.organization_id when 'asset' then a.organization_id
      when 'place' then coalesce(l.organization_id, p.organization_id) end as organization_id,
    lower(btrim(coalesce(s.email, a.email, o.email))) as email
  from review v left join service s on v.kind = 'service' and s.id = v.entry_id left join asset a on v.kind = 'asset' and a.id = v.entry_id
    left join organization o on v.kind = 'organization' and o.id = v.entry_id left join location l on v.kind = 'place' and l.id = v.entry_id
    left join lateral (select organization_id from point where v.kind = 'place' and location_id = v.entry_id order by id limit 1) p on true
  where v.ended_at is null)`;

/** How many wait in each way. */
export async function countWaiting(db: Db, actor: Actor): Promise<Record<Waiting, number>> {
  const { rows } = await sql<Record<Waiting, number>>`
    select ${sql.join(waitings.map((one) => sql`count(*) filter (where ${states[one]})::int as ${sql.ref(one)}`))}
    from (select w.* from ${open} w where ${mine(actor)}) v`.execute(db);
  return rows[0] ?? { unanswered: 0, unknown: 0, asked: 0 };
}

/** One page of those that wait in this way: services before the rest, the longest unchecked first. */
export async function waitingEntries(db: Db, actor: Actor, how: Waiting, page: number): Promise<WaitingEntry[]> {
  const { rows } = await sql<WaitingEntry>`
    with v as (select w.* from ${open} w where ${mine(actor)}),
    chosen as (select v.*, e.title, e.phone, e.assured_on, e.stale_on from v, lateral (select title, phone, assured_on, stale_on
        from search_entry e where e.kind = v.kind and e.id = v.entry_id order by at limit 1) e
      where ${states[how]}
      order by array_position(array['service', 'place', 'asset', 'organization', 'procedure'], v.kind), e.assured_on nulls last, e.title, v.id
      limit ${perPage} offset ${(page - 1) * perPage})
    select c.kind, c.entry_id as id, c.title, c.phone, c.assured_on::text, c.stale_on::text, c.via, c.asked_at, c.reminders,
      coalesce(person.name, r.address) as asked,
      (select x.address from (select c.email as address union all select lower(btrim(email)) from organization where id = c.organization_id) x
        where x.address is not null and ${isRefused(sql`x.address`)} limit 1) as refused
    from chosen c left join review_recipient r on r.id = c.recipient_id left join person on person.id = r.person_id
    order by array_position(array['service', 'place', 'asset', 'organization', 'procedure'], c.kind), c.assured_on nulls last, c.title, c.id`.execute(
    db,
  );
  return rows;
}
