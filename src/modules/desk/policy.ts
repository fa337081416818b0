import { type Actor, holds } from '#platform/identity/index.ts';

/** Whoever volunteers at this point, or coordinates its desk, listens and writes down. A point is its own wall. */
export const mayListen = (actor: Actor, pointId: string): boolean =>
  holds(actor, 'desk_volunteer', 'point', pointId) || holds(actor, 'desk_coordinator', 'point', pointId);

/** Whoever listens somewhere has a desk to go to. */
export const listensSomewhere = (actor: Actor): boolean =>
  holds(actor, 'desk_volunteer') || holds(actor, 'desk_coordinator');

/** Whoever coordinates the desk of this point, or manages the point, keeps its rota. */
export const mayKeepRota = (actor: Actor, pointId: string): boolean =>
  holds(actor, 'desk_coordinator', 'point', pointId) || holds(actor, 'point_manager', 'point', pointId);

/** Whoever stands at the counter, and whoever keeps the rota, sees who comes when. */
export const maySeeRota = (actor: Actor, pointId: string): boolean =>
  mayListen(actor, pointId) || mayKeepRota(actor, pointId);

/** Whoever has a rota to look at somewhere. */
export const onSomeRota = (actor: Actor): boolean => listensSomewhere(actor) || holds(actor, 'point_manager');

/** The commons' coordinator, and whoever manages the point, keep what the point has agreed on. */
export const mayKeepAgreement = (actor: Actor, pointId: string): boolean =>
  holds(actor, 'commons_coordinator', 'commons') || holds(actor, 'point_manager', 'point', pointId);

/** Whoever coordinates the desk reads what it is bound to. */
export const mayReadAgreement = (actor: Actor, pointId: string): boolean =>
  mayKeepAgreement(actor, pointId) || holds(actor, 'desk_coordinator', 'point', pointId);

/** Whoever has an agreement to read somewhere. */
export const readsSomeAgreement = (actor: Actor): boolean =>
  holds(actor, 'commons_coordinator', 'commons') || holds(actor, 'point_manager') || holds(actor, 'desk_coordinator');
