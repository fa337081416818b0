import type { Handler } from 'hono';
import { writeDenial } from '#platform/audit/index.ts';
import { NotFound } from '#platform/database/index.ts';
import type { Ctx, Env } from '#platform/http/index.ts';
import { OutOfTurn } from './take.ts';

/**
 * A door behind which not everything is everyone's: what was asked for and is another's, or is not in the machine, was undone
 * and leaves only a row of the audit, written before the answer.
 */
export const denying =
  (handler: Handler<Env>, outOfTurn: (c: Ctx) => Response | Promise<Response>): Handler<Env> =>
  async (c, next) => {
    const { db, actor, requestId } = c.var.here;
    try {
      return await handler(c, next);
    } catch (error) {
      if (error instanceof OutOfTurn) {
        const action = `desk.handoff_${error.act}`;
        await writeDenial(db, {
          actor,
          action,
          entity: 'handoff',
          entityId: error.handoff,
          outcome: 'denied',
          requestId,
        });
        return outOfTurn(c);
      }
      if (error instanceof NotFound && actor.person)
        await writeDenial(db, { actor, action: `${c.req.method} ${c.req.routePath}`, outcome: 'denied', requestId });
      throw error;
    }
  };
