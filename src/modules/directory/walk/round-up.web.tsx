import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { NotFound, type Tx } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, doors, type Here, type Policy, showPage } from '#platform/http/index.ts';
import { calendarOf } from '../indexing/index.ts';
import { acceptFind, joinFind, leaveOut } from './decide.ts';
import { findsToRoundUp, findToDecide } from './finds.ts';
import { joinable } from './near.ts';
import { DecidingPage, RoundUpPage } from './pages/round-up.tsx';
import { mayRoundUp } from './policy.ts';
import { Acceptance, Joining, LeavingOut } from './schema.ts';
import { idIn } from './web.tsx';

const coordinators: Policy = { name: 'who rounds up walks', allows: mayRoundUp };
const at = '/coordinamento/mappatura';

/** The pages on which a coordinator goes through what walks added. */
export const roundUpWeb = doors();

roundUpWeb.get(at, coordinators, async (c) => {
  const { here } = c.var;
  const finds = await findsToRoundUp(here.db, here.actor);
  return showPage(c, { title: here.t('walk.round.title'), unlisted: true }, <RoundUpPage here={here} finds={finds} />);
});

roundUpWeb.get(`${at}/:id`, coordinators, (c) => page(c, blank, 200));

const whenOf = ({ now, commons }: Here) => ({ now, calendar: calendarOf(commons) });

decision('accetta', Acceptance, 'directory.walk_accepted', async (tx, here, id, wish) => {
  await acceptFind(tx, here.actor, id, wish, whenOf(here));
});
decision('unisci', Joining, 'directory.walk_joined', (tx, here, id, wish) =>
  joinFind(tx, here.actor, id, wish, whenOf(here)),
);
decision('scarta', LeavingOut, 'directory.walk_left_out', (tx, here, id, wish) =>
  leaveOut(tx, here.actor, id, wish, here.now),
);

/** One of the three things that can be done with a find. */
function decision<S extends z.ZodType>(
  path: string,
  schema: S,
  action: string,
  command: (tx: Tx, here: Here, id: string, wish: z.output<S>) => Promise<void>,
): void {
  roundUpWeb.post(
    `${at}/:id/${path}`,
    coordinators,
    form({
      schema,
      page,
      command: async (tx, here, wish, c) => {
        const id = idIn(c);
        await command(tx, here, id, wish);
        return id;
      },
      audit: (id) => ({ action, entity: 'walk_find', entityId: id }),
      next: (_here, id) => `${at}/${id}`,
    }),
  );
}

async function page(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const find = await findToDecide(here.db, here.actor, idIn(c));
  if (!find) throw new NotFound();
  const { latitude: lat, longitude: lon, address } = find;
  const position = lat !== null && lon !== null ? { lat, lon } : null;
  const near = find.state === 'waiting' ? await joinable(here.db, { name: find.name, position, address }) : [];
  return showPage(
    c,
    { title: find.name, status, unlisted: true, width: 'reading' },
    <DecidingPage here={here} find={find} near={near} shown={shown} />,
  );
}
