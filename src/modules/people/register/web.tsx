import { z } from 'zod';
import { form } from '#platform/forms/index.ts';
import { type Doors, type Policy, showPage } from '#platform/http/index.ts';
import { idIn } from '../invitations/web.tsx';
import { mayInvite, mayKeepAccounts } from '../policy.ts';
import { localPath } from '../rules.ts';
import { endRole } from './commands.ts';
import { RegisterPage } from './page.tsx';
import { RegisterQuestion, registerOf } from './queries.ts';

const keepers: Policy = { name: 'who keeps the accounts', allows: mayKeepAccounts };
const givers: Policy = { name: 'who may give roles', allows: mayInvite };

/** The coordinators' page, and the end of a role that someone else holds. */
export function openRegister(room: Doors): void {
  room.get('/coordinamento/persone', keepers, async (c) => {
    const { here } = c.var;
    const question = RegisterQuestion.parse(c.req.query());
    const { people, total } = await registerOf(here.db, question);
    const ended = c.req.query('tolto') !== undefined;
    c.header('Cache-Control', 'private, no-store');
    return showPage(
      c,
      { title: here.t('people.register.title'), unlisted: true },
      <RegisterPage here={here} question={question} people={people} total={total} ended={ended} />,
    );
  });

  room.post(
    '/ruoli/:id/togli',
    givers,
    form({
      schema: z.object({ back: z.string().max(200).optional() }),
      page: (c) => c.redirect(c.var.here.href('/io'), 303),
      command: async (tx, here, { back }, c) => ({ grant: await endRole(tx, here, idIn(c)), back }),
      audit: ({ grant }) => ({ action: 'people.role_revoked', entity: 'role_grant', entityId: grant }),
      next: (_here, { back }) => `${localPath(back, '/io')}?tolto`,
    }),
  );
}
