import { sql } from 'kysely';
import { type Db, NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import { type Actor, hashOf, newToken, type Role } from '#platform/identity/index.ts';
import { grantRole, openAccount } from '../commands.ts';
import { mayInviteTo } from '../policy.ts';
import { personAsActor, personByEmail, scopeExists } from '../queries.ts';
import { type Invitation, invitationByToken } from './queries.ts';
import { INVITATION_DAYS, stateOf } from './rules.ts';
import type { Welcome } from './schema.ts';

export interface InvitationWish extends Role {
  email: string;
  role_ends_at: Date | null;
}

/**
 * Invites an address to a role; an earlier invitation to the same is taken back. Returns what its link carries, which is
 * kept nowhere. Whether the address has an account is not looked at, and the answer is the same.
 */
export async function invite(
  tx: Tx,
  actor: Actor,
  { email, role, scope, scope_id, role_ends_at }: InvitationWish,
  now: Date,
): Promise<{ id: string; token: string }> {
  if (!actor.person || !mayInviteTo(actor, { role, scope, scope_id })) throw new NotFound();
  if (email === actor.person.email) throw new Refusal('people.invite.self', 'email');
  if (role_ends_at && role_ends_at <= now) throw new Refusal('people.invite.until_past', 'until');
  if (!(await scopeExists(tx, scope, scope_id))) throw new Refusal('people.scope_absent', 'place');
  await tx
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('email', '=', email)
    .where('role', '=', role)
    .where('scope', '=', scope)
    .where('scope_id', 'is not distinct from', scope_id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  const token = newToken();
  const { id } = await tx
    .insertInto('invitation')
    .values({
      email,
      role,
      scope,
      scope_id,
      role_ends_at,
      token_hash: hashOf(token),
      invited_by: actor.person.id,
      invited_at: now,
      expires_at: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, token };
}

/** Takes an invitation back: its link opens nothing more. */
export async function revokeInvitation(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  const found = await tx.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found || !mayInviteTo(actor, found)) throw new NotFound();
  await tx
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** What came of an acceptance; `isNew` where the account was made with it. */
export interface Accepted {
  invitation: Invitation;
  personId: string;
  isNew: boolean;
}

/** Whoever is signed in with the address that was invited takes the role. */
export async function acceptInvitation(tx: Tx, actor: Actor, token: string, now: Date): Promise<Accepted> {
  const invitation = await stillOpen(tx, token, now);
  if (!actor.person || actor.person.email !== invitation.email) throw new Refusal('people.invite.other_person');
  return take(tx, invitation, { id: actor.person.id, isNew: false }, now);
}

/** Whoever has no account makes one with the invitation, whose link shows that the address is theirs. */
export async function acceptAsNewcomer(tx: Tx, token: string, wish: Welcome, now: Date): Promise<Accepted> {
  const invitation = await stillOpen(tx, token, now);
  // Only whoever holds the letter gets here. Another's account is not opened by it, nor named.
  if (await personByEmail(tx, invitation.email)) throw new Refusal('people.invite.sign_in_instead');
  await inviterOf(tx, invitation);
  const id = await openAccount(tx, { email: invitation.email, ...wish });
  return take(tx, invitation, { id, isNew: true }, now);
}

async function take(
  tx: Tx,
  invitation: Invitation,
  { id, isNew }: { id: string; isNew: boolean },
  now: Date,
): Promise<Accepted> {
  const { role, scope, scope_id, role_ends_at } = invitation;
  if (invitation.invited_by === id) throw new Refusal('people.invite.self');
  const inviter = await inviterOf(tx, invitation);
  await grantRole(tx, inviter, id, { role, scope, scope_id, ends_at: role_ends_at });
  await tx.updateTable('invitation').set({ accepted_at: now }).where('id', '=', invitation.id).execute();
  await tx.updateTable('person').set({ email_verified: true }).where('id', '=', id).execute();
  return { invitation, personId: id, isNew };
}

/** Locked, so that two presses accept once. */
async function stillOpen(tx: Tx, token: string, now: Date): Promise<Invitation> {
  await sql`select 1 from invitation where token_hash = ${hashOf(token)} for update`.execute(tx);
  const invitation = await invitationByToken(tx, token);
  if (!invitation) throw new NotFound();
  const state = stateOf(invitation, now);
  if (state !== 'open') throw new Refusal(`people.invite.${state}`);
  return invitation;
}

/** Whoever invited acts through the link: what they may no longer give, nobody receives. */
async function inviterOf(db: Db, invitation: Invitation): Promise<Actor> {
  const inviter = await personAsActor(db, invitation.invited_by);
  if (!mayInviteTo(inviter, invitation)) throw new Refusal('people.invite.revoked');
  return inviter;
}
