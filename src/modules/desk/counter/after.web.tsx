import { z } from 'zod';
import { entriesNamed } from '#modules/directory/index.ts';
import { NotFound } from '#platform/database/index.ts';
import { form } from '#platform/forms/index.ts';
import { type Doors, showPage } from '#platform/http/index.ts';
import { contactIn, listeners, pointIn } from './here.ts';
import { DonePage, FollowPage } from './pages/after.tsx';
import { mayTakeBack, takeBack } from './take-back.ts';

/** What comes right after a contact: a sheet to take along, the next person, what has to follow, the way back. */
export function openAfter(room: Doors): void {
  room.get('/sportello/:point/fatto', listeners, async (c) => {
    const { here } = c.var;
    const point = await pointIn(c);
    const contact = await contactIn(c, point);
    if (!contact) return c.redirect(here.href(`/sportello/${point.id}`), 303);
    const answers = await entriesNamed(
      here.db,
      contact.answers.map(({ kind, entry_id }) => ({ kind, id: entry_id })),
    );
    const mayUndo = mayTakeBack(here.actor, contact, here.now);
    return showPage(
      c,
      { title: here.t('desk.done.title'), unlisted: true, width: 'reading', islands: ['desk'] },
      <DonePage here={here} point={point} contact={contact} answers={answers} mayUndo={mayUndo} />,
    );
  });

  room.get('/sportello/:point/seguito', listeners, async (c) => {
    const { here } = c.var;
    const point = await pointIn(c);
    const contact = await contactIn(c, point);
    if (!contact) return c.redirect(here.href(`/sportello/${point.id}`), 303);
    const mayUndo = mayTakeBack(here.actor, contact, here.now);
    return showPage(
      c,
      { title: here.t('desk.then.title'), unlisted: true, width: 'reading' },
      <FollowPage here={here} point={point} contact={contact} mayUndo={mayUndo} />,
    );
  });

  const undo = form({
    schema: z.object({ contatto: z.uuid() }),
    // The one field is not typed by anyone.
    page: () => {
      throw new NotFound();
    },
    command: (tx, here, { contatto }, c) => takeBack(tx, here.actor, c.req.param('point') ?? '', contatto, here.now),
    audit: (id) => ({ action: 'desk.contact_taken_back', entity: 'encounter', entityId: id }),
    next: (_here, _id, c) => `/sportello/${c.req.param('point')}?fatto=annullato`,
  });
  room.post('/sportello/:point/annulla', listeners, undo);
}
