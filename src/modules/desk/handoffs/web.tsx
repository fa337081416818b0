import { randomUUID } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { calendarOf, pointCard } from '#modules/directory/index.ts';
import { romeDate } from '#platform/calendar/index.ts';
import { type Commons, NotFound } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, type Doors, doors, showPage } from '#platform/http/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { listeners, pointIn } from '../counter/here.ts';
import { startByCall } from './call.ts';
import { flagOf } from './clocks.ts';
import { codeOf } from './codes.ts';
import { denying } from './denying.ts';
import { endsAt } from './ends.ts';
import { lookAtFlag } from './flags.ts';
import { CallPage } from './pages/call.tsx';
import { HandoffPage } from './pages/handoff.tsx';
import { HandoffsPage } from './pages/list.tsx';
import { SlipPage } from './pages/slip.tsx';
import { maySeeEnds, partiesOf } from './policy.ts';
import { answeredAt, closedAt, handoffAt, openAt } from './queries.ts';
import { type HandoffAct, stepsFor } from './rules.ts';
import { Call, Said } from './schema.ts';
import { take } from './take.ts';

type VaultOf = (commons: Commons) => Promise<Vault>;

/** The hand-offs of a point: what is open, a call that was made, one hand-off with its buttons, and its slip. */
export function handoffsWeb(vaultOf: VaultOf): Doors {
  const room = doors();
  const doing = async ({ var: { here } }: Ctx) => ({ now: here.now, vault: await vaultOf(here.commons) });
  const one = (c: Ctx, shown: Shown, status: ContentfulStatusCode) => onePage(c, vaultOf, shown, status);
  const meanwhile = (c: Ctx) => one(c, { ...blank, problem: c.var.here.t('desk.handoff.out_of_turn') }, 409);

  room.get(
    '/sportello/:point/invii',
    listeners,
    denying(async (c) => {
      const { here } = c.var;
      const [point, vault] = [await pointIn(c), await vaultOf(here.commons)];
      const [open, closed, ends] = await Promise.all([
        openAt(here.db, vault, point.id),
        closedAt(here.db, vault, point.id),
        maySeeEnds(here.actor, point.id) ? endsAt(here.db, point.id, here.now) : [],
      ]);
      return showPage(
        c,
        { title: here.t('desk.handoff.all'), unlisted: true, width: 'reading' },
        <HandoffsPage here={here} point={point} open={open} closed={closed} ends={ends} />,
      );
    }, meanwhile),
  );

  room.get(
    '/sportello/:point/invii/nuovo',
    listeners,
    denying((c) => {
      const { contatto: encounter = '', dopo: after = '' } = c.req.query();
      return callPage(c, { values: { encounter, after }, errors: {} }, 200);
    }, meanwhile),
  );
  room.post(
    '/sportello/:point/invii/nuovo',
    listeners,
    denying(
      form({
        schema: Call,
        page: callPage,
        command: async (tx, here, said, c) => startByCall(tx, here.actor, pointNamedIn(c), said, await doing(c)),
        audit: (id, { answer }) => ({ action: `desk.handoff_${answer}`, entity: 'handoff', entityId: id }),
        next: (_here, id, c) => `/sportello/${pointNamedIn(c)}/invii/${id}`,
      }),
      (c) => callPage(c, { ...blank, problem: c.var.here.t('desk.handoff.out_of_turn') }, 409),
    ),
  );

  room.get(
    '/sportello/:point/invii/:id',
    listeners,
    denying((c) => one(c, blank, 200), meanwhile),
  );
  room.post(
    '/sportello/:point/invii/:id',
    listeners,
    denying(
      form({
        schema: Said,
        page: one,
        command: async (tx, here, said, c) => {
          await pointIn(c);
          return take(tx, here.actor, idIn(c), said, { ...(await doing(c)), at: pointNamedIn(c) });
        },
        audit: ({ id }, { act }) => ({ action: `desk.handoff_${act}`, entity: 'handoff', entityId: id }),
        next: (_here, row) => `/sportello/${row.point_id}/invii/${row.id}`,
      }),
      meanwhile,
    ),
  );

  room.post(
    '/sportello/:point/invii/:id/guardato',
    listeners,
    denying(
      form({
        schema: z.object({}),
        page: one,
        command: async (tx, here, _said, c) => {
          const point = await pointIn(c);
          const id = idIn(c);
          await lookAtFlag(tx, here.actor, id, { point: point.id, now: here.now, days: calendarOf(here.commons) });
          return id;
        },
        audit: (id) => ({ action: 'desk.handoff_looked', entity: 'handoff', entityId: id }),
        next: (_here, _id, c) => `/sportello/${pointNamedIn(c)}`,
      }),
      meanwhile,
    ),
  );

  room.get(
    '/sportello/:point/invii/:id/foglio',
    listeners,
    denying(async (c) => {
      const { here } = c.var;
      const [point, vault] = [await pointIn(c), await vaultOf(here.commons)];
      const opened = await handoffAt(here.db, vault, point.id, idIn(c));
      if (!opened.row.code_hash) throw new NotFound();
      const card = await pointCard(here.db, point.id);
      const address = here.absolute('/invio').replace(/^https?:\/\//, '');
      return showPage(
        c,
        { title: here.t('desk.handoff.slip.title'), unlisted: true, islands: ['print'] },
        <SlipPage here={here} point={card} opened={opened} code={codeOf(vault, opened.row.id)} address={address} />,
      );
    }, meanwhile),
  );
  return room;
}

/** What ends it badly stands below what brings it on. */
const sad: readonly HandoffAct[] = ['lose', 'withdraw', 'mark_error'];
const lastOf = (act: HandoffAct): number => sad.indexOf(act);

const pointNamedIn = (c: Ctx): string => c.req.param('point') ?? '';

/** The name in the address. Throws `NotFound` for what can be none. */
function idIn(c: Ctx): string {
  const id = z.uuid().safeParse(c.req.param('id'));
  if (!id.success) throw new NotFound();
  return id.data;
}

async function callPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const point = await pointIn(c);
  const encounter = z.uuid().safeParse(shown.values.encounter);
  const answered = encounter.success ? await answeredAt(here.db, point.id, encounter.data) : [];
  const id = z.uuid().safeParse(shown.values.id);
  return showPage(
    c,
    { title: here.t('desk.handoff.call.title'), status, unlisted: true, width: 'reading' },
    <CallPage
      here={here}
      point={point}
      id={id.success ? id.data : randomUUID()}
      today={romeDate(here.now)}
      shown={shown}
      answered={answered}
    />,
  );
}

async function onePage(c: Ctx, vaultOf: VaultOf, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const [point, vault] = [await pointIn(c), await vaultOf(here.commons)];
  const opened = await handoffAt(here.db, vault, point.id, idIn(c));
  const { row } = opened;
  const today = romeDate(here.now);
  const steps = new Set(partiesOf(here.actor, row).flatMap((party) => stepsFor(row.state, row.way, party)));
  const mine = [...steps].toSorted((one, other) => lastOf(one.act) - lastOf(other.act));
  return showPage(
    c,
    { title: here.t('desk.handoff.title', { name: opened.name }), status, unlisted: true, width: 'reading' },
    <HandoffPage
      here={here}
      point={point}
      opened={opened}
      steps={mine}
      flag={flagOf(row, today, calendarOf(here.commons))}
      today={today}
      shown={shown}
    />,
  );
}
