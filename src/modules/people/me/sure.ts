import { type Db, Refusal } from '#platform/database/index.ts';
import { type Ctx, clientAddress } from '#platform/http/index.ts';
import { hasPassword, type Identity, sessionsOf } from '#platform/identity/index.ts';
import { meOf } from './commands.ts';

/** Minutes since coming in within which whoever came in without the password is sure to be there. */
const JUST_CAME_IN = 15;

/** Whether the password is asked again: not of who has none, nor of who has just shown by a letter or a key who they are. */
export async function isPasswordAsked(db: Db, c: Ctx, identity: Identity): Promise<boolean> {
  return (await hasPassword(db, meOf(c.var.here.actor).id)) && !(await hasJustComeIn(db, c, identity, true));
}

/**
 * It is really them who sits there, and not whoever passes by a computer left open: the password again, or having come
 * in just now by another door (who forgot the password came by a letter). Refuses otherwise.
 */
export async function mustBeSure(db: Db, c: Ctx, identity: Identity, password: string): Promise<void> {
  const { actor, config } = c.var.here;
  const me = meOf(actor);
  if (await isPasswordAsked(db, c, identity)) {
    const right = await identity.isPassword(db, me, password, clientAddress(c, config));
    if (right === true) return;
    if (right === false) throw new Refusal('people.me.password_wrong', 'current');
    throw new Refusal('people.sign_in_wait', 'current', { minutes: Math.ceil(right.wait / 60) });
  }
  if (await hasJustComeIn(db, c, identity, false)) return;
  throw new Refusal('people.me.come_in_again');
}

async function hasJustComeIn(db: Db, c: Ctx, identity: Identity, byAnotherDoor: boolean): Promise<boolean> {
  const { actor, now } = c.var.here;
  const sessions = await sessionsOf(db, meOf(actor).id, await identity.tokenOf(c.req.raw.headers));
  const here = sessions.find((one) => one.here);
  if (!here || (byAnotherDoor && here.way === 'password')) return false;
  return now.getTime() - here.created_at.getTime() < JUST_CAME_IN * 60_000;
}
