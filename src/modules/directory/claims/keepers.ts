import { sql } from 'kysely';
import { createPerson, grantRole, revokeRole } from '#modules/people/index.ts';
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
    select p.id, p.name, p.email, l.person_id is not null as lead
    from role_grant g join person p on p.id = g.person_id
      left join organization_lead l on l.organization_id = g.scope_id and l.person_id = p.id
    where g.scope = 'organization' and g.scope_id = ${organizationId}::uuid and g.role = 'editor'
      and (g.ends_at is null or g.ends_at > now())
    order by l.person_id is null, p.name, p.id`.execute(db);
  return rows;
}

const editorOf = (organizationId: string) => ({
  role: 'editor' as const,
  scope: 'organization' as const,
  scope_id: organizationId,
  ends_at: null,
});

/** Makes a person an editor of the organisation; the first one is its lead. Right or proof were looked at before. */
export async function seat(tx: Tx, personId: string, organizationId: string): Promise<void> {
  // Two who are let in at once wait for each other here: one of them is first.
  await sql`select from organization where id = ${organizationId}::uuid for update`.execute(tx);
  const lead = (await keepersOf(tx, organizationId)).find((one) => one.lead);
  await grantRole(tx, operator, personId, editorOf(organizationId));
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

/** Opens an account at an address that was proven. Throws `Refusal` with what is wrong with name or password. */
export const openAccount = (tx: Tx, wish: { email: string; name: string; password: string }): Promise<string> =>
  createPerson(tx, operator, wish);

async function lay(tx: Tx, personId: string, organizationId: string): Promise<void> {
  await tx
    .insertInto('organization_lead')
    .values({ organization_id: organizationId, person_id: personId })
    .onConflict((there) => there.column('organization_id').doUpdateSet({ person_id: personId, since: new Date() }))
    .execute();
}

async function unseat(tx: Tx, personId: string, organizationId: string): Promise<void> {
  await revokeRole(tx, operator, personId, editorOf(organizationId));
  await tx
    .deleteFrom('organization_lead')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .execute();
}
