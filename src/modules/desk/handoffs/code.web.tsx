import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { pointCard } from '#modules/directory/index.ts';
import { type Commons, Refusal } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, clientAddress, type Doors, doors, limiter, showPage } from '#platform/http/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { readCode } from './codes.ts';
import { denying } from './denying.ts';
import { CodePage, FollowPage } from './pages/code.tsx';
import { handoffByCode, type Opened } from './queries.ts';
import { ByCode, StopByCode } from './schema.ts';
import { takeByCode } from './take.ts';

/** Tries of one address in a quarter of an hour: of 26 million million codes, nobody meets one by chance. */
const perAddress = 30;

/** What the person sees, with the code on the slip and without an account: what is next, and «stop». */
export function codeWeb(vaultOf: (commons: Commons) => Promise<Vault>, perQuarter = perAddress): Doors {
  const room = doors();
  const often = limiter(perQuarter, 900);
  const told = (c: Ctx) => codePage(c, { ...blank, problem: c.var.here.t('desk.handoff.out_of_turn') }, 409);

  room.get('/invio', anyone, (c) => codePage(c, blank, 200));

  room.post(
    '/invio',
    anyone,
    form({
      schema: ByCode,
      page: codePage,
      command: async (tx, here, { code: typed }, c) => {
        await often(clientAddress(c, here.config));
        const code = known(readCode(typed));
        return { code, opened: known(await handoffByCode(tx, await vaultOf(here.commons), code)) };
      },
      next: (_here, { code, opened }, c) => followPage(c, opened, code, false),
    }),
  );

  room.post(
    '/invio/ritira',
    anyone,
    denying(
      form({
        schema: StopByCode,
        page: codePage,
        command: async (tx, here, { code: typed, id, seen }, c) => {
          await often(clientAddress(c, here.config));
          const [code, vault] = [known(readCode(typed)), await vaultOf(here.commons)];
          const said = { id, seen, act: 'withdraw', reason: 'person_wish' } as const;
          known(await takeByCode(tx, code, said, { now: here.now, vault }));
          return { code, opened: known(await handoffByCode(tx, vault, code)) };
        },
        audit: ({ opened }) => ({ action: 'desk.handoff_withdraw', entity: 'handoff', entityId: opened.row.id }),
        next: (_here, { code, opened }, c) => followPage(c, opened, code, true),
      }),
      told,
    ),
  );
  return room;
}

/** A code that leads nowhere, that is forgotten and that can be none are the same. */
function known<V>(found: V | null): V {
  if (found === null) throw new Refusal('desk.handoff.code.unknown', 'code');
  return found;
}

function codePage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Response | Promise<Response> {
  const { here } = c.var;
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t('desk.handoff.code.title'), status, unlisted: true, width: 'reading' },
    <CodePage here={here} shown={shown} />,
  );
}

async function followPage(c: Ctx, opened: Opened, code: string, stopped: boolean): Promise<Response> {
  const { here } = c.var;
  const point = await pointCard(here.db, opened.row.point_id);
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t(`desk.handoff.told.${opened.row.state}`), unlisted: true, width: 'reading' },
    <FollowPage here={here} opened={opened} code={code} point={point} stopped={stopped} />,
  );
}
