import type { Actor } from '#platform/identity/index.ts';
import { mayCoordinate, mayKeep, type Owned } from '../keeping/policy.ts';

/** Whoever keeps the entry settles what is said of it; of an entry that is only proposed, whoever coordinates. */
export const maySettle = (actor: Actor, about: Owned & { proposed: boolean }): boolean =>
  about.proposed ? mayCoordinate(actor) : mayKeep(actor, about);
