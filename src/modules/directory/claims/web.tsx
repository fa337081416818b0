import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, doors, type Policy, showPage, signedIn } from '#platform/http/index.ts';
import { idIn } from '../entry/serve/shared.tsx';
import { mayCoordinate } from '../keeping/policy.ts';
import { askForCode, askInWords, decide, tryCode, withdraw } from './commands.ts';
import { keepersOf, passLead, takeAway } from './keepers.ts';
import { askForLink, openAtLink, readLink } from './newcomer.ts';
import { readOnFile } from './on-file.ts';
import { type Asking, ManagePage } from './pages/manage.tsx';
import { NewcomerPage } from './pages/newcomer.tsx';
import { RequestsPage } from './pages/requests.tsx';
import { looksAfter } from './policy.ts';
import { decidedLately, myClaim, waitingClaims } from './queries.ts';
import { Code, Decision, InWords, Newcomer, Nothing, Person, Which } from './schema.ts';

/** Who looks after the entries of an organisation: asking to, and deciding who. */
export const claimsWeb = doors();

const coordinators: Policy = { name: 'who decides on requests', allows: mayCoordinate };
const manage = '/organizzazioni/:id/gestisci';
const pathOf = (c: Ctx) => `/organizzazioni/${idIn(c)}/gestisci`;
const claimed = (action: string) => (made: { id: string }) => ({ action, entity: 'claim', entityId: made.id });

claimsWeb.get(manage, anyone, (c) => managePage(c, {}, 200));

/** The page of an organisation's care, with what was typed into one of its forms. */
async function managePage(c: Ctx, asking: Asking, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const { db, actor, now } = here;
  const organization = await readOnFile(db, idIn(c), now);
  const mine = actor.person ? await myClaim(db, organization.id, actor.person.id, now) : undefined;
  const inside = looksAfter(actor, organization.id) || mayCoordinate(actor);
  const keepers = await keepersOf(db, organization.id);
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t('claims.title', { name: organization.name }), status, unlisted: true },
    <ManagePage
      here={here}
      organization={organization}
      kept={keepers.length > 0}
      keepers={inside ? keepers : null}
      looksAfter={looksAfter(actor, organization.id)}
      mine={mine}
      asking={{ done: c.req.query('fatto'), ...asking }}
    />,
  );
}

claimsWeb.post(
  `${manage}/codice`,
  signedIn,
  form({
    schema: Which,
    page: (c, shown, status) => managePage(c, { which: shown }, status),
    command: (tx, here, input, c) => askForCode(tx, here.actor, idIn(c), input, here, here.now),
    audit: claimed('claims.code_sent'),
    next: (_here, _made, c) => `${pathOf(c)}#codice`,
  }),
);

claimsWeb.post(
  `${manage}/prova`,
  signedIn,
  form({
    schema: Code,
    page: (c, shown, status) => managePage(c, { code: shown }, status),
    command: (tx, here, input, c) => tryCode(tx, here.actor, idIn(c), input, here, here.now),
    audit: (made) => ({
      action: made.right ? `claims.${made.state}` : 'claims.wrong_code',
      entity: 'claim',
      entityId: made.id,
    }),
    next: (here, made, c) => {
      if (made.right) return `${pathOf(c)}?fatto=${made.state}`;
      const sentence = made.over
        ? here.t('claims.code_over')
        : made.left > 0
          ? here.t('claims.code_wrong', { left: made.left })
          : here.t('claims.code_spent');
      return managePage(c, { code: { values: {}, errors: { code: sentence } } }, 409);
    },
  }),
);

claimsWeb.post(
  `${manage}/parole`,
  signedIn,
  form({
    schema: InWords,
    page: (c, shown, status) => managePage(c, { words: shown }, status),
    command: (tx, here, input, c) => askInWords(tx, here.actor, idIn(c), input, here, here.now),
    audit: claimed('claims.asked'),
    next: (_here, _made, c) => `${pathOf(c)}?fatto=waiting`,
  }),
);

claimsWeb.post(
  `${manage}/ritira`,
  signedIn,
  form({
    schema: Nothing,
    page: (c, shown, status) => managePage(c, { words: shown }, status),
    command: (tx, here, _input, c) => withdraw(tx, here.actor, idIn(c), here.now),
    audit: claimed('claims.withdrawn'),
    next: (_here, _made, c) => pathOf(c),
  }),
);

