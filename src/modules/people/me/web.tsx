import { z } from 'zod';
import { type Commons, NotFound } from '#platform/database/index.ts';
import { blank, form } from '#platform/forms/index.ts';
import { type Ctx, certainly, type Doors, showPage } from '#platform/http/index.ts';
import { type Identity, sessionsOf } from '#platform/identity/index.ts';
import { Notice } from '#platform/ui/index.ts';
import { idIn } from '../invitations/web.tsx';
import { type NamedRole, rolesOf } from '../queries.ts';
import { dayInWords, placeInWords } from '../words.ts';
import { endMine, endMyOthers, layDown, meOf, othersWith } from './commands.ts';
import { FormPage } from './form-page.tsx';
import { MePage } from './me-page.tsx';

/** What may have just been done, by the word in the address. */
const deeds = ['benvenuto', 'ruolo', 'sessioni', 'nome', 'email', 'password', 'fattore'] as const;

/** My own page: roles and sessions. */
export function openMe(room: Doors, identityOf: (commons: Commons) => Identity): void {
  room.get('/io', certainly, async (c) => {
    const { here } = c.var;
    const { actor, commons, db, now, t } = here;
    const me = meOf(actor);
    const identity = identityOf(commons);
    const [roles, sessions, factor] = await Promise.all([
      rolesOf(db, me.id, now),
      identity.tokenOf(c.req.raw.headers).then((token) => sessionsOf(db, me.id, token)),
      identity.secondFactor.stateOf(db, me.id),
    ]);
    const deed = deeds.find((one) => c.req.query(one) !== undefined);
    const done = deed ? t(`people.me.done.${deed}`) : null;
    c.header('Cache-Control', 'private, no-store');
    return showPage(
      c,
      { title: t('people.me_title'), unlisted: true },
      <MePage here={here} person={me} roles={roles} sessions={sessions} factor={factor} done={done} />,
    );
  });

  room.get('/io/ruoli/:id', certainly, async (c) => {
    const { here } = c.var;
    const held = await mine(c);
    const title = here.t('people.me.lay_down_title');
    return showPage(
      c,
      { title, unlisted: true, width: 'reading' },
      <FormPage
        here={here}
        shown={blank}
        title={title}
        lead={here.t('people.role_where', {
          role: here.t(`people.role.${held.role}`),
          place: placeInWords(here.t, held),
        })}
        path={`/io/ruoli/${held.id}`}
        button={here.t('people.me.lay_down')}
        danger
      >
        <WhatFollows here={here} held={held} alone={(await othersWith(here.db, held.id)) === 0} />
      </FormPage>,
    );
  });
  room.post(
    '/io/ruoli/:id',
    certainly,
    form({
      schema: z.object({}),
      page: (c) => c.redirect(c.var.here.href('/io'), 303),
      command: (tx, here, _input, c) => layDown(tx, here.actor, idIn(c)),
      audit: (grant) => ({ action: 'people.role_laid_down', entity: 'role_grant', entityId: grant }),
      next: () => '/io?ruolo',
    }),
  );

  const ended = (id: string) => ({ action: 'people.sessions_ended', entity: 'person', entityId: id });
  room.post(
    '/io/sessioni/:id/chiudi',
    certainly,
    form({
      schema: z.object({}),
      page: (c) => c.redirect(c.var.here.href('/io'), 303),
      command: async (tx, here, _input, c) => {
        await endMine(tx, here.actor, idIn(c));
        return meOf(here.actor).id;
      },
      audit: ended,
      next: () => '/io?sessioni',
    }),
  );
  room.post(
    '/io/sessioni/chiudi-altre',
    certainly,
    form({
      schema: z.object({}),
      page: (c) => c.redirect(c.var.here.href('/io'), 303),
      command: async (tx, here, _input, c) => {
        await endMyOthers(tx, here.actor, await identityOf(here.commons).tokenOf(c.req.raw.headers));
        return meOf(here.actor).id;
      },
      audit: ended,
      next: () => '/io?sessioni',
    }),
  );
}

async function mine(c: Ctx): Promise<NamedRole> {
  const { actor, db, now } = c.var.here;
  const id = idIn(c);
  const held = (await rolesOf(db, meOf(actor).id, now)).find((one) => one.id === id);
  if (!held) throw new NotFound();
  return held;
}

const WhatFollows = ({
  here: { t, lang },
  held,
  alone,
}: {
  here: Ctx['var']['here'];
  held: NamedRole;
  alone: boolean;
}) => (
  <>
    <p>{t('people.me.lay_down_follows')}</p>
    <ul>
      <li>{t(`people.role_does.${held.role}`)}</li>
    </ul>
    <p>
      {held.granted_by_name
        ? t('people.me.lay_down_back_by', { by: held.granted_by_name, on: dayInWords(lang, held.granted_at) })
        : t('people.me.lay_down_back')}
    </p>
    {alone ? (
      <Notice kind="warning">
        <p>{t('people.me.lay_down_alone')}</p>
      </Notice>
    ) : null}
  </>
);
