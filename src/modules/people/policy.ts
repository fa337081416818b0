import { type Actor, holds, type Role } from '#platform/identity/index.ts';

/** The administrator, who runs the machine, and the coordinator of the commons keep the accounts. */
export const mayKeepAccounts = (actor: Actor): boolean =>
  holds(actor, 'administrator', 'commons') || holds(actor, 'commons_coordinator', 'commons');

/**
 * Only an administrator makes, or unmakes, an administrator; who keeps the accounts gives every other role; an
 * organisation's lead editor gives it editors and members.
 */
const mayDisposeOf = (actor: Actor, { role, scope, scope_id }: Role): boolean => {
  if (role === 'administrator') return holds(actor, 'administrator', 'commons');
  if (mayKeepAccounts(actor)) return true;
  const ofTheHouse = role === 'editor' || role === 'member';
  return ofTheHouse && scope === 'organization' && scope_id !== null && isLeadOf(actor, scope_id);
};

const isLeadOf = (actor: Actor, organizationId: string): boolean =>
  actor.roles.some((held) => held.role === 'lead_editor' && held.scope_id === organizationId);

/** Nobody gives roles to themselves, nor takes their own away here: laying one down is another thing. */
export const mayGrant = (actor: Actor, personId: string, role: Role): boolean =>
  actor.person?.id !== personId && mayDisposeOf(actor, role);

/** Whoever may give a role may invite someone to it, and take the invitation back. */
export const mayInviteTo = (actor: Actor, role: Role): boolean => actor.person !== null && mayDisposeOf(actor, role);

/** Those who may invite anyone at all. */
export const mayInvite = (actor: Actor): boolean =>
  actor.person !== null && (mayKeepAccounts(actor) || holds(actor, 'lead_editor'));

/** A password given by hand opens the account to whoever gave it: the administrator's task, written in the audit. */
export const mayGivePassword = (actor: Actor): boolean => holds(actor, 'administrator', 'commons');

/** Everyone ends their own sessions; who keeps the accounts ends anyone's. */
export const mayEndSessions = (actor: Actor, personId: string): boolean =>
  actor.person?.id === personId || mayKeepAccounts(actor);
