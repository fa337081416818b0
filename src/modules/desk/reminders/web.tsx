import { randomUUID } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { writeAudit } from '#platform/audit/index.ts';
import { type Commons, NotFound } from '#platform/database/index.ts';
import { blank, form, inTransaction, type Shown } from '#platform/forms/index.ts';
import { type Ctx, type Doors, doors, type Here, showPage } from '#platform/http/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { listeners, pointIn } from '../counter/here.ts';
import {
  changeReminder,
  eraseReminder,
  finishReminder,
  isId,
  type Named,
  postponeReminder,
  reopenReminder,
} from './change.ts';
import { codeOf } from './code.ts';
import { ListPage } from './pages/list.tsx';
import { NewReminderPage } from './pages/new.tsx';
import { ReminderPage } from './pages/reminder.tsx';
import { SlipPage } from './pages/slip.tsx';
import { readPhone } from './phone.ts';
import { alikeAt, controllerOf, doneAt, type Reminder, readReminder, waitingAt } from './queries.ts';
import { saveReminder } from './save.ts';
import { ChangedReminder, NewReminder, Postponed, Pressed } from './schema.ts';
import { sentBack, textsOf } from './sent-back.ts';

type Vaults = (commons: Commons) => Promise<Vault>;

/** Whom the point promised to call back: the list, one opened, and what becomes of it. */
export function remindersWeb(vaultOf: Vaults): Doors {
  const room = doors();
  const at = async (here: Here) => ({ now: here.now, vault: await vaultOf(here.commons), town: here.commons.title });
  const list = '/sportello/:point/promemoria';
  const one = `${list}/:id`;

  room.get(list, listeners, async (c) => {
    const { here } = c.var;
    const point = await pointIn(c);
    const [waiting, done] = await inTransaction(here.db, async (tx) => {
      const lines = [await waitingAt(tx, point.id), await doneAt(tx, point.id)] as const;
      await wrote(tx, here, 'desk.reminders_listed', 'point', point.id);
      return lines;
    });
    const erased = c.req.query('cancellato') !== undefined;
    return showPage(
      c,
      { title: here.t('desk.reminders.title'), unlisted: true },
      <ListPage here={here} point={point} waiting={waiting} done={done} erased={erased} />,
    );
  });

  const newPage = async (c: Ctx, shown: Shown, status: ContentfulStatusCode) => {
    const { here } = c.var;
    const point = await pointIn(c);
    const values = textsOf(shown.values);
    const id = values.id ?? randomUUID();
    const phone = status === 409 ? readPhone(values.phone ?? '') : null;
    const alike = phone ? await alikeAt(here.db, await vaultOf(here.commons), point.id, phone, id) : [];
    return showPage(
      c,
      { title: here.t('desk.reminder.new_title'), status, unlisted: true, width: 'reading' },
      <NewReminderPage
        here={here}
        point={point}
        controller={await controllerOf(here.db, point.id, here.commons.title)}
        values={{ ...values, id }}
        errors={shown.errors}
        problem={shown.problem}
        alike={alike}
        afterContact={c.req.query('contatto') !== undefined}
      />,
    );
  };
  room.get(`${list}/nuovo`, listeners, (c) => newPage(c, blank, 200));
  room.post(
    `${list}/nuovo`,
    listeners,
    form({
      schema: NewReminder,
      page: newPage,
      command: async (tx, here, said, c) =>
        saveReminder(tx, here.actor, c.req.param('point') ?? '', said, await at(here)),
      audit: (id) => ({ action: 'desk.reminder_written', entity: 'reminder', entityId: id }),
      next: (_here, id, c) => `/sportello/${c.req.param('point')}/promemoria/${id}?scritto=1`,
    }),
  );

  const onePage = async (c: Ctx, shown: Shown, status: ContentfulStatusCode, open: 'change' | 'postpone' | null) => {
    const { here } = c.var;
    const point = await pointIn(c);
    const reminder = await read(here, point.id, c.req.param('id') ?? '', await vaultOf(here.commons));
    return showPage(
      c,
      { title: here.t('desk.reminder.title'), status, unlisted: true, width: 'reading' },
      <ReminderPage
        here={here}
        base={here.href(`/sportello/${point.id}/promemoria`)}
        slip={`${reminder.notice_lang === 'en' ? '/en' : ''}/sportello/${point.id}/promemoria/${reminder.id}/foglietto`}
        reminder={reminder}
        {...sentBack(here.t, shown, reminder)}
        problem={shown.problem}
        open={open}
        fresh={c.req.query('scritto') !== undefined}
      />,
    );
  };
  room.get(one, listeners, (c) => onePage(c, blank, 200, null));

  const named = (c: Ctx): Named => ({ point: c.req.param('point') ?? '', id: c.req.param('id') ?? '' });
  const kept = (action: string) => ({
    audit: ({ id }: Named) => ({ action, entity: 'reminder', entityId: id }),
    next: (_here: Here, { point, id }: Named) => `/sportello/${point}/promemoria/${id}`,
  });
  room.post(
    one,
    listeners,
    form({
      schema: ChangedReminder,
      page: (c, shown, status) => onePage(c, shown, status, 'change'),
      command: async (tx, here, said, c) => changeReminder(tx, here.actor, named(c), said, await at(here)),
      ...kept('desk.reminder_changed'),
    }),
  );
  room.post(
    `${one}/rimanda`,
    listeners,
    form({
      schema: Postponed,
      page: (c, shown, status) => onePage(c, shown, status, 'postpone'),
      command: (tx, here, said, c) => postponeReminder(tx, here.actor, named(c), said, here.now),
      ...kept('desk.reminder_postponed'),
    }),
  );
  const pressed = {
    schema: Pressed,
    page: (c: Ctx, shown: Shown, status: ContentfulStatusCode) => onePage(c, shown, status, null),
  };
  room.post(
    `${one}/fatto`,
    listeners,
    form({
      ...pressed,
      command: (tx, here, _said, c) => finishReminder(tx, here.actor, named(c), here.now),
      ...kept('desk.reminder_done'),
    }),
  );
  room.post(
    `${one}/riapri`,
    listeners,
    form({
      ...pressed,
      command: (tx, here, _said, c) => reopenReminder(tx, here.actor, named(c)),
      ...kept('desk.reminder_reopened'),
    }),
  );
  room.post(
    `${one}/cancella`,
    listeners,
    form({
      ...pressed,
      command: (tx, here, _said, c) => eraseReminder(tx, here.actor, named(c)),
      ...kept('desk.reminder_erased'),
      next: (_here, { point }) => `/sportello/${point}/promemoria?cancellato=1`,
    }),
  );

  room.get(`${one}/foglietto`, listeners, async (c) => {
    const { here } = c.var;
    const point = await pointIn(c);
    const vault = await vaultOf(here.commons);
    const { id } = await read(here, point.id, c.req.param('id') ?? '', vault);
    return showPage(
      c,
      { title: here.t('desk.slip.title'), unlisted: true, width: 'reading', islands: ['print'] },
      <SlipPage here={here} point={point} id={id} code={codeOf(vault, id)} />,
    );
  });
  return room;
}

/** Opens a reminder, and writes down that it was opened and by whom. */
async function read(here: Here, point: string, id: string, vault: Vault): Promise<Reminder> {
  if (!isId(id)) throw new NotFound();
  return inTransaction(here.db, async (tx) => {
    const reminder = await readReminder(tx, vault, point, id);
    await wrote(tx, here, 'desk.reminder_read', 'reminder', id);
    return reminder;
  });
}

const wrote = (tx: Parameters<typeof writeAudit>[0], here: Here, action: string, entity: string, entityId: string) =>
  writeAudit(tx, { actor: here.actor, action, entity, entityId, outcome: 'done', requestId: here.requestId });
