import type { Policy } from '#platform/http/index.ts';
import { holds } from '#platform/identity/index.ts';

/** Boundaries decide what "near you" means for everyone: the commons' coordinators draw them, and whoever runs the machine. */
export const mayDrawTerritory: Policy = {
  name: 'may draw the territory',
  allows: (actor) => holds(actor, 'commons_coordinator', 'commons') || holds(actor, 'administrator', 'commons'),
};
