import { sql } from 'kysely';
import { type Db, NotFound, Refusal } from '#platform/database/index.ts';
import * as identity from '#platform/identity/index.ts';
import { type Actor, passwordProblem, type Role } from '#platform/identity/index.ts';
import { forgetInvitations } from './invitations/forget.ts';
import { mayEndSessions, mayGivePassword, mayGrant, mayKeepAccounts } from './policy.ts';
import { scopeExists } from './queries.ts';
import type { NewPerson, RoleGrant } from './schema.ts';

/** Opens an account and returns the person's id. Refuses an address that has one, and a password that is too weak. */
export async function createPerson(db: Db, actor: Actor, wish: NewPerson): Promise<string> {
  if (!mayKeepAccounts(actor)) throw new NotFound();
  return openAccount(db, wish);
}

/** The same, once it is settled that this account may be opened: by who keeps them, or by an invitation. */
export async function openAccount(db: Db, wish: NewPerson): Promise<string> {
  const made = await db
    .insertInto('person')
    .values({ email: wish.email, name: wish.name })
    .onConflict((taken) => taken.constraint('person_email_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new Refusal('people.email_taken', 'email');
  if (wish.password !== undefined) await writePassword(db, made.id, wish.password);
  return made.id;
}

/** Gives a person a password in place of the one before; their sessions end. */
export async function givePassword(db: Db, actor: Actor, personId: string, password: string): Promise<void> {
  if (!mayGivePassword(actor)) throw new NotFound();
  await mustExist(db, personId);
  await writePassword(db, personId, password);
}

/** Gives a role in a scope; given again, it changes when the role ends. Refuses a scope that is not there. */
export async function grantRole(db: Db, actor: Actor, personId: string, grant: RoleGrant): Promise<void> {
  if (!mayGrant(actor, personId, grant)) throw new NotFound();
  await mustExist(db, personId);
  if (!(await scopeExists(db, grant.scope, grant.scope_id))) throw new Refusal('people.scope_absent', 'scope');
  if (grant.role === 'lead_editor') await mustHaveNoOtherLead(db, personId, grant);
  const by = actor.person?.id ?? null;
  await db
    .insertInto('role_grant')
    .values({ ...grant, person_id: personId, granted_by: by })
    .onConflict((held) =>
      held
        .constraint('role_grant_once')
        .doUpdateSet({ ends_at: grant.ends_at, granted_by: by, granted_at: new Date() }),
    )
    .execute();
}

/** Takes a role away, from the next page on. Refuses when the person does not hold it. */
export async function revokeRole(db: Db, actor: Actor, personId: string, role: Role): Promise<void> {
  if (!mayGrant(actor, personId, role)) throw new NotFound();
  const gone = await db
    .deleteFrom('role_grant')
    .where('person_id', '=', personId)
    .where('role', '=', role.role)
    .where('scope', '=', role.scope)
    .where('scope_id', 'is not distinct from', role.scope_id)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Refusal('people.role_not_held', 'role');
}

/** Signs a person out on every device, and returns on how many they were. */
export async function endSessions(db: Db, actor: Actor, personId: string): Promise<number> {
  if (!mayEndSessions(actor, personId)) throw new NotFound();
  return identity.endSessions(db, personId);
}

/** Several editors, one lead: `role_grant_one_lead`. One whose time is over stands in nobody's way. */
async function mustHaveNoOtherLead(db: Db, personId: string, { scope_id }: RoleGrant): Promise<void> {
  const others = db
    .deleteFrom('role_grant')
    .where('role', '=', 'lead_editor')
    .where('scope_id', '=', scope_id)
    .where('person_id', '!=', personId);
  await others.where('ends_at', '<=', sql<Date>`now()`).execute();
  const lead = await db
    .selectFrom('role_grant')
    .select('id')
    .where('role', '=', 'lead_editor')
    .where('scope_id', '=', scope_id)
    .where('person_id', '!=', personId)
    .executeTakeFirst();
  if (lead) throw new Refusal('people.lead_taken', 'role');
}

/** Writes a password that is good enough. Refuses it otherwise, with what to do; ends the sessions opened with the one before. */
export async function writePassword(
  db: Db,
  personId: string,
  password: string,
  sessionThatStays: string | null = null,
): Promise<void> {
  const { name, email } = await db
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const problem = passwordProblem(password, [name, email.split('@')[0] ?? '']);
  if (problem) throw new Refusal(`people.password_${problem}`, 'password', { shortest: identity.shortestPassword });
  await identity.setPassword(db, personId, password, sessionThatStays);
}

async function mustExist(db: Db, personId: string): Promise<void> {
  const found = await db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst();
  if (!found) throw new NotFound();
}

/** Every night: what has ended is forgotten. Roles stay a month after their end, so that one can ask why it is closed. */
export async function forgetEndedAccess(db: Db, now: Date): Promise<void> {
  await identity.forgetEnded(db);
  await forgetInvitations(db, now);
  const before = new Date(now.getTime() - 30 * 86_400_000);
  await db.deleteFrom('role_grant').where('ends_at', '<', before).execute();
}
