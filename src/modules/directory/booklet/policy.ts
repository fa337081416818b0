import { type Actor, holds } from '#platform/identity/index.ts';

/** Editors of the commons, and who coordinates it, print the directory of a neighbourhood. */
export const mayPrintBooklet = (actor: Actor): boolean =>
  holds(actor, 'editor', 'commons') || holds(actor, 'commons_coordinator', 'commons');
