import { type Actor, holds, type RoleName } from '#platform/identity/index.ts';

const walkers = ['mapper', 'neighbourhood_representative', 'editor', 'commons_coordinator'] as const;

const holdsThere = (actor: Actor, role: RoleName, neighbourhood: string | null): boolean =>
  holds(actor, role, 'commons') || (neighbourhood !== null && holds(actor, role, 'neighbourhood', neighbourhood));

const holdsSomewhere = (actor: Actor, role: RoleName): boolean =>
  actor.roles.some((held) => held.role === role && (held.scope === 'commons' || held.scope === 'neighbourhood'));

/** Mappers, representatives of a neighbourhood, editors and coordinators walk, in the whole commons or in their neighbourhood. */
export const mayWalk = (actor: Actor): boolean => walkers.some((role) => holdsSomewhere(actor, role));

/** Whoever walks records what lies where her role counts; in no neighbourhood that is drawn, only a role in the whole commons does. */
export const mayRecordIn = (actor: Actor, neighbourhood: string | null): boolean =>
  walkers.some((role) => holdsThere(actor, role, neighbourhood));

/** Coordinators go through what walks added. */
export const mayRoundUp = (actor: Actor): boolean => holdsSomewhere(actor, 'commons_coordinator');

/** A coordinator of one neighbourhood decides what lies in it, one of the commons everything. */
export const mayDecideIn = (actor: Actor, neighbourhood: string | null): boolean =>
  holdsThere(actor, 'commons_coordinator', neighbourhood);
