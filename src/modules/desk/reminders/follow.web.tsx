import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Commons } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, clientAddress, type Doors, doors, limiter, showPage } from '#platform/http/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { readableCode } from './code.ts';
import { type Followed, followCode, sayWrong, stopByCode } from './follow.ts';
import { AskCodePage, FollowedPage, StoppedPage } from './pages/follow.tsx';
import { ByCode, SaidWrong } from './schema.ts';
import { textsOf } from './sent-back.ts';

/** Codes that one address may try in ten minutes. With 50 bits in a code nobody guesses one in a lifetime. */
const tries = limiter(20, 600);

/** What the person sees by the code on paper. The code is sent in a form, and stands in no address. */
export function followWeb(vaultOf: (commons: Commons) => Promise<Vault>): Doors {
  const room = doors();
  const tried = (c: Ctx) => tries(`${c.var.here.commons.name} ${clientAddress(c, c.var.here.config)}`);

  const askPage = (c: Ctx, { values, errors }: Shown, status: ContentfulStatusCode) => {
    const { here } = c.var;
    c.header('Cache-Control', 'no-store');
    return showPage(
      c,
      { title: here.t('desk.follow.title'), status, unlisted: true, width: 'reading' },
      <AskCodePage here={here} code={textsOf(values).code} errors={errors} />,
    );
  };
  const followedPage = (c: Ctx, followed: Followed, code: string, told: boolean) => {
    const { here } = c.var;
    c.header('Cache-Control', 'no-store');
    return showPage(
      c,
      { title: here.t('desk.follow.yours'), unlisted: true, width: 'reading' },
      <FollowedPage here={here} followed={followed} code={readableCode(code)} told={told} />,
    );
  };
  const about = (action: string, id: string) => ({ action, entity: 'reminder', entityId: id });

  room.get('/seguito', anyone, (c) => askPage(c, blank, 200));
  room.post(
    '/seguito',
    anyone,
    form({
      schema: ByCode,
      page: askPage,
      command: async (tx, here, { code }, c) => {
        await tried(c);
        return { ...(await followCode(tx, await vaultOf(here.commons), code)), code };
      },
      audit: ({ id }) => about('desk.reminder_read_by_code', id),
      next: async (_here, followed, c) => followedPage(c, followed, followed.code, false),
    }),
  );
  room.post(
    '/seguito/sbagliato',
    anyone,
    form({
      schema: SaidWrong,
      page: askPage,
      command: async (tx, here, said, c) => {
        await tried(c);
        return { ...(await sayWrong(tx, await vaultOf(here.commons), said, here.now)), code: said.code };
      },
      audit: ({ id }) => about('desk.reminder_said_wrong', id),
      next: async (_here, followed, c) => followedPage(c, followed, followed.code, true),
    }),
  );
  room.post(
    '/seguito/basta',
    anyone,
    form({
      schema: ByCode,
      page: askPage,
      command: async (tx, here, { code }, c) => {
        await tried(c);
        return stopByCode(tx, await vaultOf(here.commons), code);
      },
      audit: ({ id }) => about('desk.reminder_stopped', id),
      next: async (here, _gone, c) => {
        c.header('Cache-Control', 'no-store');
        const frame = { title: here.t('desk.follow.stopped'), unlisted: true, width: 'reading' as const };
        return showPage(c, frame, <StoppedPage here={here} />);
      },
    }),
  );
  return room;
}
