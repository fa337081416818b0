import { type Actor, holds } from '#platform/identity/index.ts';

/** Whose an entry is: the organisation that gives it, if any. */
export interface Owned {
  organization_id: string | null;
}

/** Who looks after what nobody else does: corrections of entries that no organisation keeps, new entries, claims. */
export const mayCoordinate = (actor: Actor): boolean =>
  holds(actor, 'editor', 'commons') || holds(actor, 'commons_coordinator', 'commons');

/** The organisations whose entries someone keeps; null where it is all of the commons. */
export const keepsFor = (actor: Actor): string[] | null =>
  mayCoordinate(actor)
    ? null
    : actor.roles.flatMap(({ role, scope, scope_id }) =>
        (role === 'editor' || role === 'lead_editor') && scope === 'organization' && scope_id !== null
          ? [scope_id]
          : [],
      );

/** Editors of the organisation keep its entries; editors of the whole commons, and who coordinates it, keep all. */
export function mayKeep(actor: Actor, { organization_id }: Owned): boolean {
  const own = keepsFor(actor);
  return own === null || (organization_id !== null && own.includes(organization_id));
}

/** Whoever keeps some entry has a page of what waits for them. */
export const keepsSome = (actor: Actor): boolean => keepsFor(actor)?.length !== 0;
