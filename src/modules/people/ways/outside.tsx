import { writeAudit } from '#platform/audit/index.ts';
import { type Commons, NotFound } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { anyone, type Ctx, clientAddress, type Doors, showPage, TooMany } from '#platform/http/index.ts';
import type { Identity } from '#platform/identity/index.ts';
import { ButtonLink, Notice } from '#platform/ui/index.ts';
import { localPath } from '../rules.ts';

/** Coming in through an OpenID Connect provider, where one is configured; otherwise there is no such page. */
export function openOutside(room: Doors, identityOf: (commons: Commons) => Identity): void {
  room.get('/accedi/fuori', anyone, async (c) => {
    const { here } = c.var;
    const { outside, attempts } = identityOf(here.commons);
    if (!outside) throw new NotFound();
    const address = clientAddress(c, here.config);
    const wait = await attempts.spend('provider', address, address);
    if (wait > 0) throw new TooMany(wait);
    const begun = await outside.begin(c.req.raw.headers, localPath(c.req.query('next'), here.href('/io')));
    if (!begun) return sorry(c, 'people.outside.away');
    for (const cookie of begun.setCookie) c.header('Set-Cookie', cookie, { append: true });
    c.header('Cache-Control', 'no-store');
    return c.redirect(begun.to, 303);
  });

  // Not through form(): better-auth writes by itself before anything of ours (sign-in.ts).
  room.get('/accedi/fuori/ritorno', anyone, async (c) => {
    const { here } = c.var;
    const identity = identityOf(here.commons);
    if (!identity.outside) throw new NotFound();
    const { headers } = c.req.raw;
    const who = await identity.outside.finish(headers, new URL(c.req.url).search);
    if (!who) return sorry(c, 'people.outside.unknown');
    const { personId, assurance, next, setCookie } = who;
    const how = { way: 'outside', assurance, remember: false, userAgent: c.req.header('user-agent') } as const;
    const entered = await inTransaction(here.db, async (tx) => {
      await identity.leave(tx, headers);
      const cookie = await identity.enter(tx, personId, how);
      const actor = { person: { id: personId } };
      const fact = { action: 'people.sign_in_from_outside', entity: 'person', entityId: personId };
      await writeAudit(tx, { actor, ...fact, outcome: 'done', requestId: here.requestId });
      return cookie;
    });
    for (const cookie of [...setCookie, entered]) c.header('Set-Cookie', cookie, { append: true });
    c.header('Cache-Control', 'no-store');
    return c.redirect(localPath(next, here.href('/io')), 303);
  });
}

/** The same whatever went wrong: stopped, too late, or nobody whom we know. */
function sorry(c: Ctx, key: string): Response | Promise<Response> {
  const { t, href } = c.var.here;
  const title = t('people.outside.title');
  c.header('Cache-Control', 'no-store');
  return showPage(
    c,
    { title, status: 409, unlisted: true, width: 'reading' },
    <div class="stack">
      <h1>{title}</h1>
      <Notice>
        <p>{t(key)}</p>
      </Notice>
      <div class="buttons">
        <ButtonLink href={href('/accedi')}>{t('people.outside.other_ways')}</ButtonLink>
      </div>
    </div>,
  );
}
