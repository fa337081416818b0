import { type Db, Refusal } from '#platform/database/index.ts';
import { type Ctx, clientAddress } from '#platform/http/index.ts';
import { hasPassword, type Identity, sessionsOf } from '#platform/identity/index.ts';
import { meOf } from './commands.ts';

/** Minutes since coming in within which whoever has no password is sure to be there. */
const JUST_CAME_IN = 15;

/**
 * It is really them who sits there, and not whoever passes by a computer left open: the password again, or, for who has
 * none, having come in just now. Refuses otherwise.
 */
export async function mustBeSure(db: Db, c: Ctx, identity: Identity, password: string): Promise<void> {
  const { actor, config, now } = c.var.here;
  const me = meOf(actor);
  if (await hasPassword(db, me.id)) {
    const right = await identity.isPassword(db, me, password, clientAddress(c, config));
    if (right === true) return;
    if (right === false) throw new Refusal('people.me.password_wrong', 'current');
    throw new Refusal('people.sign_in_wait', 'current', { minutes: Math.ceil(right.wait / 60) });
  }
  const sessions = await sessionsOf(db, me.id, await identity.tokenOf(c.req.raw.headers));
  const here = sessions.find((one) => one.here);
  if (here && now.getTime() - here.created_at.getTime() < JUST_CAME_IN * 60_000) return;
  throw new Refusal('people.me.come_in_again');
}
