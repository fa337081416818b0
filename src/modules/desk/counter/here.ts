import type { Ctx, Policy } from '#platform/http/index.ts';
import { pointIn as pointFor } from '../point.ts';
import { listensSomewhere, mayListen } from '../policy.ts';
import type { DeskPoint } from './queries.ts';

/** Every door of the counter asks this first, and then, of the point, whether one listens at that one. */
export const listeners: Policy = { name: 'who listens at a point', allows: listensSomewhere };

/** The point in the address, for whoever listens there; of another there is no word. */
export const pointIn = (c: Ctx): Promise<DeskPoint> => pointFor(c, mayListen);
