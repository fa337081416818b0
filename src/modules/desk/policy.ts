import { type Actor, holds } from '#platform/identity/index.ts';

/** Whoever volunteers at this point, or coordinates its desk, listens and writes down. A point is its own wall. */
export const mayListen = (actor: Actor, pointId: string): boolean =>
  holds(actor, 'desk_volunteer', 'point', pointId) || holds(actor, 'desk_coordinator', 'point', pointId);

/** Whoever listens somewhere has a desk to go to. */
export const listensSomewhere = (actor: Actor): boolean =>
  holds(actor, 'desk_volunteer') || holds(actor, 'desk_coordinator');
