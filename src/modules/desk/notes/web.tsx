import { randomUUID } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { Commons } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, type Doors, doors, type Policy, showPage } from '#platform/http/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { idIn, pointIn } from '../point.ts';
import { listensSomewhere, mayListen } from '../policy.ts';
import { leaveNote, notesDone, notesToDo, tickNote, untickNote } from './notes.ts';
import { NotesPage } from './pages/notes.tsx';
import { Left } from './schema.ts';

const listeners: Policy = { name: 'who listens at a point', allows: listensSomewhere };
const audited = (action: string) => (id: string) => ({ action, entity: 'shift_note', entityId: id });

/** What one shift leaves to the next. */
export function notesWeb(vaultOf: (commons: Commons) => Promise<Vault>): Doors {
  const room = doors();
  const base = '/sportello/:point/consegne';

  const page = async (c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> => {
    const { here } = c.var;
    const point = await pointIn(c, mayListen);
    const vault = await vaultOf(here.commons);
    const [waiting, done] = await Promise.all([
      notesToDo(here.db, point.id, vault),
      notesDone(here.db, point.id, vault),
    ]);
    const id = typeof shown.values.id === 'string' ? shown.values.id : randomUUID();
    return showPage(
      c,
      { title: here.t('desk.notes.title'), status, unlisted: true, width: 'reading' },
      <NotesPage here={here} point={point} id={id} shown={shown} waiting={waiting} done={done} />,
    );
  };

  room.get(base, listeners, (c) => page(c, blank, 200));

  room.post(
    base,
    listeners,
    form({
      schema: Left,
      page,
      command: async (tx, here, said, c) =>
        leaveNote(tx, here.actor, idIn(c, 'point'), { said, now: here.now, vault: await vaultOf(here.commons) }),
      audit: audited('desk.note_left'),
      next: (_here, _id, c) => `/sportello/${c.req.param('point')}?fatto=consegna`,
    }),
  );

  room.post(
    `${base}/:note/fatta`,
    listeners,
    form({
      schema: z.object({}),
      page,
      command: (tx, here, _none, c) =>
        tickNote(tx, here.actor, { point: idIn(c, 'point'), id: idIn(c, 'note') }, here.now),
      audit: audited('desk.note_done'),
      next: (_here, _id, c) => `/sportello/${c.req.param('point')}?fatto=fatta`,
    }),
  );

  room.post(
    `${base}/:note/riapri`,
    listeners,
    form({
      schema: z.object({}),
      page,
      command: (tx, here, _none, c) => untickNote(tx, here.actor, { point: idIn(c, 'point'), id: idIn(c, 'note') }),
      audit: audited('desk.note_reopened'),
      next: (_here, _id, c) => `/sportello/${c.req.param('point')}/consegne`,
    }),
  );
  return room;
}
