import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { writeAudit } from '#platform/audit/index.ts';
import type { Commons } from '#platform/database/index.ts';
import { blank, fieldErrors, inTransaction, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, clientAddress, type Doors, doors, showPage } from '#platform/http/index.ts';
import type { Identity } from '#platform/identity/index.ts';
import { openInvitations } from './invitations/web.tsx';
import { openAccount } from './me/account.tsx';
import { openSecondFactor } from './me/factor.tsx';
import { openMe } from './me/web.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { openRegister } from './register/web.tsx';
import { localPath } from './rules.ts';
import { SignIn } from './schema.ts';
import { signIn } from './sign-in.ts';
import { openLetter } from './ways/letter.tsx';
import { openOutside } from './ways/outside.tsx';
import { openPasskeys } from './ways/passkey.tsx';

/** The doors of this room: coming in, going out, and what the house knows of me. */
export function web(identityOf: (commons: Commons) => Identity): Doors {
  const room = doors();

  room.get('/accedi', anyone, (c) => {
    const here = c.var.here;
    const next = localPath(c.req.query('next'), here.href('/io'));
    if (here.actor.person) return c.redirect(next, 303);
    return signInPage(c, identityOf, { ...blank, values: { next } }, 200);
  });

  // Not through form(): nothing of ours is written before better-auth has written its own (sign-in.ts).
  room.post('/accedi', anyone, async (c) => {
    const here = c.var.here;
    const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
    const values = kept(body);
    const parsed = SignIn.safeParse(body);
    if (!parsed.success) return signInPage(c, identityOf, { values, errors: fieldErrors(parsed.error, here.t) }, 422);
    const identity = identityOf(here.commons);
    const { email, password, remember } = parsed.data;
    const answer = await signIn(
      here.db,
      identity,
      {
        email,
        password,
        remember: remember === 'on',
        address: clientAddress(c, here.config),
        userAgent: c.req.header('user-agent'),
      },
      here.requestId,
    );
    if (answer.kind === 'wait') {
      c.header('Retry-After', String(answer.seconds));
      const problem = here.t('people.sign_in_wait', { minutes: Math.ceil(answer.seconds / 60) });
      return signInPage(c, identityOf, { values, errors: {}, problem }, 429);
    }
    if (answer.kind === 'wrong') {
      return signInPage(c, identityOf, { values, errors: {}, problem: here.t('people.sign_in_wrong') }, 409);
    }
    // Whoever was signed in on this browser before is out: on a shared computer it may be someone else.
    await identity.signOut(c.req.raw.headers);
    c.header('Set-Cookie', answer.setCookie);
    return c.redirect(localPath(parsed.data.next, here.href('/io')), 303);
  });

  room.post('/esci', anyone, async (c) => {
    const { actor, commons, db, href, requestId } = c.var.here;
    c.header('Set-Cookie', await identityOf(commons).signOut(c.req.raw.headers));
    if (actor.person) {
      const entityId = actor.person.id;
      await inTransaction(db, (tx) =>
        writeAudit(tx, { actor, action: 'people.sign_out', entity: 'person', entityId, outcome: 'done', requestId }),
      );
    }
    // Pages already seen must not come back with the browser's arrow on a shared computer.
    c.header('Clear-Site-Data', '"cache"');
    return c.redirect(href('/'), 303);
  });

  openLetter(room, identityOf);
  openPasskeys(room, identityOf);
  openOutside(room, identityOf);
  openInvitations(room, identityOf);

  openMe(room, identityOf);
  openAccount(room, identityOf);
  openSecondFactor(room, identityOf);
  openRegister(room);

  return room;
}

function signInPage(
  c: Ctx,
  identityOf: (commons: Commons) => Identity,
  shown: Shown,
  status: ContentfulStatusCode,
): Response | Promise<Response> {
  const { commons, href, t } = c.var.here;
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: t('people.sign_in_title'), status, unlisted: true, islands: ['passkey'] },
    <SignInPage t={t} href={href} shown={shown} outside={identityOf(commons).outside?.name ?? null} />,
  );
}

/** What was typed, to be shown again: all but the password. */
function kept(body: Record<string, unknown>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of ['email', 'remember', 'next']) {
    const value = body[name];
    if (typeof value === 'string') values[name] = value.slice(0, 2000);
  }
  return values;
}
