import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { NotFound } from '#platform/database/index.ts';
import { blank, form, type Shown, typed } from '#platform/forms/index.ts';
import { anyone, type Ctx, doors, showPage } from '#platform/http/index.ts';
import { readKept } from '../keeping/entry.ts';
import { hoursOf, readAbout } from './about.ts';
import { formFor, guarded, weigh } from './guard.ts';
import { ChooseFactPage, NewCorrectionPage } from './pages/new.tsx';
import { StatusPage } from './pages/status.tsx';
import { openProposalDoors } from './proposing.tsx';
import { reportCorrection } from './report.ts';
import { correctionWish } from './schema.ts';
import { readStatus } from './status.ts';

/** Saying what should read otherwise, proposing what is missing, and following what becomes of it: for anyone, without an account. */
export const correctionsWeb = doors();

correctionsWeb.get('/correzioni/nuova', anyone, (c) => {
  const values = { voce: c.req.query('voce') ?? '', campo: c.req.query('campo') ?? '' };
  return newPage(c, { ...blank, values }, 200);
});

correctionsWeb.post(
  '/correzioni/nuova',
  anyone,
  form({
    schema: z.object({ ...correctionWish, ...guarded }),
    page: newPage,
    command: async (tx, here, { voce, campo, giusto, email, ...proof }, c) => {
      const { kind, id, fact, says } = await readAbout({ ...here, db: tx }, voce, campo);
      if (fact === null) throw new NotFound();
      const verdict = await weigh(c, proof);
      if (verdict.from === 'person') {
        const wished = { said: says, wish: giusto, email, lang: here.lang, code: verdict.code };
        await reportCorrection(tx, { kind, id, fact: fact.name }, wished, here.now);
      }
      return { verdict, values: { voce, campo, giusto, email: email ?? '', modulo: proof.modulo } };
    },
    next: (_here, { verdict, values }, c) =>
      verdict.from === 'person' ? `/correzioni/${verdict.code}` : newPage(c, { ...blank, values }, 200, verdict.yes),
  }),
);

openProposalDoors(correctionsWeb);

correctionsWeb.get('/correzioni/:codice{[A-Za-z0-9_-]{22}}', anyone, async (c) => {
  const { here } = c.var;
  const status = await readStatus(here.db, c.req.param('codice') ?? '');
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    {
      title: here.t(`corrections.status.${status.fact === null ? 'proposal' : 'correction'}`),
      unlisted: true,
      width: 'reading',
    },
    <StatusPage here={here} status={status} address={here.absolute(here.path)} />,
  );
});

async function newPage(
  c: Ctx,
  shown: Shown,
  status: ContentfulStatusCode,
  yes: string | null = null,
): Promise<Response> {
  const { here } = c.var;
  const about = await readAbout(here, typed(shown, 'voce'), typed(shown, 'campo'));
  const { fact } = about;
  c.header('Cache-Control', 'private, no-store');
  if (fact === null) {
    const says = {
      ...(await readKept(here.db, about.kind, about.id)).says,
      hours: await hoursOf(here, about.kind, about.id),
    };
    return showPage(
      c,
      { title: here.t('corrections.choose.title'), unlisted: true, width: 'reading' },
      <ChooseFactPage here={here} about={about} says={says} />,
    );
  }
  const title = here.t('corrections.new.title', { fact: here.t(`corrections.fact.${fact.name}`) });
  return showPage(
    c,
    { title, unlisted: true, status, width: 'reading', islands: ['proof'] },
    <NewCorrectionPage
      here={here}
      about={{ ...about, fact }}
      shown={shown}
      form={formFor(here, shown.values.modulo)}
      yes={yes}
    />,
  );
}
