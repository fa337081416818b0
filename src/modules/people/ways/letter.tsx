import { setTimeout as pause } from 'node:timers/promises';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { type Commons, Refusal, type Tx } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, clientAddress, type Doors, type Here, showPage } from '#platform/http/index.ts';
import { type Identity, linkAbout, makeLink, useLink } from '#platform/identity/index.ts';
import { writeMail } from '#platform/mail/index.ts';
import { personByEmail } from '../queries.ts';
import { localPath } from '../rules.ts';
import { Email } from '../schema.ts';
import { AskLetterPage, EnterPage, LetterSentPage } from './letter-pages.tsx';

/** Minutes that a link to come in holds. */
const LINK_MINUTES = 15;
/** Milliseconds that asking takes at least, so that writing a letter, or not, cannot be told from outside. */
const EVEN_PACE = 400;

const Ask = z.object({ email: Email, next: z.string().max(2000).optional() });
const Enter = z.object({ remember: z.literal('on').optional() });
const About = z.object({ person: z.uuid(), next: z.string() });

/** Coming in by a letter, for who has no password at hand: the link leads to a page with a button, holds 15 minutes, once. */
export function openLetter(room: Doors, identityOf: (commons: Commons) => Identity): void {
  room.get('/accedi/lettera', anyone, (c) => askPage(c, blank, 200));

  const ask = form({
    schema: Ask,
    page: askPage,
    command: async (tx, here, { email, next }, c) => {
      const wait = await identityOf(here.commons).attempts.spend('letter', email, clientAddress(c, here.config));
      if (wait > 0) throw new Refusal('people.sign_in_wait', undefined, { minutes: Math.ceil(wait / 60) });
      const person = await personByEmail(tx, email);
      if (person) await writeLink(tx, here, person, localPath(next, here.href('/io')));
    },
    next: () => '/accedi/lettera/inviata',
  });
  room.post('/accedi/lettera', anyone, async (c, next) => {
    const [answer] = await Promise.all([ask(c, next), pause(EVEN_PACE)]);
    return answer;
  });
  room.get('/accedi/lettera/inviata', anyone, (c) => {
    const { here } = c.var;
    const title = here.t('people.letter.sent_title');
    return showPage(c, { title, unlisted: true, width: 'reading' }, <LetterSentPage here={here} />);
  });

  room.get('/accedi/lettera/:token', anyone, (c) => enterPage(c, blank, 200));
  room.post(
    '/accedi/lettera/:token',
    anyone,
    form({
      schema: Enter,
      page: enterPage,
      command: async (tx, here, { remember }, c) => {
        const used = await useLink(tx, 'sign_in', c.req.param('token') ?? '');
        if (used === null) throw new Refusal('people.letter.over');
        const { person, next } = About.parse(JSON.parse(used));
        const identity = identityOf(here.commons);
        // Whoever was signed in on this browser before is out: on a shared computer it may be someone else.
        await identity.leave(tx, c.req.raw.headers);
        await tx.updateTable('person').set({ email_verified: true }).where('id', '=', person).execute();
        const userAgent = c.req.header('user-agent');
        const how = { way: 'letter', assurance: 'password', remember: remember === 'on', userAgent } as const;
        return { person, next, cookie: await identity.enter(tx, person, how) };
      },
      audit: ({ person }) => ({ action: 'people.sign_in_by_letter', entity: 'person', entityId: person }),
      next: (here, { cookie, next }, c) => {
        c.header('Set-Cookie', cookie);
        return c.redirect(localPath(next, here.href('/io')), 303);
      },
    }),
  );
}

async function writeLink(tx: Tx, here: Here, person: { id: string; email: string }, next: string): Promise<void> {
  const { t, commons, config } = here;
  const token = await makeLink(tx, 'sign_in', JSON.stringify({ person: person.id, next }), LINK_MINUTES);
  await writeMail(tx, config.origin, {
    about: 'people.sign_in',
    address: person.email,
    personId: person.id,
    subject: t('people.letter.subject', { town: commons.title }),
    paragraphs: [
      t('people.letter_hello'),
      t('people.letter.body', { town: commons.title }),
      here.absolute(`/accedi/lettera/${token}`),
      t('people.letter_not_me'),
    ],
  });
}

async function askPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const next = typeof shown.values.next === 'string' ? shown.values.next : (c.req.query('next') ?? '');
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t('people.letter.title'), status, unlisted: true, width: 'reading' },
    <AskLetterPage here={here} shown={shown} next={next} />,
  );
}

async function enterPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const token = c.req.param('token') ?? '';
  const holds = (await linkAbout(here.db, 'sign_in', token)) !== null;
  c.header('Cache-Control', 'private, no-store');
  c.header('Referrer-Policy', 'no-referrer');
  return showPage(
    c,
    { title: here.t('people.letter.enter_title'), status, unlisted: true, width: 'reading' },
    <EnterPage here={here} shown={shown} token={token} holds={holds} />,
  );
}
