import { type Actor, holds } from '#platform/identity/index.ts';

/** Editors of the commons, and who coordinates it, bring lists in; an editor of one organisation does not. */
export const mayImport = (actor: Actor): boolean =>
  holds(actor, 'editor', 'commons') || holds(actor, 'commons_coordinator', 'commons');
