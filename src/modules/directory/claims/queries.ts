import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { State } from './rules.ts';

/** The last request of a person about an organisation. */
export interface MyClaim {
  state: State;
  asked_at: Date;
  code_over: boolean;
  answer: string | null;
}

export async function myClaim(
  db: Db,
  organizationId: string,
  personId: string,
  now: Date,
): Promise<MyClaim | undefined> {
  const { rows } = await sql<MyClaim>`
    select state, asked_at, answer, coalesce(code_ends_at <= ${now}::timestamptz, true) as code_over from claim
    where organization_id = ${organizationId}::uuid and person_id = ${personId}::uuid
    order by asked_at desc limit 1`.execute(db);
  return rows[0];
}

/** A request that waits for a coordinator. */
export interface Waiting {
  id: string;
  organization_id: string;
  organization: string;
  person_id: string;
  name: string;
  email: string;
  words: string | null;
  /** The code sent to the address on file reached them. */
  proven: boolean;
  asked_at: Date;
  /** Who looks after the entries now, the lead first. */
  keepers: { name: string; email: string; lead: boolean }[];
}

// More than fit on a page wait until these are answered: the oldest come first.
const most = 50;

export async function waitingClaims(db: Db): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select c.id, c.organization_id, o.name as organization, c.person_id, p.name, p.email, c.words, c.proven, c.asked_at,
      coalesce((select jsonb_agg(k order by k.lead desc, k.name) from (
        select k.name, k.email, bool_or(g.role = 'lead_editor') as lead
        from role_grant g join person k on k.id = g.person_id
        where g.scope = 'organization' and g.scope_id = o.id and g.role in ('editor', 'lead_editor')
          and (g.ends_at is null or g.ends_at > now()) group by k.id) k), '[]') as keepers
    from claim c join organization o on o.id = c.organization_id join person p on p.id = c.person_id
    where c.state = 'waiting' order by c.asked_at, c.id limit ${most}`.execute(db);
  return rows;
}

/** What was decided lately, the newest first. */
export interface Decided {
  organization_id: string;
  organization: string;
  name: string;
  state: State;
  decided_at: Date;
}

export async function decidedLately(db: Db): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    select c.organization_id, o.name as organization, p.name, c.state, c.decided_at
    from claim c join organization o on o.id = c.organization_id join person p on p.id = c.person_id
    where c.state in ('granted', 'refused') and c.decided_at is not null
    order by c.decided_at desc limit 10`.execute(db);
  return rows;
}

/**
 * Forgets what is no longer needed: codes that are over after a day, who said to be whom ninety days after the answer,
 * requests a year after it, letters after two days.
 */
export async function forgetClaims(db: Db): Promise<void> {
  await sql`delete from claim where state in ('code_sent', 'spent') and asked_at < now() - interval '7 days'`.execute(
    db,
  );
  await sql`update claim set words = null, answer = null
    where decided_at < now() - interval '90 days' and (words is not null or answer is not null)`.execute(db);
  await sql`delete from claim where decided_at < now() - interval '1 year'`.execute(db);
  await sql`delete from claim_letter where sent_at < now() - interval '2 days'`.execute(db);
}
