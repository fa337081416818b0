import { z } from 'zod';
import { NotFound } from '#platform/database/index.ts';
import type { Ctx } from '#platform/http/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { type DeskPoint, pointNamed } from './counter/queries.ts';

/** The point in the address, for whom that rule lets in there; of another there is no word. */
export async function pointIn(c: Ctx, may: (actor: Actor, pointId: string) => boolean): Promise<DeskPoint> {
  const { db, actor } = c.var.here;
  const id = idIn(c, 'point');
  if (!may(actor, id)) throw new NotFound();
  const point = await pointNamed(db, id);
  if (!point) throw new NotFound();
  return point;
}

/** An identifier in the address. */
export function idIn(c: Ctx, name: string): string {
  const id = z.uuid().safeParse(c.req.param(name));
  if (!id.success) throw new NotFound();
  return id.data;
}
