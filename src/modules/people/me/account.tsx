import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { type Commons, Refusal } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, certainly, clientAddress, type Doors, type Here } from '#platform/http/index.ts';
import type { Identity } from '#platform/identity/index.ts';
import { writeMail } from '#platform/mail/index.ts';
import { writePassword } from '../commands.ts';
import { confirmPage, emailPage, farewellPage, namePage, passwordPage, plainPage } from './account-pages.tsx';
import { beginEmailChange, changeName, confirmEmailChange, deleteMe, meOf } from './commands.ts';
import { Farewell, NewEmail, NewName, NewPassword } from './schema.ts';
import { mustBeSure } from './sure.ts';

type Draw = (c: Ctx, shown: Shown, status: ContentfulStatusCode) => Promise<Response>;

/** Name, address, password; and the end of the account. */
export function openAccount(room: Doors, identityOf: (commons: Commons) => Identity): void {
  const open = (path: string, draw: Draw) => room.get(path, certainly, (c) => draw(c, blank, 200));
  const about = (action: string) => (id: string) => ({ action, entity: 'person', entityId: id });

  /** Pages that may ask for the password again. */
  const asking =
    (draw: (c: Ctx, identity: Identity, shown: Shown, status: ContentfulStatusCode) => Promise<Response>): Draw =>
    (c, shown, status) =>
      draw(c, identityOf(c.var.here.commons), shown, status);

  open('/io/nome', namePage);
  room.post(
    '/io/nome',
    certainly,
    form({
      schema: NewName,
      page: namePage,
      command: async (tx, here, { name }) => {
        await changeName(tx, here.actor, name);
        return meOf(here.actor).id;
      },
      audit: about('people.name_changed'),
      next: () => '/io?nome',
    }),
  );

  open('/io/email', asking(emailPage));
  room.post(
    '/io/email',
    certainly,
    form({
      schema: NewEmail,
      page: asking(emailPage),
      command: async (tx, here, { email, current }, c) => {
        const identity = identityOf(here.commons);
        await mustBeSure(tx, c, identity, current);
        const wait = await identity.attempts.spend('letter', email, clientAddress(c, here.config));
        if (wait > 0) throw new Refusal('people.sign_in_wait', undefined, { minutes: Math.ceil(wait / 60) });
        const token = await beginEmailChange(tx, here.actor, email);
        const { t, commons } = here;
        await writeMail(tx, here.config.origin, {
          about: 'people.email_change',
          address: email,
          personId: meOf(here.actor).id,
          subject: t('people.me.email_letter_subject', { town: commons.title }),
          paragraphs: [
            t('people.letter_hello'),
            ...(token
              ? [t('people.me.email_letter', { town: commons.title }), here.absolute(`/io/email/conferma/${token}`)]
              : [t('people.me.email_letter_taken', { town: commons.title })]),
            t('people.letter_not_me'),
          ],
        });
        return meOf(here.actor).id;
      },
      audit: about('people.email_change_begun'),
      next: () => '/io/email/inviata',
    }),
  );
  room.get('/io/email/inviata', certainly, (c) =>
    plainPage(c, c.var.here.t('people.me.email_sent_title'), <p>{c.var.here.t('people.me.email_sent')}</p>),
  );

  // Whoever holds the letter may press: the change was asked for by someone who was signed in.
  room.get('/io/email/conferma/:token', anyone, (c) => confirmPage(c, blank, 200));
  room.post(
    '/io/email/conferma/:token',
    anyone,
    form({
      schema: z.object({}),
      page: confirmPage,
      command: async (tx, here, _input, c) => {
        const { personId, before } = await confirmEmailChange(tx, c.req.param('token') ?? '');
        await notice(tx, here, before, 'people.me.email_notice');
        return personId;
      },
      audit: about('people.email_changed'),
      next: (here, _id, c) => {
        c.header('Clear-Site-Data', '"cache"');
        return c.redirect(here.href('/accedi'), 303);
      },
    }),
  );

  open('/io/password', asking(passwordPage));
  room.post(
    '/io/password',
    certainly,
    form({
      schema: NewPassword,
      page: asking(passwordPage),
      command: async (tx, here, { password, current }, c) => {
        const identity = identityOf(here.commons);
        await mustBeSure(tx, c, identity, current);
        const me = meOf(here.actor);
        await writePassword(tx, me.id, password, await identity.tokenOf(c.req.raw.headers));
        await notice(tx, here, me.email, 'people.me.password_notice');
        return me.id;
      },
      audit: about('people.password_changed'),
      next: () => '/io?password',
    }),
  );

  open('/io/elimina', asking(farewellPage));
  room.post(
    '/io/elimina',
    certainly,
    form({
      schema: Farewell,
      page: asking(farewellPage),
      command: async (tx, here, { current }, c) => {
        await mustBeSure(tx, c, identityOf(here.commons), current);
        const me = meOf(here.actor);
        const id = await deleteMe(tx, here.actor);
        await notice(tx, here, me.email, 'people.me.delete_notice');
        return { id, forget: await identityOf(here.commons).signOut(new Headers()) };
      },
      audit: ({ id }) => about('people.person_deleted')(id),
      next: (here, { forget }, c) => {
        c.header('Set-Cookie', forget);
        c.header('Clear-Site-Data', '"cache"');
        return c.redirect(here.href('/'), 303);
      },
    }),
  );
}

/** Tells an address that something about its account has changed, so that nobody else does it unnoticed. */
async function notice(tx: Parameters<typeof writeMail>[0], here: Here, address: string, key: string): Promise<void> {
  const { t, commons, config } = here;
  await writeMail(tx, config.origin, {
    about: key,
    address,
    subject: t('people.me.notice_subject', { town: commons.title }),
    paragraphs: [t('people.letter_hello'), t(key, { town: commons.title })],
  });
}
