import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, type Doors, type Policy, showPage } from '#platform/http/index.ts';
import { holidaysOf } from '../entry/hours.ts';
import type { Proposed, Waiting } from './inbox.ts';
import { ProposalPage } from './pages/proposal.tsx';
import { acceptProposal, entriesAlike, joinProposal } from './propose.ts';
import { contactParts } from './rules.ts';
import { takenProposal } from './schema.ts';

type Page = (c: Ctx, shown: Shown, status: ContentfulStatusCode) => Promise<Response>;

const desk = '/redazione/correzioni';

/** What becomes of a proposed entry: one of ours, or one that was there. */
export function openProposalDeskDoors(doors: Doors, keepers: Policy, page: Page): void {
  doors.post(
    `${desk}/:id/nuova`,
    keepers,
    form({
      schema: z.object(takenProposal),
      page,
      command: async (tx, here, { tipo, nome, che_cosa, telefono, email, sito_web, via, comune, luogo }, c) => {
        const says = {
          description: che_cosa,
          phone: telefono,
          email,
          url: sito_web,
          website: sito_web,
          address_1: via,
          city: comune,
        };
        const when = { calendar: holidaysOf(here.commons), now: here.now };
        const taken = { kind: tipo, name: nome, says, location_id: luogo };
        await acceptProposal(tx, here.actor, c.req.param('id') ?? '', taken, when);
        return c.req.param('id') ?? '';
      },
      audit: (id) => ({ action: 'directory.proposal_accepted', entity: 'correction', entityId: id }),
      next: () => `${desk}?fatto=nuova`,
    }),
  );
  doors.post(
    `${desk}/:id/nota`,
    keepers,
    form({
      schema: z.object({ voce: z.string({ error: 'corrections.one.choose_which' }).max(100) }),
      page,
      command: async (tx, here, { voce }, c) => {
        await joinProposal(tx, here.actor, c.req.param('id') ?? '', voce, here.now);
        return c.req.param('id') ?? '';
      },
      audit: (id) => ({ action: 'directory.proposal_known', entity: 'correction', entityId: id }),
      next: () => `${desk}?fatto=nota`,
    }),
  );
}

/** A proposed entry with what the form of the new one begins with, and what looks like it. */
export async function proposalPage(
  c: Ctx,
  shown: Shown,
  status: ContentfulStatusCode,
  wish: Waiting,
  proposed: Proposed,
): Promise<Response> {
  const { here } = c.var;
  const [alike, places] = await Promise.all([
    entriesAlike(here.db, proposed.name, here.now),
    proposed.where_text === '' ? [] : entriesAlike(here.db, proposed.where_text, here.now),
  ]);
  const { phone, email, url } = contactParts(proposed.contact);
  const isPlace = wish.kind === 'place';
  const where = isPlace ? '' : proposed.where_text;
  const begins = {
    tipo: wish.kind,
    nome: proposed.name,
    che_cosa: [proposed.description, where, phone || email || url ? '' : proposed.contact].filter(Boolean).join('\n\n'),
    telefono: phone ?? '',
    email: email ?? '',
    sito_web: url ?? '',
    via: isPlace ? proposed.where_text : '',
    comune: '',
  };
  return showPage(
    c,
    { title: here.t('corrections.desk.proposal', { name: proposed.name }), status, unlisted: true },
    <ProposalPage
      here={here}
      wish={wish}
      proposed={proposed}
      shown={{ ...shown, values: { ...begins, ...shown.values } }}
      alike={alike}
      places={places.filter(({ kind }) => kind === 'place')}
    />,
  );
}
