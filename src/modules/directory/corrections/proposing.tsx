import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, type Doors, showPage } from '#platform/http/index.ts';
import { formFor, guarded, questionFor, weigh } from './guard.ts';
import { ProposePage } from './pages/propose.tsx';
import { type Alike, entriesAlike, proposeEntry } from './propose.ts';
import { proposalWish } from './schema.ts';

/** Where anyone says what is missing; before it is kept, what looks like it is shown. */
export function openProposalDoors(doors: Doors): void {
  doors.get('/proponi', anyone, (c) => page(c, blank, 200));
  doors.post(
    '/proponi',
    anyone,
    form({
      schema: z.object({ ...proposalWish, ...guarded, visto: z.string().max(200).catch('').default('') }),
      page,
      command: async (tx, here, { tipo, nome, che_cosa, dove, contatto, email, visto, ...proof }, c) => {
        const values = {
          tipo,
          nome,
          che_cosa,
          dove,
          contatto,
          email: email ?? '',
          modulo: proof.modulo,
          prova: proof.prova,
        };
        const alike = visto === nome ? [] : await entriesAlike(tx, nome, here.now);
        const verdict = alike.length > 0 ? null : await weigh(c, proof);
        if (verdict?.from === 'person') {
          const proposed = { kind: tipo, name: nome, description: che_cosa, where_text: dove, contact: contatto };
          await proposeEntry(tx, proposed, { email, lang: here.lang, code: verdict.code }, here.now);
        }
        const yes = verdict === null ? questionFor(here, proof) : verdict.from === 'unknown' ? verdict.yes : null;
        return { verdict, alike, yes, values };
      },
      next: (_here, { verdict, alike, yes, values }, c) =>
        verdict?.from === 'person' ? `/correzioni/${verdict.code}` : page(c, { ...blank, values }, 200, { yes, alike }),
    }),
  );
}

async function page(
  c: Ctx,
  shown: Shown,
  status: ContentfulStatusCode,
  asked: { yes: string | null; alike: readonly Alike[] } = { yes: null, alike: [] },
): Promise<Response> {
  const { here } = c.var;
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t('corrections.propose.title'), status, width: 'reading', islands: ['proof', 'alike'] },
    <ProposePage
      here={here}
      shown={shown}
      form={formFor(here, shown.values.modulo)}
      yes={asked.yes}
      alike={asked.alike}
    />,
  );
}
