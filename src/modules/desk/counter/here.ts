import type { Ctx, Policy } from '#platform/http/index.ts';
import { pointIn as pointFor } from '../point.ts';
import { listensSomewhere, mayListen } from '../policy.ts';
import { contactOf, type DeskPoint, type Kept } from './queries.ts';

export const listeners: Policy = { name: 'who listens at a point', allows: listensSomewhere };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The point in the address, for whoever listens there. */
export const pointIn = (c: Ctx): Promise<DeskPoint> => pointFor(c, mayListen);

/** The contact that an address names after its question mark; nothing where this point has none of that name. */
export async function contactIn(c: Ctx, point: DeskPoint): Promise<Kept | undefined> {
  const id = c.req.query('contatto') ?? '';
  return uuid.test(id) ? contactOf(c.var.here.db, point.id, id) : undefined;
}
