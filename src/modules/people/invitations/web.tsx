import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { type Commons, NotFound, Refusal } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, clientAddress, type Doors, limiter, type Policy, showPage } from '#platform/http/index.ts';
import { type Identity, roleNames } from '#platform/identity/index.ts';
import { mayInvite, mayInviteTo, mayKeepAccounts } from '../policy.ts';
import { endOfDay } from '../rules.ts';
import { acceptAsNewcomer, acceptInvitation, invite, revokeInvitation } from './commands.ts';
import { InvitePage } from './invite-page.tsx';
import { writeInvitation } from './letter.ts';
import {
  colleaguesIn,
  invitationByToken,
  type NamedPlace,
  organizationsLed,
  placesNamed,
  waitingInvitations,
} from './queries.ts';
import { stateOf } from './rules.ts';
import { Invite, inviteScopes, Welcome } from './schema.ts';
import { WelcomePage } from './welcome-page.tsx';

const inviters: Policy = { name: 'who may invite', allows: mayInvite };
// Enough for a whole steering group in an hour; a programme that guesses links gets nowhere near.
const often = limiter(60, 3600);

/** Inviting, and accepting an invitation. */
export function openInvitations(room: Doors, identityOf: (commons: Commons) => Identity): void {
  room.get('/inviti', inviters, (c) => invitePage(c, blank, 200));

  const send = form({
    schema: Invite,
    page: invitePage,
    command: async (tx, here, input, c) => {
      await often(clientAddress(c, here.config));
      const scope_id = await placeMeant(tx, input);
      const wish = {
        email: input.email,
        role: input.role,
        scope: input.scope,
        scope_id,
        role_ends_at: input.until ? endOfDay(input.until) : null,
      };
      const { id, token } = await invite(tx, here.actor, wish, here.now);
      await writeInvitation(tx, here, id, token);
      return id;
    },
    audit: (id) => ({ action: 'people.invited', entity: 'invitation', entityId: id }),
    next: (_here, id) => `/inviti?mandato=${id}`,
  });
  room.post('/inviti', inviters, send);

  const takeBack = form({
    schema: z.object({}),
    page: (c) => c.redirect(c.var.here.href('/inviti'), 303),
    command: async (tx, here, _input, c) => {
      const id = idIn(c);
      await revokeInvitation(tx, here.actor, id, here.now);
      return id;
    },
    audit: (id) => ({ action: 'people.invitation_revoked', entity: 'invitation', entityId: id }),
    next: () => '/inviti',
  });
  room.post('/inviti/:id/ritira', inviters, takeBack);

  room.get('/invito/:token', anyone, (c) => welcomePage(c, blank, 200));

  const accept = form({
    schema: z.object({}),
    page: welcomePage,
    command: (tx, here, _input, c) => acceptInvitation(tx, here.actor, tokenIn(c), here.now),
    audit: ({ personId, invitation }) => acceptance(personId, invitation),
    next: () => '/io?benvenuto=1',
  });
  const begin = form({
    schema: Welcome,
    page: welcomePage,
    command: async (tx, here, input, c) => {
      const accepted = await acceptAsNewcomer(tx, tokenIn(c), input, here.now);
      const userAgent = c.req.header('user-agent');
      const how = { way: 'letter', assurance: 'password', remember: false, userAgent } as const;
      return { ...accepted, cookie: await identityOf(here.commons).enter(tx, accepted.personId, how) };
    },
    audit: ({ personId, invitation }) => acceptance(personId, invitation),
    next: (here, { cookie }, c) => {
      c.header('Set-Cookie', cookie);
      return c.redirect(here.href('/io?benvenuto=1'), 303);
    },
  });
  room.post('/invito/:token', anyone, async (c, next) => {
    await often(clientAddress(c, c.var.here.config));
    return c.var.here.actor.person ? accept(c, next) : begin(c, next);
  });
}

const acceptance = (personId: string, invitation: { id: string }) => ({
  action: 'people.invitation_accepted',
  entity: 'invitation',
  entityId: `${invitation.id}:${personId}`,
});

const tokenIn = (c: Ctx): string => c.req.param('token') ?? '';

/** The id in the path; what is none names nothing. */
export function idIn(c: Ctx): string {
  const id = z.uuid().safeParse(c.req.param('id'));
  if (!id.success) throw new NotFound();
  return id.data;
}

/** The organisation, point or neighbourhood that was named. Refuses a name that none has, and one that several have. */
async function placeMeant(db: Ctx['var']['here']['db'], { scope, place, scope_id }: Invite): Promise<string | null> {
  if (scope === 'commons') return null;
  if (scope_id) return scope_id;
  const [first, ...others] = await placesNamed(db, scope, place);
  if (!first) throw new Refusal('people.invite.place_unknown', 'place');
  if (others.length > 0) throw new Refusal('people.invite.place_several', 'place');
  return first.id;
}

async function invitePage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const { actor, db, t } = here;
  const everywhere = mayKeepAccounts(actor);
  const led = everywhere ? null : await organizationsLed(db, actor);
  const waiting = await waitingInvitations(db, actor);
  const sample = { scope: 'organization', scope_id: led?.[0]?.id ?? null } as const;
  const roles = roleNames.filter((role) => mayInviteTo(actor, { role, ...sample }));
  const sent = waiting.find(({ id }) => id === c.req.query('mandato'))?.email ?? null;
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: t('people.invite.title'), status, unlisted: true },
    <InvitePage
      here={here}
      shown={shown}
      roles={roles}
      led={led}
      candidates={status === 409 ? await candidatesFor(c, shown) : []}
      waiting={waiting}
      colleagues={led ? await colleaguesIn(db, led) : []}
      sent={sent}
    />,
  );
}

async function candidatesFor(c: Ctx, { values }: Shown): Promise<NamedPlace[]> {
  const scope = inviteScopes.find((one) => one === values.scope);
  if (!scope || scope === 'commons' || typeof values.place !== 'string' || values.place === '') return [];
  return placesNamed(c.var.here.db, scope, values.place);
}

async function welcomePage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const token = tokenIn(c);
  const invitation = await invitationByToken(here.db, token);
  if (!invitation) throw new NotFound();
  c.header('Cache-Control', 'private, no-store');
  // The address of this page opens something: it is told to nobody.
  c.header('Referrer-Policy', 'no-referrer');
  const title = here.t('people.invite.welcome_title', { town: here.commons.title });
  const state = stateOf(invitation, here.now);
  return showPage(
    c,
    { title, status, unlisted: true },
    <WelcomePage here={here} invitation={invitation} state={state} token={token} shown={shown} />,
  );
}
