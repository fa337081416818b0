import { sql } from 'kysely';
import { isRefused } from '#platform/mail/index.ts';

const usable = (address: ReturnType<typeof sql>) =>
  sql`${address} ~ '^[^@\\s,;<>]+@[^@\\s,;<>]+[.][^@\\s,;<>.]+$' and not ${isRefused(address)}`;

/**
 * Every entry that can be found, once: when it was checked, whose it is, and the addresses on file. The common tables
 * `entry` (kind, id, title, phone, assured_on, due_on) and `owned` (the same, with `email` of its own and `organization_id`),
 * for a statement that begins with `with`. `due_on` is null for what was never checked.
 */
export const ownedEntries = (graceDays: number, which: ReturnType<typeof sql> = sql`true`) => sql`
  entry as materialized (select distinct on (kind, id) kind, id, title, phone, assured_on, stale_on - ${graceDays}::int as due_on
    from search_entry where ${which} order by kind, id),
  owned as (
    select e.*, s.email, s.organization_id from entry e join service s on s.id = e.id where e.kind = 'service'
    union all select e.*, a.email, a.organization_id from entry e join asset a on a.id = e.id where e.kind = 'asset'
    union all select e.*, o.email, o.id from entry e join organization o on o.id = e.id where e.kind = 'organization'
    union all select e.*, null, coalesce(l.organization_id, p.organization_id) from entry e join location l on l.id = e.id
      left join lateral (select organization_id from point where location_id = l.id order by id limit 1) p on true where e.kind = 'place'
    union all select e.*, null, null from entry e where e.kind = 'procedure')`;

/**
 * Whom to ask about each of `owned`: the common table `chosen`, with `address`, `person_id` and `via`. The entry's own
 * address, else its organisation's, else that of who leads its editors, or has edited for it longest; who coordinates where
 * there is none of these that takes mail.
 */
export const chosenRecipients = (now: Date) => sql`
  editor as (select distinct on (r.scope_id) r.scope_id, p.id as person_id, p.email as address
    from role_grant r join person p on p.id = r.person_id
    where r.role in ('editor', 'lead_editor') and r.scope = 'organization' and (r.ends_at is null or r.ends_at > ${now}) and ${usable(sql`p.email`)}
    order by r.scope_id, (r.role = 'lead_editor') desc, r.granted_at, p.id),
  of_organization as (select o.id, lower(btrim(o.email)) as address from organization o
    where o.email is not null and ${usable(sql`lower(btrim(o.email))`)}),
  chosen as (select w.*, coalesce(own.address, g.address, d.address) as address,
      case when coalesce(own.address, g.address) is null then d.person_id end as person_id,
      case when own.address is not null then 'entry' when g.address is not null then 'organization'
        when d.address is not null then 'editor' else 'coordinator' end as via
    from owned w
      left join lateral (select lower(btrim(w.email)) as address where ${usable(sql`lower(btrim(w.email))`)}) own on true
      left join of_organization g on g.id = w.organization_id
      left join editor d on d.scope_id = w.organization_id)`;
