import { type Actor, holds } from '#platform/identity/index.ts';

/** Editors of the commons, and who coordinates it, draw its neighbourhoods. */
export const mayDraw = (actor: Actor): boolean =>
  holds(actor, 'editor', 'commons') || holds(actor, 'commons_coordinator', 'commons');