claimsWeb.post(
  `${manage}/guida`,
  signedIn,
  form({
    schema: Person,
    page: (c, shown, status) => managePage(c, { keepers: shown }, status),
    command: async (tx, here, { person }, c) => {
      await passLead(tx, here.actor, idIn(c), person);
      return { id: idIn(c) };
    },
    audit: ({ id }, { person }) => ({
      action: 'claims.lead_passed',
      entity: 'organization',
      entityId: `${id}:${person}`,
    }),
    next: (_here, _made, c) => `${pathOf(c)}?fatto=passed`,
  }),
);

claimsWeb.post(
  `${manage}/togli`,
  signedIn,
  form({
    schema: Person,
    page: (c, shown, status) => managePage(c, { keepers: shown }, status),
    command: async (tx, here, { person }, c) => {
      await takeAway(tx, here.actor, idIn(c), person);
      return { id: idIn(c) };
    },
    audit: ({ id }, { person }) => ({
      action: 'claims.editor_taken_away',
      entity: 'organization',
      entityId: `${id}:${person}`,
    }),
    next: (_here, _made, c) => `${pathOf(c)}?fatto=gone`,
  }),
);

claimsWeb.post(
  `${manage}/collegamento`,
  anyone,
  form({
    schema: Which,
    page: (c, shown, status) => managePage(c, { link: shown }, status),
    command: async (tx, here, input, c) => {
      await askForLink(tx, idIn(c), input, here, here.now);
      return { id: idIn(c) };
    },
    audit: ({ id }) => ({ action: 'claims.link_sent', entity: 'organization', entityId: id }),
    next: (_here, _made, c) => `${pathOf(c)}?fatto=link`,
  }),
);

claimsWeb.get(`${manage}/nuovo`, anyone, (c) => newcomerPage(c, blank, 200));

async function newcomerPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const token = typeof shown.values.t === 'string' ? shown.values.t : (c.req.query('t') ?? '');
  const invited = await readLink(here.db, idIn(c), token, here, here.now);
  c.header('Cache-Control', 'private, no-store');
  c.header('Referrer-Policy', 'no-referrer');
  return showPage(
    c,
    {
      title: here.t('claims.new_title', { name: invited.organization.name }),
      status,
      unlisted: true,
      width: 'reading',
    },
    <NewcomerPage here={here} invited={invited} token={token} shown={shown} />,
  );
}

claimsWeb.post(
  `${manage}/nuovo`,
  anyone,
  form({
    schema: Newcomer,
    page: newcomerPage,
    command: (tx, here, input, c) => openAtLink(tx, idIn(c), input, here, here.now),
    audit: ({ id }) => ({ action: 'claims.account_opened', entity: 'claim', entityId: id }),
    next: (here, made, c) =>
      `/accedi?next=${encodeURIComponent(here.href(`${pathOf(c)}?fatto=${made.waits ? 'waiting' : 'granted'}`))}`,
  }),
);

claimsWeb.get('/coordinamento/richieste', coordinators, (c) => requestsPage(c, null, blank, 200));

async function requestsPage(
  c: Ctx,
  about: string | null,
  shown: Shown,
  status: ContentfulStatusCode,
): Promise<Response> {
  const { here } = c.var;
  const [waiting, decided] = await Promise.all([waitingClaims(here.db), decidedLately(here.db)]);
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t('claims.requests_title'), status, unlisted: true },
    <RequestsPage
      here={here}
      waiting={waiting}
      decided={decided}
      about={about}
      shown={shown}
      done={c.req.query('fatto')}
    />,
  );
}

claimsWeb.post(
  '/coordinamento/richieste/:id',
  coordinators,
  form({
    schema: Decision,
    page: (c, shown, status) => requestsPage(c, idIn(c), shown, status),
    command: (tx, here, input, c) => decide(tx, here.actor, idIn(c), input, here, here.now),
    audit: (made, { verdict }) => ({ action: `claims.decided_${verdict}`, entity: 'claim', entityId: made.id }),
    next: (_here, _made) => '/coordinamento/richieste?fatto=1',
  }),
);
