import { z } from 'zod';
import { writeAudit } from '#platform/audit/index.ts';
import { type Commons, NotFound, Refusal } from '#platform/database/index.ts';
import { form, inTransaction } from '#platform/forms/index.ts';
import { anyone, type Ctx, certainly, clientAddress, type Doors } from '#platform/http/index.ts';
import type { Identity } from '#platform/identity/index.ts';
import { idIn } from '../invitations/web.tsx';
import { meOf } from '../me/commands.ts';
import { mustBeSure } from '../me/sure.ts';
import { localPath } from '../rules.ts';

const Begin = z.object({ current: z.string().max(2000).default('') });
const Add = z.object({ name: z.string().trim().max(60).default(''), response: z.looseObject({}) });
const Enter = z.object({
  remember: z.literal('on').optional(),
  next: z.string().max(2000).optional(),
  response: z.looseObject({}),
});

/** Passkeys: the pages' script asks, these answer in JSON. Without script the other ways in are on the same page. */
export function openPasskeys(room: Doors, identityOf: (commons: Commons) => Identity): void {
  const mine = (c: Ctx) => identityOf(c.var.here.commons);

  room.post('/accedi/passkey/inizia', anyone, async (c) => {
    const wait = await spent(c, mine(c));
    if (wait) return wait;
    return challenge(c, await mine(c).passkeys.beginSignIn(c.req.raw.headers));
  });

  // Not through form(): better-auth writes by itself before anything of ours (sign-in.ts).
  room.post('/accedi/passkey/fine', anyone, async (c) => {
    const { here } = c.var;
    const identity = mine(c);
    const wait = await spent(c, identity);
    if (wait) return wait;
    const sent = Enter.safeParse(await bodyOf(c));
    const personId = sent.success ? await identity.passkeys.finishSignIn(c.req.raw.headers, sent.data.response) : null;
    if (!sent.success || personId === null) return no(c, 'people.passkey.wrong', 409);
    const { remember, next } = sent.data;
    const userAgent = c.req.header('user-agent');
    const cookie = await inTransaction(here.db, async (tx) => {
      await identity.leave(tx, c.req.raw.headers);
      const how = { way: 'passkey', assurance: 'second_factor', remember: remember === 'on', userAgent } as const;
      const entered = await identity.enter(tx, personId, how);
      const actor = { person: { id: personId } };
      const fact = { action: 'people.sign_in_by_passkey', entity: 'person', entityId: personId };
      await writeAudit(tx, { actor, ...fact, outcome: 'done', requestId: here.requestId });
      return entered;
    });
    c.header('Set-Cookie', cookie);
    return c.json({ next: localPath(next, here.href('/io')) });
  });

  room.post('/io/passkey/inizia', certainly, async (c) => {
    const { here } = c.var;
    const sent = Begin.safeParse(await bodyOf(c));
    if (!sent.success) return no(c, 'people.passkey.failed', 422);
    try {
      await mustBeSure(here.db, c, mine(c), sent.data.current);
    } catch (refused) {
      if (refused instanceof Refusal) return no(c, refused.code, 409, refused.values);
      throw refused;
    }
    return challenge(c, await mine(c).passkeys.beginAdding(c.req.raw.headers));
  });

  room.post('/io/passkey/fine', certainly, async (c) => {
    const { here } = c.var;
    const { headers } = c.req.raw;
    const identity = mine(c);
    const sent = Add.safeParse(await bodyOf(c));
    if (!sent.success) return no(c, 'people.passkey.failed', 422);
    const name = sent.data.name || here.t('people.passkey.unnamed');
    if (!(await identity.passkeys.finishAdding(headers, sent.data.response, name)))
      return no(c, 'people.passkey.failed', 409);
    // They have just unlocked it: this session has seen both proofs.
    const cookie = await inTransaction(here.db, async (tx) => {
      const raised = await identity.raise(tx, headers);
      const fact = { action: 'people.passkey_added', entity: 'person', entityId: meOf(here.actor).id };
      await writeAudit(tx, { actor: here.actor, ...fact, outcome: 'done', requestId: here.requestId });
      return raised;
    });
    c.header('Set-Cookie', cookie);
    return c.json({ next: here.href('/io/secondo-fattore') });
  });

  room.post(
    '/io/passkey/:id/togli',
    certainly,
    form({
      schema: z.object({}),
      page: (c) => c.redirect(c.var.here.href('/io/secondo-fattore'), 303),
      command: async (tx, here, _input, c) => {
        const me = meOf(here.actor);
        if (!(await identityOf(here.commons).passkeys.remove(tx, me.id, idIn(c)))) throw new NotFound();
        return me.id;
      },
      audit: (id) => ({ action: 'people.passkey_removed', entity: 'person', entityId: id }),
      next: () => '/io/secondo-fattore',
    }),
  );
}

const bodyOf = (c: Ctx): Promise<unknown> => c.req.json().catch(() => null);

const no = (c: Ctx, key: string, status: 409 | 422 | 429, values: Record<string, string | number> = {}): Response =>
  c.json({ problem: c.var.here.t(key, values) }, status);

function challenge(c: Ctx, begun: { options: unknown; setCookie: readonly string[] } | null): Response {
  if (!begun) return no(c, 'people.passkey.failed', 409);
  for (const cookie of begun.setCookie) c.header('Set-Cookie', cookie, { append: true });
  c.header('Cache-Control', 'no-store');
  return c.json({ options: begun.options });
}

/** Counted by where it comes from: a key names nobody before it is checked. */
async function spent(c: Ctx, identity: Identity): Promise<Response | null> {
  const address = clientAddress(c, c.var.here.config);
  const seconds = await identity.attempts.spend('passkey', address, address);
  if (seconds === 0) return null;
  c.header('Retry-After', String(seconds));
  return no(c, 'people.sign_in_wait', 429, { minutes: Math.ceil(seconds / 60) });
}
