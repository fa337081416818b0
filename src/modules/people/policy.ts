import { type Actor, holds, type RoleName } from '#platform/identity/index.ts';

/** The administrator, who runs the machine, and the coordinator of the commons keep the accounts. */
export const mayKeepAccounts = (actor: Actor): boolean =>
  holds(actor, 'administrator', 'commons') || holds(actor, 'commons_coordinator', 'commons');

/** Nobody gives roles to themselves; only an administrator makes, or unmakes, an administrator. */
export const mayGrant = (actor: Actor, personId: string, role: RoleName): boolean => {
  if (actor.person?.id === personId) return false;
  if (role === 'administrator') return holds(actor, 'administrator', 'commons');
  return mayKeepAccounts(actor);
};

/** A password given by hand opens the account to whoever gave it: the administrator's task, written in the audit. */
export const mayGivePassword = (actor: Actor): boolean => holds(actor, 'administrator', 'commons');

/** Everyone ends their own sessions; who keeps the accounts ends anyone's. */
export const mayEndSessions = (actor: Actor, personId: string): boolean =>
  actor.person?.id === personId || mayKeepAccounts(actor);
