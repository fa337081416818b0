import { z } from 'zod';
import { type Commons, Refusal, type Tx } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, certainly, clientAddress, type Doors, type Here, showPage, signedIn } from '#platform/http/index.ts';
import type { Identity } from '#platform/identity/index.ts';
import { localPath } from '../rules.ts';
import { meOf } from './commands.ts';
import { AppPanels, appPicture, CodesPage, GivePage, ManagePage, PasskeysPanel, SetUpPage } from './factor-pages.tsx';
import { Figures } from './schema.ts';
import { isPasswordAsked } from './sure.ts';

/** Setting up, giving and putting down the second factor. */
export function openSecondFactor(room: Doors, identityOf: (commons: Commons) => Identity): void {
  const idOf = (here: Here) => meOf(here.actor).id;
  const draw = (c: Ctx, shown: Shown, status: 200 | 409 | 422) =>
    factorPage(c, identityOf(c.var.here.commons), shown, status);
  const page = (c: Ctx, shown: Shown, status: number) => draw(c, shown, status === 422 ? 422 : 409);
  const about = (action: string) => (id: string) => ({ action, entity: 'person', entityId: id });

  room.get('/io/secondo-fattore', signedIn, (c) => draw(c, blank, 200));

  /** Counts before it looks: six figures are soon guessed by whoever may try as often as they like. */
  const taken = async (tx: Tx, here: Here, c: Ctx, figures: string, look: (identity: Identity) => Promise<boolean>) => {
    const identity = identityOf(here.commons);
    const address = clientAddress(c, here.config);
    const wait = await identity.attempts.spend('second_factor', idOf(here), address);
    if (wait > 0) throw new Refusal('people.factor.wait', 'figures', { minutes: Math.ceil(wait / 60) });
    if (!(await look(identity))) throw new Refusal('people.factor.wrong', 'figures', { figures: figures.length });
    await identity.attempts.forgive('second_factor', idOf(here), address);
    return identity.raise(tx, c.req.raw.headers);
  };

  const give = form({
    schema: Figures,
    page,
    command: async (tx, here, { figures, next }, c) => {
      const cookie = await taken(tx, here, c, figures, (identity) =>
        identity.secondFactor.check(tx, idOf(here), figures, here.now),
      );
      return { id: idOf(here), cookie, next };
    },
    audit: ({ id }) => about('people.second_factor_given')(id),
    next: (here, { cookie, next }, c) => {
      c.header('Set-Cookie', cookie);
      return c.redirect(localPath(next, here.href('/io')), 303);
    },
  });
  const confirm = form({
    schema: Figures,
    page,
    command: async (tx, here, { figures, next }, c) => {
      let codes: string[] | null = null;
      const token = await identityOf(here.commons).tokenOf(c.req.raw.headers);
      const cookie = await taken(tx, here, c, figures, async ({ secondFactor }) => {
        const offered = secondFactor.offer(idOf(here), token ?? '');
        codes = await secondFactor.confirm(tx, idOf(here), offered, figures, here.now);
        return codes !== null;
      });
      return { id: idOf(here), cookie, codes: codes ?? [], next };
    },
    audit: ({ id }) => about('people.second_factor_set_up')(id),
    next: (here, { cookie, codes, next }, c) => {
      c.header('Set-Cookie', cookie);
      return codesPage(c, codes, localPath(next, here.href('/io')));
    },
  });
  room.post('/io/secondo-fattore', signedIn, async (c, next) => {
    const { db, actor, commons } = c.var.here;
    const { app } = await identityOf(commons).secondFactor.stateOf(db, meOf(actor).id);
    return app ? give(c, next) : confirm(c, next);
  });

  room.post(
    '/io/secondo-fattore/codici',
    certainly,
    form({
      schema: z.object({}),
      page,
      command: async (tx, here) => {
        const { secondFactor } = identityOf(here.commons);
        if (!(await secondFactor.stateOf(tx, idOf(here))).app) throw new Refusal('people.factor.no_app');
        return { id: idOf(here), codes: await secondFactor.renewCodes(tx, idOf(here)) };
      },
      audit: ({ id }) => about('people.recovery_codes_renewed')(id),
      next: (here, { codes }, c) => codesPage(c, codes, here.href('/io')),
    }),
  );
  room.post(
    '/io/secondo-fattore/togli',
    certainly,
    form({
      schema: z.object({}),
      page,
      command: async (tx, here, _input, c) => {
        const identity = identityOf(here.commons);
        await identity.secondFactor.remove(tx, idOf(here));
        // A new token brings a new secret: the telephone that is gone must not know it.
        return { id: idOf(here), cookie: await identity.raise(tx, c.req.raw.headers) };
      },
      audit: ({ id }) => about('people.second_factor_removed')(id),
      next: (here, { cookie }, c) => {
        c.header('Set-Cookie', cookie);
        return c.redirect(here.href('/io?fattore'), 303);
      },
    }),
  );
}

function codesPage(c: Ctx, codes: readonly string[], next: string): Promise<Response> {
  const { here } = c.var;
  c.header('Cache-Control', 'private, no-store');
  const page = <CodesPage here={here} codes={codes} next={next} />;
  return Promise.resolve(showPage(c, { title: here.t('people.factor.codes_title'), unlisted: true }, page));
}

async function factorPage(c: Ctx, identity: Identity, shown: Shown, status: 200 | 409 | 422): Promise<Response> {
  const { here } = c.var;
  const { t, db, actor } = here;
  const me = meOf(actor);
  const typed = typeof shown.values.next === 'string' ? shown.values.next : c.req.query('next');
  const next = localPath(typed, here.href('/io'));
  const state = await identity.secondFactor.stateOf(db, me.id);
  const page = { here, shown, state, next };
  c.header('Cache-Control', 'private, no-store');
  const frame = {
    title: t('people.factor.title'),
    status,
    unlisted: true,
    width: 'reading',
    islands: ['passkey'],
  } as const;
  if (actor.owes?.what === 'give') return showPage(c, frame, <GivePage {...page} />);
  const secret = identity.secondFactor.offer(me.id, (await identity.tokenOf(c.req.raw.headers)) ?? '');
  const picture = state.app ? '' : await appPicture(secret, here.commons.title, me.email);
  return showPage(
    c,
    frame,
    <div class="stack stack-wide">
      {state.app ? <ManagePage {...page} /> : <SetUpPage {...page} secret={secret} picture={picture} />}
      <PasskeysPanel {...page} asksPassword={await isPasswordAsked(db, c, identity)} />
      {state.app ? <AppPanels {...page} /> : null}
    </div>,
  );
}
