import { sql } from 'kysely';
import { grantRole, type RoleGrant, revokeRole } from '#modules/people/index.ts';
import { type Db, NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import { type Actor, operator } from '#platform/identity/index.ts';
import { mayLead } from './policy.ts';

/** Someone who looks after the entries of an organisation. */
export interface Keeper {
  id: string;
  name: string;
  email: string;
  lead: boolean;
}

/** Who looks after an organisation's entries, the lead first. */
export async function keepersOf(db: Db, organizationId: string): Promise<Keeper[]> {
  const { rows } = await sql<Keeper>`
    select p.id, p.name, p.email, bool_or(g.role = 'lead_editor') as lead
    from role_grant g join person p on p.id = g.person_id
    where g.scope = 'organization' and g.scope_id = ${organizationId}::uuid and g.role in ('editor', 'lead_editor')
      and (g.ends_at is null or g.ends_at > now())
    group by p.id order by lead desc, p.name, p.id`.execute(db);
  return rows;
}

const roleOf = (role: 'editor' | 'lead_editor', organizationId: string): RoleGrant => ({
  role,
  scope: 'organization',
  scope_id: organizationId,
  ends_at: null,
});

/** Makes a person an editor of the organisation; the first one is its lead. Right or proof were looked at before. */
export async function seat(tx: Tx, personId: string, organizationId: string): Promise<void> {
  // Two who are let in at once wait for each other here: one of them is first.
  await sql`select from organization where id = ${organizationId}::uuid for update`.execute(tx);
  const lead = (await keepersOf(tx, organizationId)).find((one) => one.lead);
  await grantRole(tx, operator, personId, roleOf('editor', organizationId));
  if (!lead) await lay(tx, personId, organizationId);
}

/** Makes a person the lead in place of whoever it is; that one goes. */
export async function seatInstead(tx: Tx, personId: string, organizationId: string): Promise<void> {
  await seat(tx, personId, organizationId);
  for (const one of await keepersOf(tx, organizationId)) {
    if (one.id !== personId && one.lead) await unseat(tx, one.id, organizationId);
  }
  await lay(tx, personId, organizationId);
}

/** The lead passes the care on to another editor. Throws `NotFound` to who may not, or where there is no such editor. */
export async function passLead(tx: Tx, actor: Actor, organizationId: string, to: string): Promise<void> {
  const keepers = await keepersOf(tx, organizationId);
  const lead = keepers.find((one) => one.lead)?.id ?? null;
  if (!mayLead(actor, lead) || !keepers.some((one) => one.id === to)) throw new NotFound();
  await lay(tx, to, organizationId);
}

/** Takes an editor away. The lead passes the care on first; refuses to take the lead away while there are others. */
export async function takeAway(tx: Tx, actor: Actor, organizationId: string, personId: string): Promise<void> {
  const keepers = await keepersOf(tx, organizationId);
  const who = keepers.find((one) => one.id === personId);
  const itself = actor.person?.id === personId;
  if (!who || !(itself || mayLead(actor, keepers.find((one) => one.lead)?.id ?? null))) throw new NotFound();
  if (who.lead && keepers.length > 1) throw new Refusal('claims.pass_first', 'person');
  await unseat(tx, personId, organizationId);
}

/** One lead: whoever it was gives the role up, and stays an editor. */
async function lay(tx: Tx, personId: string, organizationId: string): Promise<void> {
  const role = roleOf('lead_editor', organizationId);
  for (const one of await keepersOf(tx, organizationId))
    if (one.lead && one.id !== personId) await revokeRole(tx, operator, one.id, role);
  await grantRole(tx, operator, personId, role);
}

async function unseat(tx: Tx, personId: string, organizationId: string): Promise<void> {
  const who = (await keepersOf(tx, organizationId)).find((one) => one.id === personId);
  if (who?.lead) await revokeRole(tx, operator, personId, roleOf('lead_editor', organizationId));
  const editor = await tx
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', personId)
    .where('role', '=', 'editor')
    .where('scope_id', '=', organizationId)
    .executeTakeFirst();
  if (editor) await revokeRole(tx, operator, personId, roleOf('editor', organizationId));
}
