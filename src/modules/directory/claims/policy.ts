import { type Actor, holds } from '#platform/identity/index.ts';
import { mayCoordinate } from '../keeping/policy.ts';

/** Whoever has an account may ask to look after the entries of an organisation that they do not look after already. */
export const mayClaim = (actor: Actor, organizationId: string): boolean =>
  actor.person !== null && !looksAfter(actor, organizationId);

/** An editor of just this organisation: who edits everything anyway has nothing to ask for. */
export const looksAfter = (actor: Actor, organizationId: string): boolean =>
  holds(actor, 'editor', 'organization', organizationId) || holds(actor, 'lead_editor', 'organization', organizationId);

/** The coordinators of the commons say yes or no to requests; not to their own. */
export const mayDecide = (actor: Actor, claimant: string): boolean =>
  mayCoordinate(actor) && actor.person?.id !== claimant;

/** The lead passes the care on and takes editors away; so does who coordinates. */
export const mayLead = (actor: Actor, lead: string | null): boolean =>
  mayCoordinate(actor) || (actor.person !== null && actor.person.id === lead);
