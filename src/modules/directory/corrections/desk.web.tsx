import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, doors, type Here, type Policy, showPage } from '#platform/http/index.ts';
import { holidaysOf } from '../entry/hours.ts';
import { keepsSome } from '../keeping/policy.ts';
import { hoursOf } from './about.ts';
import { answerTimes } from './ends.ts';
import { spotsWaiting, type WaitingSpot, waitingFor } from './inbox.ts';
import { DeskPage } from './pages/desk.tsx';
import { AsidePage } from './pages/desk-aside.tsx';
import { OnePage } from './pages/one.tsx';
import { acceptCorrection, answerCorrection, closeAsDone, readToSettle, setAside, takeBack } from './settle.ts';
import { openProposalDeskDoors, proposalPage } from './settling.tsx';

const keepers: Policy = { name: 'who keeps entries', allows: keepsSome };

/** What waits for whoever keeps entries: corrections and proposed entries, settled one press each. */
export const correctionsDeskWeb = doors();

const desk = '/redazione/correzioni';
const when = ({ commons, now }: Here) => ({ calendar: holidaysOf(commons), now });
const idOf = (c: Ctx): string => c.req.param('id') ?? '';
const empty = z.object({});
const audited = (action: string) => (id: string) => ({
  action: `directory.${action}`,
  entity: 'correction',
  entityId: id,
});

correctionsDeskWeb.get(desk, keepers, (c) => deskPage(c, blank, 200));

correctionsDeskWeb.get(`${desk}/da-parte`, keepers, async (c) => {
  const { here } = c.var;
  const [held, spam] = await Promise.all([
    waitingFor(here.db, here.actor, ['held']),
    waitingFor(here.db, here.actor, ['spam']),
  ]);
  return showPage(
    c,
    { title: here.t('corrections.aside.title'), unlisted: true },
    <AsidePage here={here} held={held} spam={spam} />,
  );
});

correctionsDeskWeb.get(`${desk}/:id`, keepers, (c) => onePage(c, blank, 200));

correctionsDeskWeb.post(
  `${desk}/:id/accetta`,
  keepers,
  form({
    schema: z.object({ valore: z.string().max(8_000).optional(), visto: z.string().max(100).catch('').default('') }),
    page: onePage,
    command: async (tx, here, { valore, visto }, c) => {
      const rewritten = valore === undefined ? null : { to: valore, seen: visto };
      return acceptCorrection(tx, here.actor, idOf(c), rewritten, when(here));
    },
    audit: (answer) => ({ action: `directory.correction_${answer === 'accepted' ? 'accepted' : 'looked_at'}` }),
    next: (_here, answer, c) => (answer === 'accepted' ? `${desk}?fatto=accetta` : `${desk}/${idOf(c)}?guarda=1`),
  }),
);

correctionsDeskWeb.post(
  `${desk}/:id/risposta`,
  keepers,
  form({
    schema: z.object({ parole: z.string({ error: 'corrections.answer_missing' }).max(2_000, 'corrections.too_long') }),
    page: onePage,
    command: async (tx, here, { parole }, c) => {
      await answerCorrection(tx, here.actor, idOf(c), parole, here.now);
      return idOf(c);
    },
    audit: audited('correction_answered'),
    next: () => `${desk}?fatto=risposta`,
  }),
);

correctionsDeskWeb.post(
  `${desk}/:id/fatta`,
  keepers,
  form({
    schema: empty,
    page: onePage,
    command: async (tx, here, _input, c) => {
      // What the page says is kept in the language that it is written in.
      const says = (spot: WaitingSpot) => saysNow({ ...here, db: tx, lang: 'it' }, spot);
      await closeAsDone(tx, here.actor, idOf(c), says, here.now);
      return idOf(c);
    },
    audit: audited('correction_done'),
    next: () => `${desk}?fatto=accetta`,
  }),
);

correctionsDeskWeb.post(
  `${desk}/:id/da-parte`,
  keepers,
  form({
    schema: empty,
    page: onePage,
    command: async (tx, here, _input, c) => {
      await setAside(tx, here.actor, idOf(c), here.now);
      return idOf(c);
    },
    audit: audited('correction_set_aside'),
    next: () => `${desk}?fatto=parte`,
  }),
);

correctionsDeskWeb.post(
  `${desk}/:id/ripresa`,
  keepers,
  form({
    schema: empty,
    page: onePage,
    command: async (tx, here, _input, c) => {
      await takeBack(tx, here.actor, idOf(c), here.now);
      return idOf(c);
    },
    audit: audited('correction_taken_back'),
    next: () => `${desk}?fatto=ripresa`,
  }),
);

/** The median of half a year. */
const halfYear = 183 * 86_400_000;

async function deskPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const [spots, aside, times] = await Promise.all([
    spotsWaiting(here.db, here.actor),
    waitingFor(here.db, here.actor, ['held', 'spam']),
    answerTimes(here.db, new Date(here.now.getTime() - halfYear), here.now),
  ]);
  return showPage(
    c,
    { title: here.t('corrections.desk.title'), status, unlisted: true },
    <DeskPage
      here={here}
      spots={spots}
      aside={aside.length}
      times={times}
      problem={shown.problem}
      done={c.req.query('fatto')}
    />,
  );
}

async function saysNow(here: Here, { entry, fact }: WaitingSpot): Promise<string | null> {
  if (entry === null || fact === null) return null;
  return fact.input === 'hours' ? hoursOf(here, entry.kind, entry.id) : (entry.says[fact.name] ?? null);
}

openProposalDeskDoors(correctionsDeskWeb, keepers, onePage);

async function onePage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const { wish, spot } = await readToSettle(here.db, here.actor, idOf(c));
  if (wish.proposal !== null) return proposalPage(c, shown, status, wish, wish.proposal);
  const hours = spot.fact?.input === 'hours' ? await saysNow(here, spot) : null;
  return showPage(
    c,
    { title: here.t('corrections.one.title'), status, unlisted: true },
    <OnePage here={here} wish={wish} spot={spot} hours={hours} shown={shown} look={c.req.query('guarda') === '1'} />,
  );
}
